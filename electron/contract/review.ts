import * as z from 'zod'
import { auditMethods } from './access.ts'
import { alarmHistoryMethods } from './alarms.ts'
import { recordLifeMethods } from './batch-life.ts'
import { dataSetMethods } from './data-set.ts'
import { eventTimesMethods } from './event-times.ts'
import { explainMethods } from './explain.ts'
import { lookingBackMethods } from './looking-back.ts'
import { modelFileMethods } from './model-files.ts'
import { orderFaultsSchema } from './orders.ts'
import { pictureMethods } from './pictures.ts'
import { tableMethods } from './table-export.ts'
import { upkeepMethods } from './upkeep.ts'
import { cellSchema, eggActionSchema, eggClassSchema } from './vocabulary.ts'

/** Renderer, demo → review: everything that reads a lot. Read-only. */
const countSchema = z.strictObject({ eggs: z.number(), scans: z.number() })

export const batchRecordSchema = z.strictObject({
  batchId: z.string(),
  state: z.string(),
  flock: z.string(),
  breed: z.string(),
  /** Null where nobody knows: an imported or recovered batch. */
  parentAgeWeeks: z.number().nullable(),
  setter: z.string(),
  trolley: z.string(),
  setAtWallMs: z.number().nullable(),
  startedAtWallMs: z.number().nullable(),
  closedAtWallMs: z.number().nullable(),
  jurisdictionId: z.string(),
  sexingMethod: z.string(),
  /** Empty where there is none. */
  labelScheme: z.string(),
  /** In which it began; empty where none ran then. */
  shift: z.string(),
  /** As it was called when the batch began; empty for one from before a station could have several. */
  line: z.string(),
  /** In which its times are told. `ofBatch` is false for a batch that names none: then it is the station's of now. */
  timeZone: z.strictObject({ name: z.string(), ofBatch: z.boolean() }),
  recipe: z.string(),
  models: z.array(z.string()),
  /** Serial numbers of the scanners that sent a scan of it: a scanner may be replaced while a batch runs. */
  scanners: z.array(z.string()),
  synthetic: z.boolean(),
  play: z.boolean(),
  trays: z.number(),
  traysHeld: z.number(),
  /** Distinct eggs, empty cells left out. */
  eggs: z.number(),
  emptyCells: z.number(),
  /** Eggs whose decision a person has corrected; the counts below are of the decisions, as they were made. */
  overridden: z.number(),
  scans: z.number(),
  byClass: z.partialRecord(eggClassSchema, countSchema),
  byAction: z.partialRecord(eggActionSchema, countSchema),
  orderFaults: orderFaultsSchema,
  latencyMs: z.strictObject({ p50: z.number().nullable(), p99: z.number().nullable() }),
})
export type BatchRecord = z.infer<typeof batchRecordSchema>

/** Trays of one answer of `trays`; the caller asks again after the last one it has. */
export const TRAYS_PAGE_MAX = 50

/** One passage of one tray, cell by cell: what each egg is now. */
export const trayEggsSchema = z.strictObject({
  visitId: z.number(),
  code: z.string(),
  rows: z.number(),
  columns: z.number(),
  state: z.enum(['filling', 'complete', 'held']),
  beganWallMs: z.number(),
  eggs: z.array(
    z.strictObject({ cell: cellSchema, eggClass: eggClassSchema, action: eggActionSchema, attempt: z.number() }),
  ),
})
export type TrayEggs = z.infer<typeof trayEggsSchema>

export const reviewContract = {
  service: 'review',
  methods: {
    batchRecord: {
      params: z.strictObject({ batchId: z.string() }),
      result: batchRecordSchema.nullable(),
      right: 'watch',
    },
    /** Trays of a batch in the order they came, after `afterVisitId` (0 for the first). */
    trays: {
      params: z.strictObject({ batchId: z.string(), afterVisitId: z.int().nonnegative() }),
      result: z.array(trayEggsSchema).max(TRAYS_PAGE_MAX),
      right: 'watch',
    },
    ...lookingBackMethods,
    ...eventTimesMethods,
    ...explainMethods,
    ...pictureMethods,
    ...alarmHistoryMethods,
    ...recordLifeMethods,
    ...modelFileMethods,
    ...upkeepMethods,
    ...dataSetMethods,
    ...tableMethods,
    ...auditMethods,
  },
  events: {},
} as const
