import type { TimerHandle } from '../base/clock.ts'
import type { LineOutcome, OverrideEgg, PathFigures, StartBatch } from '../contract/line.ts'
import { LIVE_VIEW_HZ, type LiveView } from '../contract/live.ts'
import type { EggAction, EggClass } from '../domain/egg.ts'
import { incubationAge } from '../domain/incubation-age.ts'
import { allowedActions, profileInForce } from '../domain/jurisdiction.ts'
import { DEFAULT_RECIPE } from '../domain/recipe.ts'
import type { DecisionCircumstances } from '../pipeline/build-group.ts'
import type { Predictor } from '../pipeline/predict/prediction.ts'
import { Pipeline } from '../pipeline/run.ts'
import type { LinkListener, LinkView, ScannerHello, ScannerLink } from '../scanner/link.ts'
import type { StoredBatch, StoreStart } from '../store/store.ts'
import { BatchControl } from './batch-control.ts'
import { ClockWatch } from './clock-watch.ts'
import { correctEgg } from './correct-egg.ts'
import { DemoStart } from './demo-start.ts'
import { HeldTrays } from './held-trays.ts'
import { keepPictures } from './keep-pictures.ts'
import { LinkSlot } from './link-slot.ts'
import { LiveBoard } from './live-board.ts'
import { newestWallMs } from './newest-time.ts'
import { sessionEpoch } from './session-epoch.ts'
import { noCloud } from './station-cloud.ts'
import type { StationParts } from './station-parts.ts'

/** A closing batch waits this long for the tray under the scanner; then that tray is put on hold; its late eggs still count for the batch. */
const CLOSING_MAX_MS = 30_000

/** One line from the scanner to the screen: owns link, pipeline, batch and live view. */
export class Station {
  readonly #parts: StationParts
  readonly #pipeline: Pipeline
  readonly #batches: BatchControl
  readonly #board: LiveBoard
  readonly #clockWatch: ClockWatch
  readonly #ticker: TimerHandle
  readonly #links: LinkSlot
  #model: LiveView['model'] = { modelId: '', synthetic: true, state: 'starting' }
  #session: { readonly scannerSerial: string; readonly sessionId: string } | undefined
  #diskFailing = false
  #diskLow = false
  #reviewDown = false
  /** The one batch before the present one that late eggs were judged by last. */
  #earlierBatch: StoredBatch | undefined
  #closingSinceMonoMs: number
  readonly #demo: DemoStart

  constructor(parts: StationParts) {
    this.#parts = parts
    const { store, clock, timers, settings, log } = parts
    const start = store.start()
    this.#demo = new DemoStart(settings.demo?.batch, log)
    this.#clockWatch = new ClockWatch(clock, newestWallMs(start))
    // A batch that was closing already begins to wait anew.
    this.#closingSinceMonoMs = clock.monoMs()
    this.#batches = new BatchControl(
      {
        ...{ clock, store, log, updating: parts.updating },
        recipe: DEFAULT_RECIPE,
        sexingMethod: 'imaging, in ovo',
        seal: settings.play ? undefined : parts.cloud?.seal,
        scannerPresent: () => this.#link.view.state === 'Streaming',
        modelReady: () => this.#model.state === 'ready',
        onChange: (batch, isNew) => this.#onBatchChange(batch, isNew),
      },
      start.openBatch,
    )
    this.#board = this.#makeBoard(start)
    this.#pipeline = new Pipeline({
      ...{ store, start, clock, timers, log, intake: parts.intake },
      batchForNewTray: () => this.#batches.batchForNewTray,
      circumstances: (batchId) => this.#circumstances(batchId),
      sorterReachable: () => this.#link.view.state === 'Streaming',
      onProgress: () => this.#acknowledge(),
      sendDecisions: (decisions) => this.#link.sendDecisions(decisions),
      onCommitted: (group, changes) => {
        this.#board.onCommitted(group, changes)
        keepPictures(parts.pictures, group)
      },
      onDiskState: (failing) => {
        this.#diskFailing = failing
        this.#sayFeed()
      },
    })
    this.#links = new LinkSlot(() => parts.openLink(this.#listener()), timers)
    this.#ticker = timers.every(1000 / LIVE_VIEW_HZ, () => this.#tick())
  }

  /** The model became ready, restarts, or was given up. */
  setModel(model: LiveView['model'], predictor: Predictor | undefined): void {
    this.#model = model
    this.#pipeline.setPredictor(predictor)
    this.#sayFeed()
  }

  /** Little room is left on the disk; the line goes on. */
  setDiskLow(low: boolean): void {
    this.#diskLow = low
  }

  /** Records cannot be read until somebody starts their process again, or can again. */
  setReviewDown(down: boolean): void {
    this.#reviewDown = down
  }

  /** The way to the scanner changed: the present connection ends and the next one takes the new way. */
  reconnect(): Promise<void> {
    return this.#links.replace()
  }

  startBatch(wish: StartBatch): LineOutcome {
    return this.#batches.start(wish)
  }

  pauseBatch(): LineOutcome {
    return this.#batches.command('pause')
  }

  resumeBatch(): LineOutcome {
    return this.#batches.command('resume')
  }

  closeBatch(): LineOutcome {
    return this.#batches.command('close')
  }

  overrideEgg(wish: OverrideEgg): LineOutcome {
    const { store, clock, log } = this.#parts
    const age = (batch: StoredBatch) => this.#age(batch)
    const outcome = correctEgg(wish, { store, log, nowWallMs: clock.wallMs(), age })
    if (outcome.ok) this.#board.onCorrected(wish.visitId, wish.cell, wish.eggClass)
    return outcome
  }

  /** The legal table of now for an egg of that batch. */
  allowedActions(batchId: string | null, eggClass: EggClass): ReadonlySet<EggAction> {
    const { profile, age } = this.#circumstances(batchId)
    return allowedActions(profile, eggClass, age)
  }

  /** A person said something of a tray: marks, sums and lists follow. */
  onTrayWord(visitId: number): void {
    const tray = this.#parts.store.trays.tray(visitId)
    if (tray === undefined) return
    this.#pipeline.setTrayMarks(visitId, tray.flags)
    this.#board.onTrayWord(tray.visit, (batchId) => this.#parts.store.batchCounters(batchId))
  }

  liveView(): LiveView {
    return this.#board.view()
  }

  figures(): PathFigures {
    return { latencyCounts: this.#pipeline.latencyCounts }
  }

  /** Ordered stop: intake first, then what can still be decided, then the writer. What is left is in the journal. */
  async stop(deadlineMs: number): Promise<void> {
    const { clock, timers, store, intake } = this.#parts
    timers.cancel(this.#ticker)
    await this.#links.stop()
    await this.#pipeline.drain(clock.monoMs() + deadlineMs)
    this.#pipeline.close()
    try {
      await intake.close()
      await this.#parts.pictures?.close()
    } finally {
      store.close()
    }
  }

  get #link(): ScannerLink {
    return this.#links.link
  }

  #listener(): LinkListener {
    return {
      onHello: (hello) => ({ have: this.#pipeline.have(this.#enterSession(hello)) }),
      onSequenced: (message) => this.#pipeline.receive({ ...message, ...this.#session }),
      onState: (view) => this.#onLinkState(view),
      onFault: (fault) => this.#parts.log.warn({ ...fault }, 'the scanner reports a fault'),
    }
  }

  /** A counter that went back is a fault of the scanner; what it sends now is kept apart, not taken for what is there already. */
  #enterSession(hello: ScannerHello): { readonly scannerSerial: string; readonly sessionId: string } {
    const { scannerSerial } = hello
    const { sessionId, isNew } = sessionEpoch(hello, (id) => this.#pipeline.have({ scannerSerial, sessionId: id }))
    if (isNew) this.#parts.log.error({ scannerSerial, sessionId }, 'the scanner restarted its counter within a session')
    this.#session = { scannerSerial, sessionId }
    return this.#session
  }

  #onLinkState(view: LinkView): void {
    if (view.state !== 'Streaming') return
    this.#sayFeed()
    this.#acknowledge()
  }

  #onBatchChange(batch: StoredBatch, isNew: boolean): void {
    const { store, clock } = this.#parts
    this.#board.setBatch(batch, isNew ? store.batchCounters(batch.identity.batchId) : undefined)
    this.#sayFeed()
    if (batch.state === 'closing') this.#closingSinceMonoMs = clock.monoMs()
    if (batch.state === 'closed') this.#parts.cloud?.poke()
  }

  /** No tray is asked for that could not be judged and kept. */
  #sayFeed(): void {
    const wanted = this.#batches.batch?.state === 'running' && this.#model.state === 'ready' && !this.#diskFailing
    this.#link.setFeed(wanted ? 'run' : 'pause')
  }

  #acknowledge(): void {
    const session = this.#session
    if (session === undefined) return
    this.#link.grantCredit(this.#pipeline.credit)
    this.#link.acknowledge(this.#pipeline.have(session))
  }

  #tick(): void {
    this.#pipeline.tick()
    this.#finishClosing()
    this.#demo.tick(this.#link.view.state === 'Streaming', (batch) => this.#batches.start(batch))
    this.#parts.emit(this.#board.view())
  }

  /** A closing batch is final once the tray under the scanner is through and everything durable is decided. */
  #finishClosing(): void {
    if (this.#batches.batch?.state !== 'closing') return
    const waitedMs = this.#parts.clock.monoMs() - this.#closingSinceMonoMs
    const through = !this.#board.trayFilling && this.#pipeline.backlog === 0
    const mayGiveUp = waitedMs > CLOSING_MAX_MS && this.#pipeline.backlog === 0
    if (through || (mayGiveUp && this.#pipeline.holdOpenTrays())) this.#batches.command('finish')
  }

  #circumstances(batchId: string | null): DecisionCircumstances {
    const batch = this.#batchOf(batchId)
    if (batch === undefined) {
      const age = { hours: undefined, trust: 'no-set-time' as const }
      return { recipe: DEFAULT_RECIPE, profile: profileInForce(undefined), age }
    }
    const { jurisdictionId } = batch.identity
    return { recipe: batch.recipe, profile: profileInForce(jurisdictionId), age: this.#age(batch) }
  }

  /** An egg is judged by its own batch, also when another one is open by now. */
  #batchOf(batchId: string | null): StoredBatch | undefined {
    const present = this.#batches.batch
    if (batchId === null || present?.identity.batchId === batchId) return batchId === null ? undefined : present
    if (this.#earlierBatch?.identity.batchId !== batchId) this.#earlierBatch = this.#parts.store.findBatch(batchId)
    return this.#earlierBatch
  }

  #age(batch: StoredBatch) {
    return incubationAge({
      setAtWallMs: batch.identity.setAtWallMs,
      nowWallMs: this.#parts.clock.wallMs(),
      clockTrusted: this.#clockWatch.trusted,
    })
  }

  #makeBoard(start: StoreStart): LiveBoard {
    const { settings, clock, store } = this.#parts
    const board = new LiveBoard(
      clock,
      this.#parts.alarms,
      {
        ...settings,
        link: () => this.#link.view,
        model: () => this.#model,
        ...{ backlog: () => this.#pipeline.backlog, duplicates: () => this.#pipeline.duplicates },
        rejected: () => this.#pipeline.rejected,
        age: (batch) => this.#age(batch),
        ...{ clockTrusted: () => this.#clockWatch.trusted, diskFailing: () => this.#diskFailing },
        ...{ diskLow: () => this.#diskLow, reviewDown: () => this.#reviewDown },
        cloud: () => this.#parts.cloud?.view() ?? noCloud(settings.play),
        held: new HeldTrays(() => store.trays.held(), this.#parts.log),
      },
      start.openVisits,
    )
    if (start.openBatch !== undefined) {
      board.setBatch(start.openBatch, store.batchCounters(start.openBatch.identity.batchId))
    }
    return board
  }
}
