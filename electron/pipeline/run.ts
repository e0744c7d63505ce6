import { BoundedQueue } from '../base/bounded-queue.ts'
import type { Timers } from '../base/clock.ts'
import type { Interval } from '../base/interval-set.ts'
import { LatencyHistogram } from '../base/latency-histogram.ts'
import type { Intake, JournalRecord } from '../intake/intake.ts'
import type { Logger } from '../log/logger.ts'
import type { SequencedMessage, SorterDecision } from '../scanner/link.ts'
import type { EggChange, Store, StoreStart } from '../store/store.ts'
import { ModelAsker } from './ask-model.ts'
import { type BuiltGroup, buildGroup, type GroupParts } from './build-group.ts'
import { openRecord } from './open-record.ts'
import type { Predictor } from './predict/prediction.ts'
import { Received } from './received.ts'
import { TrayBook } from './tray-book.ts'
import { isSettled, type Work } from './work.ts'

/**
 * The data path, in order. This is the only file that knows it:
 *
 *   message → journal (durable) → acknowledged → decoded → predicted → decided → committed → sorter → screen
 *
 * Everything commits in the order of the journal, so that one number says what is safe.
 */

/** Durable messages that may wait for a decision: 34 MB of 64×64 scans, four seconds at 1,000 scans/s. When it is full the scanner gets no credit and keeps its scans. */
export const WORK_QUEUE_MAX = 4096
/** Messages the scanner may have under way unacknowledged. */
export const SCANNER_CREDIT_MAX = 256
/** One transaction holds at most this many messages: past 64 a group costs latency and saves nothing. */
export const COMMIT_GROUP_MAX = 64
/**
 * Commits may take this share of the thread's time; the rest is for reading, acknowledging and showing. So an idle line commits at once, a
 * busy one gathers more into a transaction, and a slow disk more still.
 */
const COMMIT_TIME_SHARE = 0.2
/** Longest wait for company, whatever the disk takes: an egg's answer must not wait for it. */
const COMMIT_PAUSE_MAX_MS = 20
/** A disk that refused is asked again after this long; meanwhile nothing is acknowledged and nothing is lost. */
const DISK_RETRY_MS = 1000

export interface PipelineParts extends GroupParts {
  readonly intake: Intake
  readonly store: Store
  readonly start: StoreStart
  readonly timers: Timers
  readonly log: Logger
  /** Something became durable, or room was made: acknowledge and grant credit. */
  onProgress(): void
  sendDecisions(decisions: readonly SorterDecision[]): boolean
  onCommitted(group: BuiltGroup, changes: readonly EggChange[]): void
  onDiskState(failing: boolean): void
}

export class Pipeline {
  readonly #parts: PipelineParts
  readonly #received: Received
  readonly #queue = new BoundedQueue<Work>(WORK_QUEUE_MAX)
  readonly #trays: TrayBook
  readonly #asker: ModelAsker
  /** Messages taken but not durable yet; they count against the queue's limit, because they are already promised a place. */
  #beingWritten = 0
  #duplicates = 0
  readonly #ackable = new LatencyHistogram()
  readonly #decision = new LatencyHistogram()
  #commitDue = false
  #nextCommitMonoMs = 0
  #group: BuiltGroup | undefined
  #diskFailing = false
  #closed = false

  constructor(parts: PipelineParts) {
    this.#parts = parts
    this.#received = new Received(parts.start.sessions)
    this.#trays = new TrayBook(parts.start)
    this.#asker = new ModelAsker({ onSettled: () => this.#commitSoon(), log: parts.log })
    for (const record of parts.intake.replay(parts.start.releasedThrough)) this.#replay(record)
  }

  get backlog(): number {
    return this.#queue.length + this.#beingWritten
  }

  get duplicates(): number {
    return this.#duplicates
  }

  /** Since this pipeline began, by bucket: last byte of a message to durable, and last byte of a scan to its decision on the wire. */
  get latencyCounts(): { readonly ackable: number[]; readonly decision: number[] } {
    return { ackable: this.#ackable.counts, decision: this.#decision.counts }
  }

  get credit(): number {
    if (this.#diskFailing) return 0
    return Math.max(0, Math.min(SCANNER_CREDIT_MAX, WORK_QUEUE_MAX - this.backlog))
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
    if (this.backlog >= WORK_QUEUE_MAX) return
    const { scannerSerial, sessionId, sequence } = message
    if (!this.#received.begin({ scannerSerial, sessionId, sequence })) {
      this.#duplicates++
      this.#parts.onProgress()
      return
    }
    this.#beingWritten++
    // The link's payload is a view into its read buffer, which it reuses.
    void this.#journal({ ...message, payload: message.payload.slice() })
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
    this.#asker.setPredictor(undefined)
  }

  async #journal(message: SequencedMessage): Promise<void> {
    const { type, sequence, scannerSerial, sessionId, arrivedWallMs, payload } = message
    for (;;) {
      try {
        const record = { type, sequence, scannerSerial, sessionId, arrivedWallMs, payload }
        const position = await this.#parts.intake.append(record)
        this.#setDiskFailing(false)
        this.#beingWritten--
        this.#ackable.add(this.#parts.clock.monoMs() - message.arrivedMonoMs)
        this.#received.markDurable({ scannerSerial, sessionId, sequence })
        this.#accept({ ...record, position }, message.arrivedMonoMs, message.resent)
        this.#parts.onProgress()
        return
      } catch (error) {
        this.#parts.log.error({ error: String(error) }, 'the journal could not be written; intake is paused')
        this.#setDiskFailing(true)
        await new Promise<void>((resolve) => this.#parts.timers.after(DISK_RETRY_MS, resolve))
        // Never durable and never acknowledged: the scanner still has it.
        if (this.#closed) return
      }
    }
  }

  #replay(record: JournalRecord): void {
    const known = !this.#received.begin(record)
    if (known) return
    this.#received.markDurable(record)
    this.#accept(record, this.#parts.clock.monoMs(), true)
  }

  #accept(record: JournalRecord, arrivedMonoMs: number, late: boolean): void {
    const work = openRecord(record, { arrivedMonoMs, late })
    this.#queue.admit(work)
    if (isSettled(work)) this.#commitSoon()
    else this.#asker.add(work)
  }

  /** Commits in a later turn of the event loop, so that everything settled meanwhile shares a transaction. */
  #commitSoon(): void {
    if (this.#commitDue || this.#closed) return
    this.#commitDue = true
    const pauseMs = Math.max(0, this.#nextCommitMonoMs - this.#parts.clock.monoMs())
    this.#parts.timers.after(pauseMs, () => {
      this.#commitDue = false
      if (!this.#closed) this.#commit()
    })
  }

  #commit(): void {
    const group = this.#group ?? this.#nextGroup()
    if (group === undefined) return
    // Kept until it succeeds: a refused group is offered again unchanged, because building it numbered trays.
    this.#group = group
    const beganMonoMs = this.#parts.clock.monoMs()
    let changes: EggChange[]
    try {
      changes = this.#parts.store.commit(group.commit)
    } catch (error) {
      this.#parts.log.error(
        { error: String(error) },
        'the database could not be written; the scans stay in the journal',
      )
      this.#setDiskFailing(true)
      this.#parts.timers.after(DISK_RETRY_MS, () => this.#commitSoon())
      return
    }
    this.#group = undefined
    this.#planNextCommit(beganMonoMs)
    this.#queue.take(group.works.length)
    this.#setDiskFailing(false)
    this.#parts.intake.release(group.commit.releasedThrough)
    this.#trays.apply(changes)
    if (this.#parts.sendDecisions(group.decisions)) this.#measureDecisions(group)
    this.#parts.onCommitted(group, changes)
    this.#parts.onProgress()
    this.#commitSoon()
  }

  #planNextCommit(beganMonoMs: number): void {
    const endedMonoMs = this.#parts.clock.monoMs()
    const restMs = (endedMonoMs - beganMonoMs) * (1 / COMMIT_TIME_SHARE - 1)
    this.#nextCommitMonoMs = endedMonoMs + Math.min(COMMIT_PAUSE_MAX_MS, restMs)
  }

  /** The oldest messages that need nothing more. A tray's end starts a group of its own: it looks at eggs that must be committed first. */
  #nextGroup(): BuiltGroup | undefined {
    const works: Work[] = []
    for (const work of this.#queue.peek(COMMIT_GROUP_MAX)) {
      if (!isSettled(work) || (work.body.kind === 'tray-end' && works.length > 0)) break
      works.push(work)
    }
    return works.length === 0 ? undefined : buildGroup(works, this.#trays, this.#parts)
  }

  /** A late scan waited for a link or a station to come back: that is no latency of the path. */
  #measureDecisions(group: BuiltGroup): void {
    const nowMs = this.#parts.clock.monoMs()
    for (const { body, late, arrivedMonoMs } of group.works) {
      if (body.kind === 'scan' && !late) this.#decision.add(nowMs - arrivedMonoMs)
    }
  }

  #setDiskFailing(failing: boolean): void {
    if (failing === this.#diskFailing) return
    this.#diskFailing = failing
    this.#parts.onDiskState(failing)
    this.#parts.onProgress()
  }
}
