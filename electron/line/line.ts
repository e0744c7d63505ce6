import type { TimerHandle } from '../base/clock.ts'
import type { LineOutcome, OverrideEgg, PathFigures } from '../contract/line.ts'
import { LIVE_VIEW_HZ, type LineOverview, type LiveView } from '../contract/live.ts'
import type { StartBatch } from '../contract/start-batch.ts'
import { type Caller, PROGRAM } from '../domain/access.ts'
import type { EggAction, EggClass } from '../domain/egg.ts'
import type { ScannerPictures } from '../domain/picture-fit.ts'
import type { Predictor } from '../pipeline/predict/prediction.ts'
import { Pipeline } from '../pipeline/run.ts'
import type { LinkListener, LinkView, ScannerLink } from '../scanner/link.ts'
import type { StoredBatch } from '../store/store.ts'
import { type BatchBeginning, BatchControl } from './batch-control.ts'
import { BatchLookup } from './batch-lookup.ts'
import { BatchSpans } from './batch-spans.ts'
import { ClosingWait } from './closing-wait.ts'
import { correctEgg } from './correct-egg.ts'
import { DemoStart } from './demo-start.ts'
import { Incidents } from './incidents.ts'
import { KeptScans } from './kept-scans.ts'
import { overviewOf } from './line-overview.ts'
import type { LineParts } from './line-parts.ts'
import { LinkSlot } from './link-slot.ts'
import { LinkStory } from './link-story.ts'
import type { LiveBoard } from './live-board.ts'
import { LostBatches } from './lost-batches.ts'
import { makeBoard, showOpenBatch } from './make-board.ts'
import { noteOutage } from './note-outage.ts'
import { passOn } from './pass-on.ts'
import { ReplayedScans } from './replayed-scans.ts'
import { SessionKeeper } from './session-keeper.ts'
import { keepSorter, sorterAnswers } from './sorter-answers.ts'

/** One line from the scanner to the screen: owns link, journal, pipeline, batch and live view. What nobody asked for, the program did. */
export class Line {
  readonly #parts: LineParts
  readonly #pipeline: Pipeline
  readonly #batches: BatchControl
  readonly #board: LiveBoard
  readonly #ticker: TimerHandle
  /** The connection to the scanner. */
  readonly links: LinkSlot
  #model: LiveView['model'] = { modelId: '', synthetic: true, state: 'starting' }
  readonly #sessions: SessionKeeper
  #diskFailing = false
  #overview: LineOverview | undefined
  readonly #batchOf: BatchLookup
  readonly #closing: ClosingWait
  readonly #lost: LostBatches
  readonly #demo: DemoStart
  readonly #kept: KeptScans
  /** What happened once and people must know of. */
  readonly incidents: Incidents

  constructor(parts: LineParts) {
    this.#parts = parts
    const { store, start, clock, timers, settings, log, legalClock } = parts
    this.incidents = new Incidents(clock, (id) => parts.alarms.isAcknowledged(id))
    this.#demo = new DemoStart(settings.demo?.batch, log)
    this.#kept = new KeptScans(parts)
    this.#closing = new ClosingWait(clock)
    this.#lost = new LostBatches({ store, incidents: this.incidents, log })
    this.#batches = new BatchControl(
      {
        ...{ clock, store, log, updating: parts.updating, play: settings.play, zoneName: () => legalClock.zone?.name },
        ...{ recipeForStart: parts.recipeForStart, hatchery: parts.hatchery, lineName: () => this.name },
        seal: settings.play ? undefined : parts.cloud?.seal,
        mayStillCome: () => !this.#isStreaming || this.#kept.mayStillCome,
        ...{ scannerPresent: () => this.#isStreaming, modelReady: () => this.#model.state === 'ready' },
        onNotSaved: () => this.incidents.happened('BATCH_NOT_SAVED'),
        onChange: (batch, isNew) => this.#onBatchChange(batch, isNew),
      },
      start.openBatch,
      new BatchSpans(parts),
    )
    this.#batchOf = new BatchLookup(() => this.#batches.batch, store)
    this.#board = makeBoard(parts, {
      ...{ link: () => this.#link.view, linkStory: () => this.links.story, model: () => this.#model },
      ...{ incidents: () => this.incidents, pipeline: () => this.#pipeline, place: () => this.#place() },
      diskFailing: () => this.#diskFailing,
    })
    this.#sessions = new SessionKeeper({
      incidents: this.incidents,
      log,
      have: (session) => this.#pipeline.have(session),
    })
    const replayed = new ReplayedScans(start)
    this.#pipeline = new Pipeline({
      ...{ store, start, clock, timers, log, intake: parts.intake, visitNumbers: parts.visitNumbers },
      ...{ received: parts.received, receivedBytes: parts.receivedBytes, modelShare: parts.modelShare },
      ...{ batchFor: (seenMonoMs) => this.#batches.batchFor(seenMonoMs), reasonsToKeep: parts.pictures?.reasons },
      circumstances: (batchId, waitedMs) => legalClock.circumstances(this.#batchOf.of(batchId), waitedMs),
      clockTrusted: () => parts.shared.clockTrusted,
      sorterReachable: (tray) => this.#isStreaming && this.#sessions.isCurrent(tray),
      sessionIsOver: (session) => this.#isStreaming && this.#sessions.isOver(session),
      onReplayed: (record) => {
        this.#lost.note(record)
        replayed.note(record)
      },
      onProgress: () => this.#acknowledge(),
      onOtherBytes: (one) => ({ ...one, ...keepSorter(this.#sessions.beginAnew(one), this.#link.view, parts) }),
      sendDecisions: (decisions, onTaken) => this.#link.sendDecisions(decisions, onTaken),
      sorterAnswers: () => sorterAnswers(this.#link.view),
      onCommitted: (group, changes) => {
        this.#board.onCommitted(group, changes)
        passOn(parts, group)
      },
      onDiskState: (failing) => {
        this.#diskFailing = failing
        this.#sayFeed()
      },
    })
    this.#lost.save()
    noteOutage(replayed.known, { store, log, nowWallMs: clock.wallMs() })
    showOpenBatch(this.#board, parts, replayed.known)
    this.links = new LinkSlot(() => parts.openLink(this.#listener()), timers, new LinkStory(clock))
    this.#ticker = timers.every(1000 / LIVE_VIEW_HZ, () => this.#tick())
  }

  /** Its id in the master data. */
  get lineId(): string {
    return this.#parts.lineId
  }

  /** As it is called now. */
  get name(): string {
    return this.#place().line
  }

  /** How the line stood when it was last shown, for whoever stands at another one. */
  get overview(): LineOverview {
    this.#overview ??= this.#makeOverview()
    return this.#overview
  }

  #makeOverview(): LineOverview {
    const { lineId, name } = this
    return overviewOf({ lineId, name, batch: this.#batches.batch, link: this.#link.view, alarms: this.#parts.alarms })
  }

  /** The model became ready, restarts, or was given up. */
  setModel(model: LiveView['model'], predictor: Predictor | undefined): void {
    this.#model = model
    this.#pipeline.setPredictor(predictor)
    this.#sayFeed()
  }

  /** The way to the scanner changed: the present connection ends and the next one takes the new way. */
  reconnect(): Promise<void> {
    return this.links.replace()
  }

  startBatch(wish: StartBatch, caller: Caller = PROGRAM, beginning?: BatchBeginning): LineOutcome {
    if (!this.#lost.save()) return { ok: false, refusal: 'NOT_SAVED' }
    return this.#batches.start(wish, caller, beginning)
  }

  pauseBatch(caller: Caller = PROGRAM): LineOutcome {
    return this.#batches.command('pause', caller)
  }

  resumeBatch(caller: Caller = PROGRAM): LineOutcome {
    return this.#batches.command('resume', caller)
  }

  closeBatch(caller: Caller = PROGRAM): LineOutcome {
    return this.#batches.command('close', caller)
  }

  overrideEgg(wish: OverrideEgg, caller: Caller = PROGRAM): LineOutcome {
    const { store, clock, log, legalClock } = this.#parts
    const outcome = correctEgg(wish, {
      ...{ store, log, caller, nowWallMs: clock.wallMs() },
      ...{ age: (batch) => legalClock.age(batch), law: (batch) => legalClock.law(batch) },
    })
    if (outcome.ok) this.#parts.corrected(wish)
    return outcome
  }

  /** A person corrected an egg, from whichever line's window. */
  onCorrected({ visitId, cell, eggClass }: OverrideEgg): void {
    this.#board.onCorrected(visitId, cell, eggClass)
  }

  /** The legal table of now for an egg of that batch. */
  allowedActions(batchId: string | null, eggClass: EggClass): ReadonlySet<EggAction> {
    return this.#parts.legalClock.allowedActions(this.#batchOf.of(batchId), eggClass)
  }

  /** A person said something of a tray: marks, sums and lists follow. */
  onTrayWord(visitId: number): void {
    const tray = this.#parts.store.trays.tray(visitId)
    if (tray === undefined) return
    this.#pipeline.setTrayMarks(visitId, tray.flags)
    this.#board.onTrayWord(tray.visit, this.#parts.store)
  }

  liveView(): LiveView {
    return this.#board.view()
  }

  /** The largest pictures of the scanner that streams now; undefined while none does, and where it does not say. */
  scannerPictures(): ScannerPictures | undefined {
    const { state, hello } = this.#link.view
    return state === 'Streaming' ? hello?.pictures : undefined
  }

  figures(): PathFigures {
    return { latencyCounts: this.#pipeline.figures.latencyCounts }
  }

  /** Ordered stop: intake first, then what can still be decided. What is left is in the journal; the store is everybody's. */
  async stop(deadlineMs: number): Promise<void> {
    const { clock, timers, intake } = this.#parts
    timers.cancel(this.#ticker)
    await this.links.stop()
    await this.#pipeline.drain(clock.monoMs() + deadlineMs)
    this.#pipeline.close()
    await intake.close()
  }

  get #isStreaming(): boolean {
    return this.#link.view.state === 'Streaming'
  }

  get #link(): ScannerLink {
    return this.links.link
  }

  #listener(): LinkListener {
    return {
      onHello: (hello) => {
        this.#board.health.forget()
        const session = this.#sessions.enter(hello)
        const have = this.#pipeline.have(keepSorter(session, { ...this.#link.view, hello }, this.#parts))
        this.#kept.onHello(hello.nextSequence, have)
        return { have }
      },
      onSequenced: (message) => {
        this.#kept.onMessage(message.resent)
        this.#pipeline.receive({ ...message, ...this.#sessions.current })
      },
      onState: (view) => this.#onLinkState(view),
      ...this.#board.health.listener(this.#parts.log),
    }
  }

  #place() {
    const { hatchery, settings, lineId } = this.#parts
    return hatchery.placeNames(settings, lineId)
  }

  #onLinkState(view: LinkView): void {
    this.#pipeline.onLinkState()
    if (view.state !== 'Streaming') return this.#kept.onLinkDown()
    this.#sayFeed()
    this.#acknowledge()
  }

  #onBatchChange(batch: StoredBatch, isNew: boolean): void {
    this.#board.setBatch(batch, isNew ? this.#parts.store.batchSummary(batch.identity.batchId) : undefined)
    this.#sayFeed()
    if (batch.state === 'closing') this.#closing.begin()
    if (batch.state === 'closed') this.#parts.cloud?.poke()
  }

  /** No tray is asked for that could not be judged and kept. */
  #sayFeed(): void {
    const wanted = this.#batches.batch?.state === 'running' && this.#model.state === 'ready' && !this.#diskFailing
    this.#link.setFeed(wanted ? 'run' : 'pause')
  }

  #acknowledge(): void {
    const session = this.#sessions.current
    if (session === undefined) return
    this.#link.grantCredit(this.#pipeline.credit)
    this.#link.acknowledge(this.#pipeline.have(session))
  }

  #tick(): void {
    this.#lost.save()
    this.#pipeline.tick()
    const { credit, backlog } = this.#pipeline
    this.#kept.tick({ streaming: this.#isStreaming, credit, backlog })
    this.incidents.neverCame(this.#pipeline.figures.rejected.NEVER_CAME ?? 0)
    this.#finishClosing()
    this.#demo.tick(this.#isStreaming, (batch) => this.startBatch(batch))
    const view = this.#board.view()
    // Only now the alarms are as they are.
    this.#overview = this.#makeOverview()
    this.#parts.emit(view)
  }

  /** A closing batch is final once the tray under the scanner is through and everything durable is decided. */
  #finishClosing(): void {
    if (this.#batches.batch?.state !== 'closing' || this.#pipeline.backlog > 0) return
    const through = !this.#board.trayFilling
    if (through || (this.#closing.isOver && this.#pipeline.holdOpenTrays())) this.#batches.command('finish')
  }
}
