import type { Random } from '../../electron/base/random.ts'
import { ok } from '../../electron/base/result.ts'
import { liveViewSchema } from '../../electron/contract/live.ts'
import { lineOfPlace } from '../../electron/domain/line-id.ts'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import type { Intake } from '../../electron/intake/intake.ts'
import type { Journal } from '../../electron/intake/journal.ts'
import { openJournal } from '../../electron/intake/open-journal.ts'
import type { Hatchery } from '../../electron/line/hatchery.ts'
import type { OwnParts } from '../../electron/line/line-parts.ts'
import type { Logger } from '../../electron/log/logger.ts'
import { MasterDataDesk } from '../../electron/master-data/master-data-desk.ts'
import { type OpenAlarms, openAlarms } from '../../electron/processes/station/open-alarms.ts'
import { createScannerLink } from '../../electron/scanner/scanner-link.ts'
import { Station } from '../../electron/station/station.ts'
import { type OpenedStore, openStore } from '../../electron/store/open-store.ts'
import type { CommitGroup, EggOverride, Store } from '../../electron/store/store.ts'
import { Revisions } from '../../electron/uplink/revisions.ts'
import { createSealer } from '../../electron/uplink/seal-batch.ts'
import { createHttpSink } from '../../electron/uplink/sinks/http.ts'
import { liveCloud } from '../../electron/uplink/uploads.ts'
import { Uplink } from '../../electron/uplink/worker.ts'
import { SEED_PLACE } from '../make/master-records.ts'
import type { CrashPoints } from './crash-points.ts'
import { openLifePictures, type PictureWatch } from './life-pictures.ts'
import type { PicturePlan } from './picture-plan.ts'
import type { SimArchive } from './sim-archive.ts'
import type { SimCable } from './sim-cable.ts'
import type { SimCloud } from './sim-cloud.ts'
import { SimDatabase } from './sim-database.ts'
import type { SimDisk } from './sim-disk.ts'
import type { ProcessTime } from './sim-time.ts'

export const DATABASE_KEY = new Uint8Array(32).fill(7)
const JOURNAL_KEY = new Uint8Array(32).fill(9)
/** Small, so that a run of a few hundred scans fills several segments and makes new ones. */
export const SMALL_SEGMENTS = { segmentBytes: 24 * 1024, segmentsMax: 512, historySegments: 2, freeSegmentsMax: 4 }
/** One view in so many is held against the contract; all of them would cost as much as the rest of a run. */
const VIEW_CHECKED_EVERY = 40
const DRAIN_MS = 3_000

/** What the world outside knows of what the station does. */
export interface LifeWatch extends PictureWatch {
  /** Of a transaction that is durable. */
  committed(line: number, group: CommitGroup): void
  corrected(override: EggOverride): void
  /** The journal was told to forget up to there, while the last durable transaction said so much, and a picture that is to be kept lay only behind `heldAfter`. */
  released(line: number, through: number, durablyThrough: number, heldAfter: number | undefined): void
}

export interface LifeParts {
  readonly time: ProcessTime
  readonly points: CrashPoints
  readonly random: Random
  readonly folder: string
  readonly disks: readonly SimDisk[]
  readonly cables: readonly SimCable[]
  readonly archive: SimArchive
  readonly pictures: PicturePlan
  readonly cloud: SimCloud
  readonly site: { readonly timeZone: string; readonly jurisdictionId: string }
  readonly ratedEggsPerHour: number
  readonly watch: LifeWatch
  readonly log: Logger
}

/** One life of the station process: put together as electron/processes/station does it, on a folder, until it is stopped or ends. */
export class StationLife {
  readonly time: ProcessTime
  readonly folder: string
  readonly database: SimDatabase
  /** Undefined until everything is open. */
  station: Station | undefined
  store: Store | undefined
  readonly journals: Journal[] = []
  readonly #parts: LifeParts
  #uplink: Uplink | undefined
  #revisions: Revisions | undefined
  #alarms: OpenAlarms[] = []
  #views = 0
  #stopping: Promise<void> | undefined

  constructor(parts: LifeParts) {
    this.#parts = parts
    this.time = parts.time
    this.folder = parts.folder
    this.database = new SimDatabase((point) => this.#pass(point), parts.random.fork('database'))
  }

  /** Rejects with what kept it from starting. Never settles when it ends before. */
  async start(): Promise<void> {
    const { folder, time, log, points } = this.#parts
    points.pass('start: begun')
    const { watch } = this.#parts
    const store = openStore({
      ...{ folder, key: DATABASE_KEY, clock: time, log, driver: this.database.driver },
      onAuditGap: () => watch.problem('the audit trail is not the one that was written'),
      onBehind: (found) => watch.problem(`the database is not the one that was written: ${JSON.stringify(found)}`),
    })
    this.store = store
    this.#pass('start: database open')
    const desk = new MasterDataDesk({ store: store.masterData, audited: store.audited, log, place: SEED_PLACE })
    const lines: OwnParts[] = []
    for (const line of this.#parts.disks.keys()) lines.push(await this.#openLine(line, store))
    if (!time.alive) return
    this.#pass('start: journals open')
    const { seal, uplink, revisions } = this.#openCloud(store)
    this.#uplink = uplink
    this.#revisions = revisions
    const { archive, pictures: plan } = this.#parts
    const pictures = openLifePictures({
      ...{ book: store.archive, archive, plan, time, points, log, watch },
      clockTrusted: () => this.station?.clockTrusted ?? false,
    })
    this.station = new Station({
      ...{ store: this.#tapped(store, 0), hatchery: this.#hatchery(desk), clock: time, timers: time, log, lines },
      pictures,
      recipeForStart: () => ok(DEFAULT_RECIPE),
      cloud: { seal, poke: () => uplink.poke(), view: () => liveCloud(uplink.counts, time.wallMs()) },
    })
    for (const journal of this.journals) {
      for (const damage of journal.damage) watch.problem(`the journal cannot be read: ${JSON.stringify(damage)}`)
    }
    this.#pass('start: station made')
  }

  /** The station as people reach it: its ports close before anything else of it ends. */
  get attended(): Station | undefined {
    return this.time.alive && this.#stopping === undefined ? this.station : undefined
  }

  /** As the process does when it is told to end, once however often it is told. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopOnce()
    return this.#stopping
  }

  async #stopOnce(): Promise<void> {
    this.#pass('stop: begun')
    this.#revisions?.stop()
    this.#uplink?.stop()
    for (const alarms of this.#alarms) alarms.stop()
    this.#pass('stop: alarms written')
    await this.station?.stop(DRAIN_MS)
    this.#pass('stop: done')
  }

  sendNow(): void {
    try {
      this.#uplink?.sendNow()
    } catch {
      // The disk refused; a person presses again.
    }
  }

  /** What is still open after its end is closed. */
  abandon(): void {
    try {
      this.store?.close()
    } catch {
      // It was in the midst of something.
    }
    this.database.abandon()
  }

  #pass(point: string): void {
    if (this.time.alive) this.#parts.points.pass(point)
  }

  async #openLine(line: number, store: OpenedStore): Promise<OwnParts> {
    const { time, points, disks, cables, random, log, ratedEggsPerHour, watch } = this.#parts
    const [disk, cable] = [disks[line], cables[line]]
    if (disk === undefined || cable === undefined) throw new Error('a line has a disk and a cable')
    const lineId = lineOfPlace(line + 1)
    const ofLine = store.ofLine(lineId)
    const { releasedThrough } = ofLine.start()
    const { journal, recovery } = await openJournal({
      ...{
        folder: disk.folderOf(time, points),
        key: JOURNAL_KEY,
        releasedThrough,
        heldAfter: store.archive.due(lineId).afterPosition,
        timers: time,
        sizes: SMALL_SEGMENTS,
      },
    })
    this.journals.push(journal)
    ofLine.noteJournalEnd(journal.lastPosition)
    if (recovery.forgottenByDatabase > 0) watch.problem(`the database forgot ${recovery.forgottenByDatabase} releases`)
    if (recovery.unreadable.length > 0) watch.problem(`the journal has unreadable files: ${recovery.unreadable.join()}`)
    const alarms = openAlarms({ store: ofLine.alarmLog, clock: time, timers: time, log })
    this.#alarms.push(alarms)
    const durable = { through: releasedThrough }
    const linkRandom = random.fork(`link ${line}`)
    return {
      ...{ lineId, log, alarms: alarms.engine },
      settings: { play: false, site: 'Site', line: `Line ${line + 1}`, ratedEggsPerHour, demo: null },
      store: this.#tapped(ofLine, line, durable),
      intake: tappedIntake(journal, (through) => {
        if (time.alive) watch.released(line, through, durable.through, store.archive.due(lineId).afterPosition)
      }),
      openLink: (listener) =>
        createScannerLink({
          ...{ listener, clock: time, timers: time, random: linkRandom, log },
          openTransport: () => cable.openTransport(time),
        }),
      emit: (view) => {
        alarms.observe(view)
        if (++this.#views % VIEW_CHECKED_EVERY > 0) return
        const parsed = liveViewSchema.safeParse(view)
        if (!parsed.success) watch.problem(`a view that no screen accepts: ${parsed.error.message}`)
      },
    }
  }

  /** A station sees its store through this: the world hears what became durable, and every transaction is a place to end at. */
  #tapped(store: Store, line: number, durable: { through: number } = { through: 0 }): Store {
    const { watch } = this.#parts
    return {
      ...store,
      commit: (group) => {
        this.#pass('commit: begun')
        const changes = store.commit(group)
        if (this.time.alive) {
          durable.through = Math.max(durable.through, group.releasedThrough)
          watch.committed(line, group)
        }
        this.#pass('commit: done')
        return changes
      },
      saveOverride: (override) => {
        store.saveOverride(override)
        if (this.time.alive) watch.corrected(override)
      },
    }
  }

  #openCloud(store: Store) {
    const { time, random, log, cloud } = this.#parts
    const sink = createHttpSink({
      ...{ endpoint: 'https://cloud.invalid', fetch: cloud.fetchOf(time), timers: time, log },
      secrets: { cloudToken: () => Promise.resolve({ token: 'token' }) },
    })
    const { outbox } = store
    const uplink = new Uplink({ outbox, sink, clock: time, timers: time, random: random.fork('uplink'), log })
    const keyRandom = random.fork('keys')
    const seal = createSealer({
      ...{ site: 'site', line: 'line', appVersion: '0.0.0', isSynthetic: () => true, clock: time },
      fillRandom: (bytes) => bytes.set(bytes.map(() => keyRandom.int(256))),
    })
    const revisions = new Revisions({ store, seal, timers: time, log, onQueued: () => uplink.poke() })
    return { seal, uplink, revisions }
  }

  #hatchery(desk: MasterDataDesk): Hatchery {
    const { site } = this.#parts
    return {
      get revision() {
        return desk.revision
      },
      get site() {
        return { ...desk.site, ...site }
      },
      placeNames: (settings, lineId) => desk.placeNames(settings, lineId),
      offersTrayType: (trayTypeId) => desk.offersTrayType(trayTypeId),
    }
  }
}

function tappedIntake(journal: Journal, released: (through: number) => void): Intake {
  return {
    append: (record) => journal.append(record),
    release(through) {
      released(through)
      journal.release(through)
    },
    replay: (through) => journal.replay(through),
    close: () => journal.close(),
  }
}
