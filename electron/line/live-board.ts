import type { AlarmEngine } from '../alarms/alarm-engine.ts'
import type { Clock } from '../base/clock.ts'
import type { LiveView } from '../contract/live.ts'
import type { AlarmId } from '../domain/alarm/rationalisation.ts'
import { type BatchSummary, EMPTY_SUMMARY } from '../domain/batch/batch-summary.ts'
import type { Cell, EggClass } from '../domain/egg.ts'
import type { PlaceNames } from '../domain/master-data/place-names.ts'
import type { ModelPicture } from '../domain/picture-fit.ts'
import type { BuiltGroup, JudgedScan } from '../pipeline/build-group.ts'
import type { LinkView } from '../scanner/link.ts'
import type { EggChange, Store, StoredBatch, TrayVisit } from '../store/store.ts'
import type { StoreStart } from '../store/store-start.ts'
import type { BatchBefore } from './batch-before.ts'
import { LineCounters } from './counters.ts'
import type { HeldTrays } from './held-trays.ts'
import { LineSpeed } from './line-speed.ts'
import { LinkLoad, lineTraffic, tooSlow } from './link-load.ts'
import type { LinkStory } from './link-story.ts'
import { liveLink } from './live-link.ts'
import { OrderWatch } from './order-problems.ts'
import { presentProblems, refusedInAll } from './present-problems.ts'
import { RecentGrowth } from './recent-growth.ts'
import { ScannerHealthKeeper } from './scanner-health-keeper.ts'
import { TrayPace } from './tray-pace.ts'
import { TrayView } from './tray-view.ts'

/** What the board does not keep itself and asks for whenever a view is drawn. */
export interface BoardSurroundings {
  readonly play: boolean
  place(): PlaceNames & Pick<LiveView, 'lineId' | 'lines'>
  readonly ratedEggsPerHour: number
  link(): LinkView
  linkStory(): LinkStory
  model(): LiveView['model']
  /** What the model reads of a scan, where it is known. */
  modelPicture(): ModelPicture | undefined
  backlog(): number
  duplicates(): number
  /** Messages kept with a reason instead of being used. */
  rejected(): Readonly<Record<string, number>>
  /** Orders that were not carried out, by reason. */
  orders(): LiveView['orders']
  legal(batch: StoredBatch): NonNullable<LiveView['legal']>
  clockTrusted(): boolean
  diskFailing(): boolean
  diskLow(): boolean
  reviewDown(): boolean
  databaseDamaged(): boolean
  cloud(): LiveView['cloud']
  masterDataRevision(): number
  /** What happened a moment ago. */
  incidents(): ReturnType<typeof presentProblems>
  /** Trays on hold; told here when something happens to a tray. */
  readonly held: HeldTrays
}

/** Everything the line screen shows, kept in step with what was committed and handed out as one value. */
export class LiveBoard {
  readonly #clock: Clock
  readonly #around: BoardSurroundings
  readonly #alarms: AlarmEngine
  readonly #held: HeldTrays
  /** What the scanner says of itself. */
  readonly health: ScannerHealthKeeper
  readonly #pace = new TrayPace()
  readonly #noise = new RecentGrowth()
  readonly #load = new LinkLoad()
  readonly #orders: OrderWatch
  #batch: StoredBatch | undefined
  #counters = new LineCounters(EMPTY_SUMMARY)
  readonly #speed: LineSpeed
  #tray: TrayView | undefined
  #last: JudgedScan | undefined
  #lastAtMonoMs = 0
  #revision = 0

  constructor(clock: Clock, alarms: AlarmEngine, around: BoardSurroundings, openVisits: StoreStart['openVisits']) {
    this.#clock = clock
    this.health = new ScannerHealthKeeper(clock)
    this.#alarms = alarms
    this.#around = around
    this.#held = around.held
    this.#speed = new LineSpeed(clock, around.ratedEggsPerHour)
    this.#orders = new OrderWatch(clock.monoMs())
    const newest = openVisits[openVisits.length - 1]
    if (newest !== undefined) this.#tray = TrayView.fromStart(newest)
  }

  /** The batch changed state, or another one began; its numbers so far are given when it is another one, and its past when it began before this start. */
  setBatch(batch: StoredBatch | undefined, summary?: BatchSummary, before?: BatchBefore): void {
    this.#batch = batch
    if (summary === undefined) return
    this.#counters = new LineCounters(summary)
    this.#speed.begin(before)
  }

  /** True while a tray has begun and not ended. */
  get trayFilling(): boolean {
    return this.#tray !== undefined && !this.#tray.ended
  }

  onCommitted(group: BuiltGroup, changes: readonly EggChange[]): void {
    const nowMonoMs = this.#clock.monoMs()
    for (const item of group.commit.items) {
      if (item.kind === 'tray-begin') {
        this.#tray = new TrayView(item.visit)
        this.#held.changed()
        this.#pace.began(nowMonoMs)
      } else if (item.kind === 'tray-state') {
        if (this.#tray?.visit.visitId === item.visitId) this.#tray.setState(item.state)
        this.#held.changed()
      } else if (item.kind === 'tray-end') {
        this.#endTray(item.visitId, item.state)
      }
    }
    if (changes.length > 0 && group.commit.items.some(isOnOrder)) this.#held.changed()
    this.#onFaults(changes)
    this.#count(group, changes)
    // A scan that was rejected has a place in the tray but no picture to show.
    const last = group.judged.findLast((one) => one.scan.image.pixels.length > 0)
    if (last === undefined) return
    this.#last = last
    this.#lastAtMonoMs = nowMonoMs
  }

  /** A person corrected an egg of this tray. */
  onCorrected(visitId: number, cell: Cell, eggClass: EggClass): void {
    if (this.#tray?.visit.visitId === visitId) this.#tray.correct(cell, eggClass)
  }

  /** A person named a tray, released it, or said which eggs it holds. */
  onTrayWord(visit: TrayVisit, sums: Pick<Store, 'batchSummary' | 'eggsByMinute'>): void {
    this.#held.changed()
    if (this.#tray?.visit.visitId === visit.visitId) this.#tray.rename(visit.code)
    const { batchId } = visit
    if (batchId !== null && batchId === this.#batch?.identity.batchId) {
      this.#counters = new LineCounters(sums.batchSummary(batchId))
      // Minutes from before a jump of the clock would come to lie elsewhere.
      if (this.#around.clockTrusted()) this.#speed.recount((fromMinute) => sums.eggsByMinute(batchId, fromMinute))
    }
  }

  view(): LiveView {
    const nowMonoMs = this.#clock.monoMs()
    const around = this.#around
    const batch = this.#batch
    const legal = batch === undefined ? null : around.legal(batch)
    const running = batch?.state === 'running'
    const expectedInMs = running && !this.trayFilling ? this.#pace.expectedInMs(nowMonoMs) : undefined
    const link = around.link()
    const heldTrays = this.#held.list().map(({ code, visitId }) => ({ trayCode: code, visitId }))
    const held = (id: AlarmId) => this.#alarms.isPresent(id)
    // Before the alarms of this moment: what was wrong until now.
    const story = around.linkStory().view(link, held)
    const traffic = this.#traffic(link)
    const present = presentProblems({
      ...{ held, tooSlow: tooSlow(link, traffic, around.ratedEggsPerHour) },
      ...{ link, model: around.model(), backlog: around.backlog(), heldTrays },
      recentlyRefused: this.#noise.recent(refusedInAll(link), nowMonoMs),
      legal: batch?.state === 'closed' ? null : legal,
      ...{ parkedUploads: around.cloud().parked, uploadsFill: around.cloud().fill },
      ...{ diskFailing: around.diskFailing(), diskLow: around.diskLow(), reviewDown: around.reviewDown() },
      databaseDamaged: around.databaseDamaged(),
      clockTrusted: around.clockTrusted(),
      orders: this.#orders.recent(around.orders(), nowMonoMs),
    })
    this.#alarms.update(new Map([...present, ...this.health.problems(), ...around.incidents()]))
    return {
      revision: ++this.#revision,
      atWallMs: this.#clock.wallMs(),
      newestEggAgeMs: this.#last === undefined ? null : nowMonoMs - this.#lastAtMonoMs,
      play: around.play,
      ...around.place(),
      masterDataRevision: around.masterDataRevision(),
      link: {
        ...liveLink(link, around.duplicates(), around.rejected()),
        ...story,
        load: this.#load.view(link, traffic, nowMonoMs),
      },
      scannerHealth: this.health.view(),
      model: around.model(),
      batch: batch === undefined ? null : this.#liveBatch(batch),
      legal,
      clockTrusted: around.clockTrusted(),
      speed: this.#speed.live(batch, link),
      tray: this.#tray?.live() ?? null,
      lastEgg: this.#last === undefined ? null : liveEgg(this.#last),
      next: [
        ...heldTrays.map((tray) => ({ kind: 'tray-on-hold' as const, ...tray })),
        ...(expectedInMs === undefined ? [] : [{ kind: 'tray-expected' as const, inMs: expectedInMs }]),
        ...(this.#mayClose(batch) ? [{ kind: 'close-batch' as const }] : []),
      ],
      cloud: around.cloud(),
      orders: around.orders(),
      backlog: around.backlog(),
      ...this.#alarms.view(),
    }
  }

  #traffic({ hello }: LinkView): ReturnType<typeof lineTraffic> {
    const { eggs, scans } = this.#counters
    return lineTraffic({
      lastPicture: this.#last?.scan.image,
      hello,
      modelPicture: this.#around.modelPicture(),
      eggs,
      scans,
    })
  }

  #mayClose(batch: StoredBatch | undefined): boolean {
    if (batch?.state !== 'running' && batch?.state !== 'paused') return false
    const expected = batch.identity.eggsExpected
    return expected !== undefined && this.#counters.eggs + this.#counters.count('EMPTY') >= expected
  }

  /** Orders that were not carried out: an egg that waits because of it holds its tray. */
  #onFaults(changes: readonly EggChange[]): void {
    for (const { fault, visitId, own, after } of changes) {
      if (fault === undefined || (own ?? after).action !== 'HOLD') continue
      if (this.#tray?.visit.visitId === visitId) this.#tray.setState('held')
    }
  }

  #endTray(visitId: number, state: 'complete' | 'held'): void {
    this.#held.changed()
    if (this.#tray?.visit.visitId === visitId) this.#tray.end(state)
  }

  #count(group: BuiltGroup, changes: readonly EggChange[]): void {
    const batchId = this.#batch?.identity.batchId
    const ofBatch = changes.filter((change) => change.batchId === batchId)
    const scans = group.judged.filter((one) => one.visit.batchId === batchId).length
    if (batchId !== undefined) this.#counters.apply(ofBatch, scans)
    this.#speed.count(ofBatch, group.judged)
    for (const change of changes) if (change.visitId === this.#tray?.visit.visitId) this.#tray.apply(change)
  }

  #liveBatch(batch: StoredBatch): NonNullable<LiveView['batch']> {
    const { identity, recipe } = batch
    const counters = this.#counters
    return {
      batchId: identity.batchId,
      state: batch.state,
      flock: identity.flock,
      breed: identity.breed,
      parentAgeWeeks: identity.parentAgeWeeks,
      setter: identity.setter,
      trolley: identity.trolley,
      setAtWallMs: identity.setAtWallMs ?? null,
      startedAtWallMs: batch.startedWallMs,
      trayTypeId: identity.trayTypeId,
      eggsExpected: identity.eggsExpected ?? null,
      recipe: { id: recipe.id, version: recipe.version, name: recipe.name, uncertainPolicy: recipe.uncertainPolicy },
      eggs: counters.eggs,
      scans: counters.scans,
      emptyCells: counters.count('EMPTY'),
      female: counters.share('FEMALE'),
      male: counters.share('MALE'),
      clearOrDead: counters.share('INFERTILE', 'EARLY_DEAD', 'MID_DEAD'),
      uncertain: counters.share('UNCERTAIN'),
      unreadable: counters.share('UNREADABLE'),
      held: counters.countByAction('HOLD'),
    }
  }
}

function isOnOrder({ kind }: BuiltGroup['commit']['items'][number]): boolean {
  return kind === 'not-removed' || kind === 'too-late' || kind === 'sorter-ack'
}

function liveEgg({ scan, visit, decided, wire }: JudgedScan): NonNullable<LiveView['lastEgg']> {
  const { width, height, pixels } = scan.image
  return {
    trayCode: visit.code,
    cell: scan.cell,
    attempt: scan.attempt,
    eggClass: decided.decision.eggClass,
    action: decided.decision.action,
    reason: decided.decision.reason,
    confidence: decided.decision.confidence,
    latencyMs: wire.latencyMs,
    decidedAtWallMs: decided.decidedWallMs,
    image: { width, height, pixels: pixels.slice(0, width * height * 2) },
    attention: decided.prediction?.attention ?? null,
  }
}
