import * as z from 'zod'
import { AGE_TRUSTS } from '../domain/law/incubation-age.ts'
import { DAY_COUNTS, OPEN_QUESTIONS } from '../domain/law/jurisdiction-profile.ts'
import { liveAlarmsSchema } from './alarms.ts'
import { liveLoadSchema } from './link-load.ts'
import { linkRemedySchema } from './link-remedy.ts'
import { linkStateSchema, linkStoryShape } from './link-story.ts'
import { modelRefusalSchema } from './model-refusals.ts'
import { liveClockSchema, orderFaultsSchema } from './orders.ts'
import { scannerHealthSchema } from './scanner-health.ts'
import { liveCloudSchema } from './uploads.ts'
import {
  bytesSchema,
  cellSchema,
  decisionReasonSchema,
  eggActionSchema,
  eggClassSchema,
  problemSchema,
} from './vocabulary.ts'

/** What the line screen shows, as one value. Sent by the station this often whether or not anything changed, so that silence is visible. */
export const LIVE_VIEW_HZ = 8
/** A value older than this is drawn stale. */
export const STALE_AFTER_MS = 900

const linkSchema = z.strictObject({
  state: linkStateSchema,
  scannerSerial: z.string().nullable(),
  scannerModel: z.string().nullable(),
  firmware: z.string().nullable(),
  /** 'serial' = the real serial driver; 'usb' = the device itself; 'folder' = pictures in files; 'port' = in-process bytes; 'replay' = a recording. */
  transport: z.enum(['serial', 'usb', 'folder', 'port', 'replay', 'none']),
  path: z.string().nullable(),
  /** What to do about an attempt that failed, on the station's machine; null where nothing failed or nothing is known. */
  remedy: linkRemedySchema.nullable(),
  load: liveLoadSchema,
  /** Since the last byte arrived; null when none ever did. */
  silentForMs: z.number().nullable(),
  /** Until the next attempt to connect; null when none is due. */
  retryInMs: z.number().nullable(),
  framesAccepted: z.number(),
  /** Frames and stretches of bytes that were refused, by reason. */
  rejected: z.record(z.string(), z.number()),
  duplicates: z.number(),
  clock: liveClockSchema.nullable(),
  ...linkStoryShape,
})

const shareSchema = z.strictObject({
  count: z.number(),
  /** Of the eggs decided so far, empty cells left out; null while there are none. */
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
})

const batchSchema = z.strictObject({
  batchId: z.string(),
  state: z.enum(['draft', 'running', 'paused', 'closing', 'closed']),
  flock: z.string(),
  breed: z.string(),
  parentAgeWeeks: z.number(),
  setter: z.string(),
  trolley: z.string(),
  setAtWallMs: z.number().nullable(),
  startedAtWallMs: z.number().nullable(),
  /** How its trays are drawn stands in the master data. */
  trayTypeId: z.string(),
  eggsExpected: z.number().nullable(),
  recipe: z.strictObject({ id: z.string(), version: z.number(), name: z.string(), uncertainPolicy: z.string() }),
  /** Distinct eggs decided, without empty cells. */
  eggs: z.number(),
  /** Attempts stored, rescans included. */
  scans: z.number(),
  emptyCells: z.number(),
  female: shareSchema,
  male: shareSchema,
  clearOrDead: shareSchema,
  uncertain: shareSchema,
  unreadable: shareSchema,
  held: z.number(),
})

const traySchema = z.strictObject({
  visitId: z.number(),
  code: z.string(),
  rows: z.number(),
  columns: z.number(),
  layout: z.enum(['square', 'honeycomb']),
  state: z.enum(['filling', 'complete', 'held']),
  /** Row by row: index into EGG_CLASSES, 255 where nothing was decided yet. */
  classes: bytesSchema,
  /** Row by row: index into EGG_ACTIONS, 255 where nothing was decided yet. */
  actions: bytesSchema,
  /** Row by row: index into EGG_CLASSES of what a person called the egg, 255 where nobody corrected it. Counts nothing. */
  corrected: bytesSchema,
  decided: z.number(),
})

/** What every line of the station is told of each: enough to know whether somebody should go there. */
const lineOverviewSchema = z.strictObject({
  lineId: z.string(),
  name: z.string(),
  batch: z.enum(['none', 'running', 'paused', 'closing']),
  link: linkStateSchema,
  /** Most urgent alarm that calls there and that nobody has acknowledged; null when none does. */
  calling: problemSchema.shape.priority.nullable(),
})
export type LineOverview = z.infer<typeof lineOverviewSchema>

const lastEggSchema = z.strictObject({
  trayCode: z.string(),
  cell: cellSchema,
  attempt: z.number(),
  eggClass: eggClassSchema,
  action: eggActionSchema,
  reason: decisionReasonSchema,
  confidence: z.number(),
  /** Last byte of the scan to the last byte of its decision, as the driver took it; null while that is not so, and for one that is not sent. */
  latencyMs: z.number().nullable(),
  decidedAtWallMs: z.number(),
  image: z.strictObject({
    width: z.number(),
    height: z.number(),
    /** First channel, first slice, 16-bit little-endian. */
    pixels: bytesSchema,
  }),
  attention: z.strictObject({ width: z.number(), height: z.number(), values: bytesSchema }).nullable(),
})

export const liveViewSchema = z.strictObject({
  /** Counts up with every view; a gap is harmless, a step back means another station. */
  revision: z.number(),
  atWallMs: z.number(),
  /** Age of the newest decided egg; null before the first. */
  newestEggAgeMs: z.number().nullable(),
  play: z.boolean(),
  site: z.string(),
  line: z.string(),
  /** Of the line that this view is of. */
  lineId: z.string(),
  /** All lines of the station in their order, this one among them. */
  lines: z.array(lineOverviewSchema),
  /** When it is another one than that of the master data a screen has, the screen reads them again. */
  masterDataRevision: z.number(),
  link: linkSchema,
  scannerHealth: scannerHealthSchema,
  model: z.strictObject({
    modelId: z.string(),
    synthetic: z.boolean(),
    state: z.enum(['starting', 'ready', 'down', 'stopped', 'refused']),
    /** Only when refused: the file of the package that is to blame. */
    refusedFile: z.string().optional(),
    refusedCode: modelRefusalSchema.optional(),
    /** The same with names and figures, for the person who made the package; English. */
    refusedDetail: z.string().optional(),
  }),
  batch: batchSchema.nullable(),
  legal: z
    .strictObject({
      jurisdictionId: z.string(),
      ageHours: z.number().nullable(),
      trust: z.enum(AGE_TRUSTS),
      /** The limit in force, in hours since set; null where there is none. */
      limitHours: z.number().nullable(),
      hoursLeft: z.number().nullable(),
      /** Which of the two readings is in force. */
      dayCount: z.enum(DAY_COUNTS),
      /** Removal by sex ends at the beginning of this incubation day; null without a limit. */
      banBeginsOnDay: z.number().nullable(),
      /** Which day the site's calendar shows, the set day being day 1; null without a set time or a time zone. */
      calendarDay: z.number().nullable(),
      /** The limit by each reading, in hours since set; null where it does not exist or cannot be known. */
      readings: z.strictObject({ hoursSinceSet: z.number().nullable(), calendarDays: z.number().nullable() }),
      /** The site's zone; null when none is known, so that the strictest reading holds. */
      timeZone: z.string().nullable(),
      /** What no source settles; the site's own lawyer has to. */
      unconfirmed: z.array(z.enum(OPEN_QUESTIONS)),
    })
    .nullable(),
  /** Whether ages may rest on the station's clock, whatever became of the alarm that says so. */
  clockTrusted: z.boolean(),
  speed: z.strictObject({
    eggsPerHour: z.number().nullable(),
    ratedEggsPerHour: z.number(),
    /** Eggs by the minute of the picture that speaks for them, oldest first, the last one still running; null = nobody knows, or before the batch. */
    perMinute: z.array(z.number().nullable()).max(60),
    /** Of the batch. */
    stops: z.number(),
    stoppedMs: z.number(),
    /** The station started within the batch: of the stops before that only those are counted that are written down. */
    stopsAtLeast: z.boolean(),
  }),
  tray: traySchema.nullable(),
  lastEgg: lastEggSchema.nullable(),
  next: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('tray-expected'), inMs: z.number() }),
      z.strictObject({
        kind: z.literal('tray-on-hold'),
        trayCode: z.string(),
        visitId: z.number(),
      }),
      z.strictObject({ kind: z.literal('close-batch') }),
    ]),
  ),
  cloud: liveCloudSchema,
  /** Since the station's program began. */
  orders: orderFaultsSchema,
  /** Scans durably received and not yet decided. */
  backlog: z.number(),
  /** Alarms that stand and call. */
  problems: z.array(problemSchema),
  alarms: liveAlarmsSchema,
})
export type LiveView = z.infer<typeof liveViewSchema>
