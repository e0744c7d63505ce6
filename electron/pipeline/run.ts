import { BoundedQueue } from '../base/bounded-queue.ts'
import type { Interval } from '../base/interval-set.ts'
import type { TrayFlag } from '../domain/tray/passage.ts'
import type { JournalRecord } from '../intake/intake.ts'
import type { SequencedMessage } from '../scanner/link.ts'
import type { CommitGroup, CommitItem, EggChange } from '../store/store.ts'
import { ModelAsker } from './ask-model.ts'
import { type BuiltGroup, buildGroup } from './build-group.ts'
import { CommitPace } from './commit-pace.ts'
import { DiskStates } from './disk-states.ts'
import { nextWorks } from './group-bounds.ts'
import { type Arrival, JournalWriter } from './journal-writer.ts'
import { MessageNames } from './message-names.ts'
import { arrivalOf, openRecord, replayOf } from './open-record.ts'
import { Orders } from './orders.ts'
import { PathFigures } from './path-figures.ts'
import type { PipelineParts } from './pipeline-parts.ts'
import type { Predictor } from './predict/prediction.ts'
import { Received } from './received.ts'
import { ReceivedBytes } from './received-bytes.ts'
import { SequenceGate } from './sequence-gate.ts'
import { type OpenVisit, TrayBook } from './tray-book.ts'
import { traySeenMonoMs } from './tray-seen.ts'
import { isSettled, type Work } from './work.ts'

/**
 * The data path, in order. This is the only file that knows it:
 *
 *   message → journal (durable) → acknowledged → decoded → predicted → decided → committed → sorter → screen
 *
 * Everything commits in the order of the journal, so that one number says what is safe.
 */

/** Messages that may wait for a decision: 34 MB of 64×64 scans, four seconds at 1,000 scans/s. When it is full the scanner gets no credit and keeps its scans. */
export const WORK_QUEUE_MAX = 4096
/** The same limit for large pictures, in bytes. */
const WORK_BYTES_MAX = 256 * 1024 * 1024
/** Messages the scanner may have under way unacknowledged. */
export const SCANNER_CREDIT_MAX = 256
/** One transaction holds at most this many messages: past 64 a group costs latency and saves nothing. */
export const COMMIT_GROUP_MAX = 64

export class Pipeline {
  readonly #parts: PipelineParts
  readonly #received: Received
  readonly #names: MessageNames
  readonly #queue = new BoundedQueue<Work>(WORK_QUEUE_MAX)
  #trays: TrayBook
  readonly #asker: ModelAsker
  readonly #pace: CommitPace
  readonly #gate: SequenceGate
  readonly #writer: JournalWriter
  readonly #figures = new PathFigures()
  readonly #disks: DiskStates
  readonly #orders: Orders
  #queuedBytes = 0
  #writingBytes = 0
  #releasedThrough: number
  /** Removals whose orders did not go out, or nobody knows; written down before anything else. */
  readonly #notRemoved: CommitItem[]
  #commitDue = false
  #closed = false

  constructor(parts: PipelineParts) {
    this.#parts = parts
    this.#pace = new CommitPace(parts.clock)
    this.#disks = new DiskStates((failing) => {
      parts.onDiskState(failing)
      parts.onProgress()
    })
    this.#received = parts.received ?? new Received(parts.start.sessions)
    const bytes = parts.receivedBytes ?? new ReceivedBytes()
    this.#names = new MessageNames({ ...parts, bytes, received: this.#received })
    this.#trays = new TrayBook(parts.start, parts.visitNumbers)
    this.#orders = new Orders(parts, (judged, nowMonoMs) => this.#figures.onWire(judged, nowMonoMs))
    // Decided before this start: sent or not, only the sorter knows.
    this.#notRemoved = this.#trays.removals()
    this.#releasedThrough = parts.start.releasedThrough
    this.#gate = new SequenceGate((message) => this.#received.firstMissing(message))
    this.#writer = new JournalWriter({
      ...{ intake: parts.intake, timers: parts.timers, log: parts.log },
      onDurable: (record, arrival) => this.#onDurable(record, arrival),
      onFailing: (failing) => this.#disks.set('journal', failing),
    })
    this.#asker = new ModelAsker({ ...parts, onSettled: () => this.#commitSoon(), share: parts.modelShare })
    for (const record of parts.intake.replay(parts.start.releasedThrough)) this.#replay(record)
    if (this.#notRemoved.length > 0) this.#commitSoon()
  }

  get backlog(): number {
    return this.#queue.length + this.#writer.count
  }

  get figures(): Pick<PathFigures, 'duplicates' | 'latencyCounts' | 'rejected' | 'orderFaults'> {
    return this.#figures
  }

  get credit(): number {
    if (this.#disks.failing || this.#isFull) return 0
    return Math.max(0, Math.min(SCANNER_CREDIT_MAX, WORK_QUEUE_MAX - this.backlog))
  }

  get #isFull(): boolean {
    return this.backlog >= WORK_QUEUE_MAX || this.#queuedBytes + this.#writingBytes >= WORK_BYTES_MAX
  }

  /** Durable sequence numbers of a session: what may be acknowledged. */
  have(session: { scannerSerial: string; sessionId: string }): readonly Interval[] {
    return this.#received.ranges(session)
  }

  setPredictor(predictor: Predictor | undefined): void {
    this.#asker.setPredictor(predictor)
  }

  /** A sequenced message from the link. Returns at once; what is full is left to the scanner, which sends it again. */
  receive(message: SequencedMessage): void {
    if (this.#isFull || this.#closed) return
    const named = this.#names.take(message)
    if (named === undefined) {
      this.#figures.duplicates++
      this.#parts.onProgress()
      return
    }
    if (named.sessionId !== message.sessionId) this.#gate.begin(named)
    // The link's payload is a view into its read buffer, which it reuses.
    const ready = this.#gate.offer({ ...named, payload: named.payload.slice() }, this.#parts.clock.monoMs())
    if (ready === undefined) this.#received.forget(named)
    else this.#write(ready)
  }

  /** The link to the scanner came up, broke, or tries again. */
  onLinkState(): void {
    if (!this.#closed) this.#remember(this.#orders.onLinkState(() => this.#trays.inFlight()))
  }

  /** Called several times a second: goes on past messages that never came, past orders of which nobody hears, and past trays whose session is over. */
  tick(): void {
    this.#remember(this.#orders.tick(() => this.#trays.inFlight()))
    // Without credit the scanner may not even send again what is missing.
    const mayCome = this.credit > 0 && this.#parts.sorterReachable()
    const { messages, skipped } = this.#gate.giveUp(this.#parts.clock.monoMs(), mayCome)
    if (skipped > 0) this.#figures.countRejected('NEVER_CAME', skipped)
    if (skipped > 0) this.#parts.log.error({ skipped }, 'messages of the scanner never came')
    this.#write(messages)
    const isOver = ({ visit: { ref } }: OpenVisit) => this.#parts.sessionIsOver(ref) && !this.#gate.keeps(ref)
    if (this.backlog === 0) this.holdOpenTrays(this.#trays.openVisits.filter(isOver))
  }

  /** Ends the trays that are still open as held: nothing more will come for them. False while the disk refuses. */
  holdOpenTrays(open = this.#trays.openVisits): boolean {
    const endedWallMs = this.#parts.clock.wallMs()
    const ended = { kind: 'tray-end', endedWallMs, state: 'held', reason: 'INCOMPLETE' } as const
    const items = open.map(({ visit: { visitId } }) => ({ ...ended, visitId }))
    if (items.length === 0) return true
    if (this.#pace.pauseMs > 0 || !this.#commitNotRemoved() || !this.#commitTrays(items)) return false
    for (const { visit } of open) this.#trays.end(visit.ref)
    return true
  }

  /** A person said something of a tray that may still be under the scanner: what comes of it now is decided accordingly. */
  setTrayMarks(visitId: number, flags: readonly TrayFlag[]): void {
    this.#trays.setMarks(visitId, flags)
  }

  /** Waits until nothing more can be settled: everything committed, or only scans without a model left (they are durable and replayed at the next start). */
  async drain(deadlineMonoMs: number): Promise<void> {
    while (this.backlog > 0 && this.#parts.clock.monoMs() < deadlineMonoMs) {
      await new Promise<void>((resolve) => this.#parts.timers.after(20, resolve))
    }
  }

  /** Nothing is committed after this; what is left is in the journal. */
  close(): void {
    this.#closed = true
    this.#writer.close()
    this.#asker.setPredictor(undefined)
  }

  #write(messages: readonly SequencedMessage[]): void {
    for (const message of messages) {
      this.#writingBytes += message.payload.length
      this.#writer.add({ message, batchId: this.#parts.batchFor(traySeenMonoMs(message)) })
    }
  }

  #onDurable(record: JournalRecord, { message }: Arrival): void {
    this.#writingBytes -= record.payload.length
    this.#figures.ackable.add(this.#parts.clock.monoMs() - message.arrivedMonoMs)
    this.#received.markDurable(record)
    this.#accept(record, arrivalOf(message))
    this.#parts.onProgress()
  }

  #replay(record: JournalRecord): void {
    if (!this.#received.begin(record)) return
    this.#parts.onReplayed?.(record)
    this.#received.markDurable(record)
    this.#accept(record, replayOf(record, this.#parts.clock.monoMs(), this.#parts.start.forgottenThrough))
  }

  #accept(record: JournalRecord, arrival: Parameters<typeof openRecord>[1]): void {
    const work = openRecord(record, arrival)
    // At once: its row may have to wait behind scans that a slow model has.
    if (work.body.kind === 'sorter-ack') this.#orders.heard(work.body.eggs)
    this.#queue.admit(work)
    this.#queuedBytes += work.payload.length
    if (isSettled(work)) this.#commitSoon()
    else this.#asker.add(work)
  }

  /** Commits in a later turn of the event loop, so that everything settled meanwhile shares a transaction. */
  #commitSoon(): void {
    if (this.#commitDue || this.#closed) return
    this.#commitDue = true
    this.#parts.timers.after(this.#pace.pauseMs, () => {
      this.#commitDue = false
      if (!this.#closed) this.#commit()
    })
  }

  #commit(): void {
    if (!this.#commitNotRemoved()) return
    // Built afresh at every try, on a copy of the open trays: what was lawful when the disk refused may not be lawful now.
    const trays = this.#trays.draft()
    const group = this.#tryDisk(() => this.#nextGroup(trays))
    if (group === undefined) return
    const changes = this.#store(group.commit)
    if (changes === undefined) return
    this.#trays = trays.kept()
    for (const work of this.#queue.take(group.works.length)) this.#queuedBytes -= work.payload.length
    this.#releasedThrough = group.commit.releasedThrough
    this.#trays.apply(changes)
    for (const item of group.commit.items)
      if (item.kind === 'rejected') this.#figures.countRejected(item.message.reason, 1)
    this.#figures.countOrders(group.judged, changes)
    this.#remember(this.#orders.send(group))
    this.#parts.onCommitted(group, changes)
    this.#parts.intake.release(group.commit.releasedThrough)
    this.#parts.onProgress()
    this.#commitSoon()
  }

  #remember(eggs: readonly CommitItem[]): void {
    if (eggs.length === 0) return
    this.#parts.log.warn(
      { eggs: eggs.length },
      'orders of which nobody knows that they were carried out; eggs and trays wait',
    )
    this.#notRemoved.push(...eggs)
    this.#commitNotRemoved()
  }

  /** Before a tray's end can be committed, so that no tray is complete with an egg that was never touched. A link that breaks meanwhile adds some. */
  #commitNotRemoved(): boolean {
    const items = [...this.#notRemoved]
    if (items.length > 0 && !this.#commitTrays(items)) return false
    this.#notRemoved.splice(0, items.length)
    return true
  }

  /** What is said of trays beside any message of the scanner. False when the disk refused. */
  #commitTrays(items: readonly CommitItem[]): boolean {
    const commit = { items, received: [], releasedThrough: this.#releasedThrough }
    const changes = this.#store(commit)
    if (changes === undefined) return false
    this.#trays.apply(changes)
    this.#figures.countOrders([], changes)
    this.#parts.onCommitted({ works: [], judged: [], commit }, changes)
    return true
  }

  /** Undefined when the disk refused; it is asked again after a while. */
  #store(commit: CommitGroup): EggChange[] | undefined {
    const beganMonoMs = this.#parts.clock.monoMs()
    const changes = this.#tryDisk(() => this.#parts.store.commit(commit))
    if (changes === undefined) return undefined
    this.#pace.committed(beganMonoMs)
    this.#disks.set('store', false)
    return changes
  }

  /** Undefined, too, when the database could not be asked or written. */
  #tryDisk<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      this.#parts.log.error({ error: String(error) }, 'the database could not be written; scans stay in the journal')
      this.#disks.set('store', true)
      this.#pace.refused()
      this.#commitSoon()
      return undefined
    }
  }

  #nextGroup(trays: TrayBook): BuiltGroup | undefined {
    const works = nextWorks(this.#queue.peek(COMMIT_GROUP_MAX), trays)
    return works.length === 0 ? undefined : buildGroup(works, trays, this.#parts)
  }
}
