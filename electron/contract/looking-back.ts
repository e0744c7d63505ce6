import * as z from 'zod'
import { OVERRIDE_CLASSES, OVERRIDE_REASONS } from '../domain/override.ts'
import { ORDER_FAULTS } from '../domain/sorter-word.ts'
import { batchTimesSchema } from './event-times.ts'
import { flockCountSchema, heldRecordSchema } from './tray-record.ts'
import { bytesSchema, cellSchema, decisionReasonSchema, eggActionSchema, eggClassSchema } from './vocabulary.ts'

/** Rows of one page of the batch list. */
export const BATCHES_PAGE_MAX = 40
/** Rows of one page of a batch's trays. */
export const TRAYS_LIST_MAX = 60
/** Trays of one report, newest last; of a batch with more the oldest are left out of its charts, never out of its sums. */
export const REPORT_TRAYS_MAX = 1000
/** Held trays and corrections that a report names, newest first; their number is always whole. */
export const REPORT_ROWS_MAX = 200
/** Marks of one chart: minutes are put together until they fit. */
export const REPORT_STEPS_MAX = 60
/** Trays of one page of eggs as CSV: about two megabytes. */
export const CSV_TRAYS_MAX = 100

const batchStateSchema = z.enum(['draft', 'running', 'paused', 'closing', 'closed'])

const batchRowSchema = z.strictObject({
  /** Place in the list: the next page is asked for with the last row's. */
  cursor: z.number(),
  batchId: z.string(),
  state: batchStateSchema,
  flock: z.string(),
  breed: z.string(),
  setter: z.string(),
  /** As its line was called when it began; empty for one from before a station could have several. */
  line: z.string(),
  startedAtWallMs: z.number().nullable(),
  closedAtWallMs: z.number().nullable(),
  eggs: z.number(),
  female: z.number(),
  male: z.number(),
  traysHeld: z.number(),
  overridden: z.number(),
})
export type BatchRow = z.infer<typeof batchRowSchema>

const overrideSchema = z.strictObject({
  overrideId: z.number(),
  attempt: z.number(),
  atWallMs: z.number(),
  operator: z.string(),
  from: z.strictObject({ eggClass: eggClassSchema, action: eggActionSchema }),
  eggClass: z.enum(OVERRIDE_CLASSES),
  action: eggActionSchema,
  reason: z.enum(OVERRIDE_REASONS),
  note: z.string(),
})
export type OverrideRecord = z.infer<typeof overrideSchema>

const reportTraySchema = z.strictObject({
  visitId: z.number(),
  code: z.string(),
  state: z.enum(['filling', 'complete', 'held']),
  beganWallMs: z.number(),
  female: z.number(),
  male: z.number(),
  clearOrDead: z.number(),
  /** Uncertain and unreadable. */
  unclear: z.number(),
})
export type ReportTray = z.infer<typeof reportTraySchema>

const trayRowSchema = reportTraySchema.extend({
  /** It was held, and that is settled: a person let it go on or took it out, or it has passed again. */
  decidedOn: z.boolean(),
  cells: z.number(),
  /** Cells with a decision, empty ones included. */
  scanned: z.number(),
  /** Eggs whose action is HOLD. */
  held: z.number(),
  /** Eggs that a person corrected and no later attempt decided anew. */
  corrected: z.number(),
})
export type TrayRow = z.infer<typeof trayRowSchema>

export const batchReportSchema = z.strictObject({
  /** Scans by when their pictures were taken, by steps of whole minutes, without a gap from the first to the last; a step without any is a stop. */
  throughput: z.strictObject({
    stepMinutes: z.number(),
    steps: z.array(z.strictObject({ fromWallMs: z.number(), scans: z.number() })).max(REPORT_STEPS_MAX),
  }),
  /** Whole minutes without a scan between the first and the last. */
  stops: z.strictObject({
    count: z.number(),
    minutes: z.number(),
    longest: z.array(z.strictObject({ fromWallMs: z.number(), minutes: z.number() })).max(10),
  }),
  /** What the record must say of its times. */
  times: batchTimesSchema,
  trays: z.array(reportTraySchema).max(REPORT_TRAYS_MAX),
  /** Scans by confidence of the class that was called, in bins of equal width from 0 to 1. */
  confidence: z.array(z.number()),
  heldTrays: z.array(heldRecordSchema).max(REPORT_ROWS_MAX),
  /** Of all trays that were held, those that wait for a person or for another passage. */
  stillHeld: z.number(),
  /** The batch by flocks, its own one first; empty where no tray of it has flocks of its own. */
  flocks: z.array(flockCountSchema),
  /** Eggs whose decision a person has corrected; a later attempt decides anew and takes its egg out. */
  overridden: z.number(),
  overrides: z
    .array(overrideSchema.extend({ visitId: z.number(), trayCode: z.string(), cell: cellSchema }))
    .max(REPORT_ROWS_MAX),
})
export type BatchReport = z.infer<typeof batchReportSchema>

export const trayPageSchema = z.strictObject({
  visitId: z.number(),
  batchId: z.string().nullable(),
  /** Of its batch: how the tray is drawn stands in the master data. */
  trayTypeId: z.string().nullable(),
  code: z.string(),
  rows: z.number(),
  columns: z.number(),
  layout: z.enum(['square', 'honeycomb']),
  state: z.enum(['filling', 'complete', 'held']),
  holdReason: z.string().nullable(),
  beganWallMs: z.number(),
  endedWallMs: z.number().nullable(),
  /** What this passage saw, by flocks; empty where the tray holds the eggs of one. */
  flocks: z.array(flockCountSchema),
  /** Neighbours within the batch, in the order in which they came. */
  previousVisitId: z.number().nullable(),
  nextVisitId: z.number().nullable(),
  eggs: z.array(
    z.strictObject({
      cell: cellSchema,
      eggClass: eggClassSchema,
      action: eggActionSchema,
      attempt: z.number(),
      confidence: z.number(),
      /** Of the validation sample of its recipe: to be checked by opening or by hatch. */
      sampled: z.boolean(),
      /** The last correction of the attempt that speaks for the egg. */
      override: z.strictObject({ eggClass: z.enum(OVERRIDE_CLASSES), action: eggActionSchema }).nullable(),
    }),
  ),
})
export type TrayPage = z.infer<typeof trayPageSchema>

const attemptSchema = z.strictObject({
  attempt: z.number(),
  /** Whether this one decides what the egg is. */
  speaks: z.boolean(),
  sequence: z.number(),
  coil: z.number(),
  arrivedWallMs: z.number(),
  decidedWallMs: z.number(),
  /** Null of a scan that came late. */
  latencyMs: z.number().nullable(),
  eggClass: eggClassSchema,
  action: eggActionSchema,
  reason: decisionReasonSchema,
  confidence: z.number(),
  recipe: z.strictObject({
    name: z.string(),
    version: z.number(),
    fertilityThreshold: z.number(),
    femaleThreshold: z.number(),
    maleThreshold: z.number(),
    /** Null for a recipe that only scans have named. */
    image: z
      .strictObject({
        saturatedShareMax: z.number(),
        signalToNoiseMin: z.number(),
        interferenceMax: z.number(),
        evennessMin: z.number(),
      })
      .nullable(),
  }),
  model: z.strictObject({ modelId: z.string(), synthetic: z.boolean() }).nullable(),
  /** Null when no model could judge the scan. Fertility sums to 1; `female` is given that the egg lives. */
  probabilities: z
    .strictObject({
      viable: z.number(),
      infertile: z.number(),
      earlyDead: z.number(),
      midDead: z.number(),
      empty: z.number(),
      female: z.number(),
    })
    .nullable(),
  signalToNoise: z.number().nullable(),
  saturatedShare: z.number().nullable(),
  /** Null also for a scan from before these were measured. */
  interference: z.number().nullable(),
  evenness: z.number().nullable(),
  sorterAckWallMs: z.number().nullable(),
  /** What the sorter says that it did; null where it has said nothing, or does not say what. */
  sorterAction: eggActionSchema.nullable(),
  /** Why the order was not carried out; null where it was, or where nothing is known to the contrary. */
  orderFault: z.enum(ORDER_FAULTS).nullable(),
  sampled: z.boolean(),
  pictureKept: z.boolean(),
})
export type EggAttempt = z.infer<typeof attemptSchema>

export const eggPageSchema = z.strictObject({
  visitId: z.number(),
  trayCode: z.string(),
  batchId: z.string().nullable(),
  cell: cellSchema,
  attempts: z.array(attemptSchema),
  overrides: z.array(overrideSchema),
})
export type EggPage = z.infer<typeof eggPageSchema>

export const eggPictureSchema = z.strictObject({
  width: z.number(),
  height: z.number(),
  channels: z.number(),
  slices: z.number(),
  /** Unsigned 16-bit little-endian, ordered channel, slice, row, column. */
  pixels: bytesSchema,
  attention: z.strictObject({ width: z.number(), height: z.number(), values: bytesSchema }).nullable(),
})
export type EggPictureAnswer = z.infer<typeof eggPictureSchema>

/** Languages and papers of a printed record. */
const printLanguageSchema = z.enum(['en', 'de'])
export type PrintLanguage = z.infer<typeof printLanguageSchema>
const printPaperSchema = z.enum(['A4', 'LETTER'])
export type PrintPaper = z.infer<typeof printPaperSchema>

const batchParams = z.strictObject({ batchId: z.string().max(60) })
const eggParams = z.strictObject({ visitId: z.int().positive(), cell: cellSchema })

/** Looking back: the list of batches, then batch → tray → egg. */
export const lookingBackMethods = {
  /** Newest first. `search` looks in id, flock, breed and setter; `beforeCursor` null for the first page. */
  batches: {
    params: z.strictObject({
      search: z.string().trim().max(80),
      state: z.enum(['all', 'open', 'closed']),
      beforeCursor: z.int().positive().nullable(),
    }),
    result: z.array(batchRowSchema).max(BATCHES_PAGE_MAX),
    right: 'watch',
  },
  /** Trays of a batch, newest first; `attention` leaves the held ones and those with corrected eggs. `beforeVisitId` null for the first page. */
  batchTrays: {
    params: batchParams.extend({
      only: z.enum(['all', 'attention']),
      beforeVisitId: z.int().positive().nullable(),
    }),
    result: z.array(trayRowSchema).max(TRAYS_LIST_MAX),
    right: 'watch',
  },
  batchReport: { params: batchParams, result: batchReportSchema.nullable(), right: 'watch' },
  tray: { params: z.strictObject({ visitId: z.int().positive() }), result: trayPageSchema.nullable(), right: 'watch' },
  egg: { params: eggParams, result: eggPageSchema.nullable(), right: 'watch' },
  /** Null: not kept. LOST: it was kept, and its file is missing or damaged. */
  eggPicture: {
    params: eggParams.extend({ attempt: z.int().positive() }),
    result: eggPictureSchema.or(z.literal('LOST')).nullable(),
    right: 'watch',
  },
  /** The record as CSV (RFC 4180); null for an unknown batch. */
  recordCsv: { params: batchParams, result: z.string().nullable(), right: 'records.export' },
  /** The record as PDF, to be printed and signed; null for an unknown batch. */
  recordPdf: {
    params: batchParams.extend({ language: printLanguageSchema, paper: printPaperSchema }),
    result: bytesSchema.nullable(),
    right: 'records.export',
  },
  /** One row an egg as CSV, page after page; only the first page has the head. `nextVisitId` null on the last. */
  eggsCsv: {
    params: batchParams.extend({ afterVisitId: z.int().nonnegative() }),
    result: z.strictObject({ csv: z.string(), nextVisitId: z.number().nullable() }),
    right: 'records.export',
  },
} as const
