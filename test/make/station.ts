import { AlarmEngine } from '../../electron/alarms/alarm-engine.ts'
import { ok } from '../../electron/base/result.ts'
import { type LiveView, liveViewSchema } from '../../electron/contract/live.ts'
import type { StartBatch } from '../../electron/contract/start-batch.ts'
import { FIRST_LINE_ID } from '../../electron/domain/line-id.ts'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import type { Hatchery } from '../../electron/line/hatchery.ts'
import type { StationCloud } from '../../electron/line/station-cloud.ts'
import { type Logger, silentLogger } from '../../electron/log/logger.ts'
import type { Prediction, Predictor } from '../../electron/pipeline/predict/prediction.ts'
import { Station } from '../../electron/station/station.ts'
import { FakeLink } from '../fake/fake-link.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { MemoryIntake } from '../fake/memory-intake.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { makePrediction } from '../fake/scripted-predictor.ts'
import { makeDesk } from './master-data-desk.ts'
import { MessageMaker } from './scanner-messages.ts'

const HOUR_MS = 3_600_000
export const MALE = makePrediction({ female: 0.01 })

/** What outlives a station: its disk and the time. */
export interface StationDisk {
  readonly time: ManualTime
  readonly store: MemoryStore
  readonly intake: MemoryIntake
}

export function makeDisk(): StationDisk {
  return { time: new ManualTime(), store: new MemoryStore(), intake: new MemoryIntake() }
}

/** Answers at once and always the same. */
export function constantPredictor(prediction: Prediction | undefined): Predictor {
  return { modelId: 'constant-1', predict: (images) => Promise.resolve(images.map(() => prediction)) }
}

export function makeWish(time: ManualTime, change: Partial<StartBatch> = {}): StartBatch {
  return {
    ...{ flock: 'Flock 7', breed: 'Lohmann Brown', parentAgeWeeks: 38, setter: '4', trolley: '11' },
    ...{ setAtWallMs: time.wallMs() - 250 * HOUR_MS, jurisdictionId: 'DE', trayTypeId: 'square-36' },
    eggsExpected: null,
    ...change,
  }
}

/** A station of one line on fakes of everything around it. Every view that it emits is one that the screen accepts. */
export function setUpStation(
  options: {
    readonly disk?: StationDisk
    readonly demo?: StartBatch
    readonly stopsSlowly?: boolean
    readonly log?: Logger
    readonly cloud?: StationCloud
    readonly play?: boolean
    readonly updating?: () => boolean
    /** Of the site; UTC unless told otherwise, and none that anybody knows when undefined. */
    readonly timeZone?: string | undefined
    /** Seeded unless told otherwise. */
    readonly hatchery?: Hatchery
  } = {},
) {
  const {
    disk = makeDisk(),
    demo,
    stopsSlowly = false,
    log = silentLogger,
    cloud,
    play = true,
    updating = () => false,
    hatchery: desk = makeDesk(disk.store.masterData),
  } = options
  const site = {
    timeZone: 'timeZone' in options ? options.timeZone : 'UTC',
    jurisdictionId: null as string | null,
  }
  const hatchery: Hatchery = {
    get revision() {
      return desk.revision
    },
    get site() {
      return { ...desk.site, ...site, timeZone: site.timeZone ?? '' }
    },
    placeNames: (settings) => desk.placeNames(settings),
    offersTrayType: (trayTypeId) => desk.offersTrayType(trayTypeId),
  }
  const links: FakeLink[] = []
  const views: LiveView[] = []
  const alarms = new AlarmEngine(disk.time)
  const station = new Station({
    hatchery,
    recipeForStart: () => ok(DEFAULT_RECIPE),
    ...{ cloud, updating, store: disk.store, clock: disk.time, timers: disk.time, log },
    lines: [
      {
        ...{ lineId: FIRST_LINE_ID, store: disk.store, intake: disk.intake, alarms, log },
        settings: {
          ...{ play, site: 'Site Nord', line: 'Line 2', ratedEggsPerHour: 24_000 },
          demo: demo === undefined ? null : { batch: demo },
        },
        openLink: (listener) => {
          const link = new FakeLink(listener, disk.time, stopsSlowly)
          links.push(link)
          return link
        },
        emit: (view) => views.push(liveViewSchema.parse(view)),
      },
    ],
  })
  const [line] = station.lines
  if (line === undefined) throw new Error('the station has no line')
  return {
    ...{ station, line, alarms, disk, links, views, ...disk },
    /** The site as somebody sets it up, while the station runs. */
    site,
    /** The scanner that is connected now. */
    link(): FakeLink {
      const link = links.at(-1)
      if (link === undefined) throw new Error('the station opened no link')
      return link
    },
    view: () => liveViewSchema.parse(line.liveView()),
    /** A model that answers at once, a male unless told otherwise. */
    ready(prediction: Prediction | undefined = MALE) {
      const model = { modelId: 'constant-1', synthetic: true, state: 'ready' } as const
      station.setModel(model, constantPredictor(prediction))
    },
  }
}

/** The same with a scanner that streams, a model that is ready and a batch that runs. */
export async function setUpRunningStation(options: Parameters<typeof setUpStation>[0] = {}) {
  const rig = setUpStation(options)
  await rig.time.advance(1)
  rig.ready()
  rig.link().stream()
  rig.line.startBatch(makeWish(rig.time))
  return { ...rig, make: new MessageMaker() }
}
