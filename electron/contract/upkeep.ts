import * as z from 'zod'
import { backupInfoSchema, backupMethods, verifyResultSchema } from './backups.ts'
import { dataSetResultSchema } from './data-set.ts'
import { restoreMethods, stagedInfoSchema } from './restore.ts'
import { reconcileResultSchema } from './sum-check.ts'
import { tableResultSchema } from './table-export.ts'
import { bytesSchema } from './vocabulary.ts'

/** Renderer → review: what keeps a station in order. Disk, versions, checks, backups, logs and the bundle for support. */

/** Long work, done in a thread of its own so that nothing else in review waits for it; one at a time, in the order they were asked for. */
export const UPKEEP_JOBS = [
  'integrity',
  'reconcile',
  'backup',
  'bundle',
  'dataSet',
  'restore',
  'table',
  'verify',
] as const
export const upkeepJobSchema = z.enum(UPKEEP_JOBS)
export type UpkeepJob = z.infer<typeof upkeepJobSchema>

/** What SQLite found when it read every page. */
export const integrityResultSchema = z.strictObject({
  sound: z.boolean(),
  tables: z.number(),
  bytes: z.number(),
  /** Readable lines of SQLite, at most 20; empty when sound. */
  findings: z.array(z.string()),
})
export type IntegrityResult = z.infer<typeof integrityResultSchema>

export const backupResultSchema = z.strictObject({
  backup: backupInfoSchema,
  /** Names of older ones that made room. */
  removed: z.array(z.string()),
})
export type BackupResult = z.infer<typeof backupResultSchema>

export const bundleResultSchema = z.strictObject({ name: z.string(), bytes: z.number() })

function jobStateSchema<S extends z.ZodType>(result: S) {
  return z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('idle') }),
    /** Another one is under way. */
    z.strictObject({ state: z.literal('waiting') }),
    /** `share` of the work that is done, from 0 to 1; null while nobody can say. */
    z.strictObject({ state: z.literal('running'), sinceWallMs: z.number(), share: z.number().nullable() }),
    z.strictObject({ state: z.literal('done'), atWallMs: z.number(), result }),
    z.strictObject({ state: z.literal('failed'), atWallMs: z.number(), code: z.string(), message: z.string() }),
  ])
}

export const upkeepJobsSchema = z.strictObject({
  integrity: jobStateSchema(integrityResultSchema),
  reconcile: jobStateSchema(reconcileResultSchema),
  backup: jobStateSchema(backupResultSchema),
  bundle: jobStateSchema(bundleResultSchema),
  dataSet: jobStateSchema(dataSetResultSchema),
  /** Done: proved and copied, to take its place when the station starts next. */
  restore: jobStateSchema(stagedInfoSchema),
  table: jobStateSchema(tableResultSchema),
  /** Done also where something was found: the result says what. */
  verify: jobStateSchema(verifyResultSchema),
})
export type UpkeepJobs = z.infer<typeof upkeepJobsSchema>

export const diskSchema = z.strictObject({
  measuredAtWallMs: z.number(),
  /** What this account may still write, and the size of the disk. */
  freeBytes: z.number(),
  totalBytes: z.number(),
  use: z.strictObject({
    database: z.number(),
    journal: z.number(),
    pictures: z.number(),
    backups: z.number(),
    /** Tables, data sets and recordings that people had written. */
    files: z.number(),
    /** What a restore replaced, and damaged logs. */
    aside: z.number(),
    logs: z.number(),
  }),
  /** From the trays of the last weeks; null while there are not enough days to speak of. */
  growth: z.strictObject({ days: z.number(), scansPerDay: z.number(), databaseBytesPerDay: z.number() }).nullable(),
  /** Until nothing is left at that growth; null when that is not known or further away than anybody plans. */
  daysUntilFull: z.number().nullable(),
  verdict: z.enum(['enough', 'soon', 'little']),
})
export type Disk = z.infer<typeof diskSchema>

/** Of proto/scanner.proto and proto/cloud-api.openapi.yaml, which are spoken elsewhere and named here for people; a test holds them together. */
export const SPOKEN_VERSIONS = { scannerProtocol: '1.0', cloudApi: '1.0.0' } as const

export const versionsSchema = z.strictObject({
  app: z.string(),
  node: z.string(),
  /** Null outside the desktop app. */
  electron: z.string().nullable(),
  chromium: z.string().nullable(),
  /** As installed beside this program; null when it is not there. */
  onnxRuntime: z.string().nullable(),
  /** What makes pictures, and which build of it; null where it cannot be loaded. */
  imaging: z.string().nullable(),
  sqlite: z.string(),
  cipher: z.string(),
  /** Of the database, and the one this program writes; null while there is no database. */
  schema: z.number().nullable(),
  schemaKnown: z.number(),
  contract: z.number(),
  scannerProtocol: z.string(),
  cloudApi: z.string(),
})
export type Versions = z.infer<typeof versionsSchema>

/** Lines of one answer of the log viewer. */
export const LOG_LINES_MAX = 400
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const
export const logLevelSchema = z.enum(LOG_LEVELS)
export type LogLevel = z.infer<typeof logLevelSchema>

export const logLineSchema = z.strictObject({
  /** Null for a line that says no time. */
  atWallMs: z.number().nullable(),
  level: logLevelSchema,
  /** Which process spoke. */
  process: z.string(),
  message: z.string(),
  /** Further fields as one short text; secrets blanked. */
  fields: z.string(),
})
export type LogLine = z.infer<typeof logLineSchema>

/** What the screen saw, for support: taken as it is, blanked like everything else in the bundle. */
export const bundleSeenSchema = z.strictObject({
  health: z.json(),
  info: z.json(),
  line: z.json(),
})
export type BundleSeen = z.infer<typeof bundleSeenSchema>

const nothing = z.strictObject({})

/** Long work that is asked for by name alone. */
export const plainJobSchema = upkeepJobSchema.extract(['integrity', 'reconcile', 'backup'])
export type PlainJob = z.infer<typeof plainJobSchema>

export const upkeepMethods = {
  ...backupMethods,
  ...restoreMethods,
  versions: { params: nothing, result: versionsSchema, right: 'watch' },
  disk: { params: nothing, result: diskSchema, right: 'watch' },
  upkeepJobs: { params: nothing, result: upkeepJobsSchema, right: 'watch' },
  /** Begins unless it is under way already; the answer says how all of them stand. */
  startUpkeep: {
    params: z.strictObject({ job: plainJobSchema }),
    result: upkeepJobsSchema,
    right: 'service.maintain',
  },
  /** Waits for the outcome: for commands and tests; a screen starts it and asks how it stands. */
  reconcile: { params: nothing, result: reconcileResultSchema, right: 'service.maintain' },
  /** Free for everybody: it is needed most when nobody can sign in, and holds nothing that this screen does not show. */
  startBundle: { params: z.strictObject({ seen: bundleSeenSchema }), result: upkeepJobsSchema, right: 'watch' },
  /** The bundle that was made last, once; null when there is none (any more). */
  takeBundle: {
    params: nothing,
    result: z.strictObject({ name: z.string(), bytes: bytesSchema }).nullable(),
    right: 'watch',
  },
  /** Newest first. `level` is the least one; `search` looks in message and fields. */
  logLines: {
    params: z.strictObject({
      process: z.string().max(40).nullable(),
      level: logLevelSchema,
      search: z.string().trim().max(80),
    }),
    result: z.strictObject({
      lines: z.array(logLineSchema).max(LOG_LINES_MAX),
      processes: z.array(z.string()),
      /** True when older lines fit too and were left out. */
      more: z.boolean(),
    }),
    right: 'watch',
  },
} as const
