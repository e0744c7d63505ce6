import type { Clock, TimerHandle, Timers } from '../base/clock.ts'
import type { LineOutcome, OverrideEgg, PathFigures, StartBatch } from '../contract/line.ts'
import { LIVE_VIEW_HZ, type LiveView } from '../contract/live.ts'
import type { StationInit } from '../contract/process-init.ts'
import { incubationAge } from '../domain/incubation-age.ts'
import { JURISDICTION_PROFILES, type JurisdictionProfile, jurisdictionProfile } from '../domain/jurisdiction.ts'
import { DEFAULT_RECIPE } from '../domain/recipe.ts'
import type { Intake } from '../intake/intake.ts'
import type { Logger } from '../log/logger.ts'
import type { BuiltGroup, DecisionCircumstances } from '../pipeline/build-group.ts'
import type { Predictor } from '../pipeline/predict/prediction.ts'
import { Pipeline } from '../pipeline/run.ts'
import type { LinkListener, LinkView, ScannerLink } from '../scanner/link.ts'
import type { PictureToKeep } from '../store/archive/picture-keeper.ts'
import type { EggChange, Store, StoredBatch, StoreStart } from '../store/store.ts'
import { BatchControl } from './batch-control.ts'
import { ClockWatch } from './clock-watch.ts'
import { correctEgg } from './correct-egg.ts'
import { LiveBoard } from './live-board.ts'

/** A closing batch waits this long for the tray under the scanner; then it closes with that tray on hold. */
const CLOSING_MAX_MS = 30_000

/** Where the law of an unknown batch is asked, the strictest known one answers. */
const STRICTEST_PROFILE = strictest(JURISDICTION_PROFILES)

export interface StationParts {
  readonly store: Store
  readonly intake: Intake
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  readonly settings: Pick<StationInit, 'play' | 'site' | 'line' | 'ratedEggsPerHour' | 'demo'>
  /** Takes the pictures of what was committed, for those who look back; never waits and never throws. */
  readonly pictures?: { keep(picture: PictureToKeep): void; close(): Promise<void> }
  /** Makes the link; it is started by the station. */
  openLink(listener: LinkListener): ScannerLink
  emit(view: LiveView): void
}

/** One line from the scanner to the screen: owns link, pipeline, batch and live view. */
export class Station {
  readonly #parts: StationParts
  readonly #pipeline: Pipeline
  readonly #batches: BatchControl
  readonly #board: LiveBoard
  readonly #clockWatch: ClockWatch
  readonly #ticker: TimerHandle
  #link: ScannerLink
  #model: LiveView['model'] = { modelId: '', synthetic: true, state: 'starting' }
  #diskFailing = false
  #closingSinceMonoMs = 0
  #demo: StartBatch | undefined

  constructor(parts: StationParts) {
    this.#parts = parts
    const { store, clock, timers, settings, log } = parts
    const start = store.start()
    this.#demo = settings.demo?.batch
    this.#clockWatch = new ClockWatch(clock)
    this.#batches = new BatchControl(
      {
        clock,
        store,
        recipe: DEFAULT_RECIPE,
        sexingMethod: 'imaging, in ovo',
        scannerPresent: () => this.#link.view.hello !== undefined,
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
      onProgress: () => this.#acknowledge(),
      sendDecisions: (decisions) => this.#link.sendDecisions(decisions),
      onCommitted: (group, changes) => this.#onCommitted(group, changes),
      onDiskState: (failing) => {
        this.#diskFailing = failing
      },
    })
    this.#link = this.#openLink()
    this.#ticker = timers.every(1000 / LIVE_VIEW_HZ, () => this.#tick())
  }

  /** The model became ready, restarts, or was given up. */
  setModel(model: LiveView['model'], predictor: Predictor | undefined): void {
    this.#model = model
    this.#pipeline.setPredictor(predictor)
  }

  /** The way to the scanner changed: the present connection ends and the next one takes the new way. */
  async reconnect(): Promise<void> {
    const old = this.#link
    this.#link = this.#parts.openLink(this.#listener())
    await old.stop()
    this.#link.start()
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
    const { store, clock } = this.#parts
    return correctEgg(wish, {
      store,
      nowWallMs: clock.wallMs(),
      strictest: STRICTEST_PROFILE,
      age: (b) => this.#age(b),
    })
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
    await this.#link.stop()
    await this.#pipeline.drain(clock.monoMs() + deadlineMs)
    this.#pipeline.close()
    await intake.close()
    await this.#parts.pictures?.close()
    store.close()
  }

  #openLink(): ScannerLink {
    const link = this.#parts.openLink(this.#listener())
    // A later turn, because the first hello must find the station complete.
    this.#parts.timers.after(0, () => link.start())
    return link
  }

  #listener(): LinkListener {
    return {
      onHello: (hello) => ({ have: this.#pipeline.have(hello) }),
      onSequenced: (message) => this.#pipeline.receive(message),
      onState: (view) => this.#onLinkState(view),
    }
  }

  #onLinkState(view: LinkView): void {
    if (view.state !== 'Streaming') return
    this.#link.setFeed(this.#batches.batch?.state === 'running' ? 'run' : 'pause')
    this.#acknowledge()
  }

  #onCommitted(group: BuiltGroup, changes: readonly EggChange[]): void {
    this.#board.onCommitted(group, changes)
    for (const { scan, visit, decided } of group.judged) {
      const { image, cell, attempt } = scan
      // A scan that was rejected has a place in the tray but no picture.
      if (image.pixels.length === 0) continue
      const picture = { image, attention: decided.prediction?.attention }
      this.#parts.pictures?.keep({ batchId: visit.batchId, visitId: visit.visitId, cell, attempt, picture })
    }
  }

  #onBatchChange(batch: StoredBatch, isNew: boolean): void {
    const { store, clock } = this.#parts
    this.#board.setBatch(batch, isNew ? store.batchCounters(batch.identity.batchId) : undefined)
    this.#link.setFeed(batch.state === 'running' ? 'run' : 'pause')
    if (batch.state === 'closing') this.#closingSinceMonoMs = clock.monoMs()
  }

  #acknowledge(): void {
    const { hello } = this.#link.view
    if (hello === undefined) return
    this.#link.grantCredit(this.#pipeline.credit)
    this.#link.acknowledge(this.#pipeline.have(hello))
  }

  #tick(): void {
    this.#finishClosing()
    this.#startDemo()
    this.#parts.emit(this.#board.view())
  }

  /** A closing batch is final once the tray under the scanner is through and everything durable is decided. */
  #finishClosing(): void {
    if (this.#batches.batch?.state !== 'closing') return
    const waitedMs = this.#parts.clock.monoMs() - this.#closingSinceMonoMs
    const through = !this.#board.trayFilling && this.#pipeline.backlog === 0
    if (through || waitedMs > CLOSING_MAX_MS) this.#batches.command('finish')
  }

  #startDemo(): void {
    if (this.#demo === undefined || this.#link.view.state !== 'Streaming') return
    const outcome = this.#batches.start(this.#demo)
    // A model that still warms up is asked again at the next tick; an open batch from before simply goes on.
    if (outcome.ok || outcome.refusal === 'BATCH_ALREADY_OPEN') this.#demo = undefined
  }

  #circumstances(batchId: string | null): DecisionCircumstances {
    const batch = this.#batches.batch
    if (batch === undefined || batch.identity.batchId !== batchId) {
      const age = { hours: undefined, trust: 'no-set-time' as const }
      return { recipe: DEFAULT_RECIPE, profile: STRICTEST_PROFILE, age }
    }
    const profile = jurisdictionProfile(batch.identity.jurisdictionId) ?? STRICTEST_PROFILE
    return { recipe: batch.recipe, profile, age: this.#age(batch) }
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
      {
        play: settings.play,
        site: settings.site,
        line: settings.line,
        ratedEggsPerHour: settings.ratedEggsPerHour,
        link: () => this.#link.view,
        model: () => this.#model,
        backlog: () => this.#pipeline.backlog,
        duplicates: () => this.#pipeline.duplicates,
        age: (batch) => this.#age(batch),
        clockTrusted: () => this.#clockWatch.trusted,
        diskFailing: () => this.#diskFailing,
      },
      start.openVisits,
    )
    if (start.openBatch !== undefined) {
      board.setBatch(start.openBatch, store.batchCounters(start.openBatch.identity.batchId))
    }
    return board
  }
}

function strictest(profiles: readonly JurisdictionProfile[]): JurisdictionProfile {
  const limit = (profile: JurisdictionProfile) => profile.removalEndsAtHours ?? Number.POSITIVE_INFINITY
  return profiles.reduce((least, next) => (limit(next) < limit(least) ? next : least))
}
