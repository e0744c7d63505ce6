import { AlarmEngine } from '../../electron/alarms/alarm-engine.ts'
import { type LiveView, liveViewSchema } from '../../electron/contract/live.ts'
import type { IncubationAge } from '../../electron/domain/law/incubation-age.ts'
import { HeldTrays } from '../../electron/line/held-trays.ts'
import { LinkStory } from '../../electron/line/link-story.ts'
import { LiveBoard } from '../../electron/line/live-board.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { buildGroup } from '../../electron/pipeline/build-group.ts'
import type { Prediction } from '../../electron/pipeline/predict/prediction.ts'
import { TrayBook } from '../../electron/pipeline/tray-book.ts'
import type { Work } from '../../electron/pipeline/work.ts'
import type { LinkView } from '../../electron/scanner/link.ts'
import type { StoredBatch } from '../../electron/store/store.ts'
import type { StoreStart } from '../../electron/store/store-start.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { MemoryStore } from '../fake/memory-store.ts'
import { makePrediction } from '../fake/scripted-predictor.ts'
import { circumstances, liveLegal } from './law.ts'
import { MessageMaker } from './scanner-messages.ts'
import { makeJudged } from './works.ts'

/** Of a scanner that sends. */
export const STREAMING: LinkView = {
  ...{ state: 'Streaming', transport: 'serial', path: '/dev/ttyUSB0', fault: null, silentForMs: 4, retryInMs: null },
  hello: { scannerSerial: 'OVO-1', sessionId: 'a1', model: 'Scanner', firmware: '1.0', nextSequence: 1 },
  ...{ framesAccepted: 3, rejected: { CHECKSUM: 1 }, framesResent: 0, bytesReceived: 900, bytesSent: 90 },
  ...{ remedy: null, capacityBytesPerS: null, clock: null },
}
const EMPTY_FERTILITY = { viable: 0, infertile: 0, earlyDead: 0, midDead: 0, empty: 0 }

/** What the model says, by the class that the standard recipe makes of it. */
const SAID = {
  FEMALE: makePrediction({ female: 0.98 }),
  MALE: makePrediction({ female: 0.01 }),
  UNCERTAIN: makePrediction({ female: 0.5 }),
  INFERTILE: makePrediction({ fertility: { ...EMPTY_FERTILITY, infertile: 1 } }),
  EMPTY: makePrediction({ fertility: { ...EMPTY_FERTILITY, empty: 1 } }),
  UNREADABLE: undefined,
} satisfies Record<string, Prediction | undefined>
export type Said = keyof typeof SAID

/** A live board with the pipeline's own groups committed to a store in memory; time stands still until it is told. */
export function setUpBoard(openVisits: StoreStart['openVisits'] = []) {
  const time = new ManualTime()
  const store = new MemoryStore()
  const make = new MessageMaker()
  const trays = new TrayBook({ openVisits: [], nextVisitId: 1 })
  const around = {
    ...{ link: STREAMING, model: { modelId: 'm-1', synthetic: true, state: 'ready' } as LiveView['model'] },
    ...{ backlog: 0, duplicates: 0, clockTrusted: true, diskFailing: false, diskLow: false, reviewDown: false },
    databaseDamaged: false,
    age: { hours: 281, trust: 'trusted' } as IncubationAge,
    legal: liveLegal(),
    rejected: {} as Readonly<Record<string, number>>,
    orders: { NOT_SENT: 0, TOO_LATE: 0, SORTER_SILENT: 0, SORTER_DISAGREES: 0, ORDER_FORGOTTEN: 0 },
  }
  const linkStory = new LinkStory(time)
  const board = new LiveBoard(
    time,
    new AlarmEngine(time),
    {
      ...{ play: true, ratedEggsPerHour: 24_000 },
      place: () => ({ site: 'Site Nord', line: 'Line 2', lineId: 'line-1', lines: [] }),
      ...{ link: () => around.link, linkStory: () => linkStory },
      model: () => around.model,
      modelPicture: () => undefined,
      backlog: () => around.backlog,
      duplicates: () => around.duplicates,
      orders: () => around.orders,
      rejected: () => around.rejected,
      legal: () => around.legal,
      clockTrusted: () => around.clockTrusted,
      diskFailing: () => around.diskFailing,
      diskLow: () => around.diskLow,
      reviewDown: () => around.reviewDown,
      databaseDamaged: () => around.databaseDamaged,
      incidents: () => new Map(),
      masterDataRevision: () => 1,
      cloud: () => ({ state: 'off', upToWallMs: null, waiting: 0, waitingSinceWallMs: null, parked: 0, fill: 0 }),
      held: new HeldTrays(() => store.trays.held(), silentLogger),
    },
    openVisits,
  )
  let batch: StoredBatch | undefined

  return {
    ...{ time, store, make, board, around },
    setBatch(next: StoredBatch, isNew = true) {
      batch = next
      store.saveBatch(next)
      board.setBatch(next, isNew ? store.batchSummary(next.identity.batchId) : undefined)
    },
    commit(...works: readonly Work[]) {
      const batchId = batch?.identity.batchId ?? null
      const group = buildGroup(
        works.map((work) => ({ ...work, batchId })),
        trays,
        {
          ...{ clock: time, store },
          clockTrusted: () => true,
          sorterReachable: () => true,
          circumstances: () => circumstances({ age: around.age }),
        },
      )
      const changes = store.commit(group.commit)
      trays.apply(changes)
      board.onCommitted(group, changes)
    },
    scan(said: Said, place: Parameters<MessageMaker['scan']>[0] = {}, late = false): Work {
      return makeJudged(make.scan(place), SAID[said], { late })
    },
    /** Every view that is looked at must be one that the screen accepts. */
    view: (): LiveView => liveViewSchema.parse(board.view()),
  }
}
