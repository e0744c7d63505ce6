import * as z from 'zod'
import { OVERRIDE_CLASSES, OVERRIDE_NOTE_MAX, OVERRIDE_REASONS } from '../domain/override.ts'
import { accessMethods } from './access.ts'
import { alarmMethods } from './alarms.ts'
import { archiveMethods } from './archive.ts'
import { batchLifeMethods } from './batch-life.ts'
import { keyMethods } from './keys.ts'
import { scannerLinkMethods } from './link-story.ts'
import { liveViewSchema } from './live.ts'
import { masterDataMethods } from './master-data.ts'
import { modelMethods } from './models.ts'
import { recipeMethods } from './recipes.ts'
import { recordingMethods } from './recordings.ts'
import {
  folderOutcomeSchema,
  folderScannerSchema,
  listedSerialPortSchema,
  listedUsbScannerSchema,
  serialListProblemSchema,
  serialScannerSchema,
  usbScannerSchema,
} from './scanner-choice.ts'
import { startBatchSchema } from './start-batch.ts'
import { trayMethods } from './trays.ts'
import { uploadMethods } from './uploads.ts'
import { cellSchema } from './vocabulary.ts'

/** A person's word on one egg. `attempt` is the one that they looked at: if another speaks by now, they have not seen what they correct. */
export const overrideEggSchema = z.strictObject({
  visitId: z.int().positive(),
  cell: cellSchema,
  attempt: z.int().positive(),
  eggClass: z.enum(OVERRIDE_CLASSES),
  reason: z.enum(OVERRIDE_REASONS),
  note: z.string().trim().max(OVERRIDE_NOTE_MAX),
})
export type OverrideEgg = z.infer<typeof overrideEggSchema>

const done = z.strictObject({})

/** A command that cannot be carried out now answers with one of these, never with an exception. */
export const lineRefusalSchema = z.enum([
  'BATCH_ALREADY_OPEN',
  'NO_OPEN_BATCH',
  'NOT_IN_THIS_STATE',
  'UNKNOWN_JURISDICTION',
  /** In work the site's law is the batch's. */
  'NOT_THE_SITES_LAW',
  'UNKNOWN_TRAY_TYPE',
  'UNKNOWN_RECIPE',
  /** An alarm of the highest priority stands. */
  'ALARMS_STAND',
  /** Somebody must say first that they know what the checks warn of. */
  'WARNINGS_NOT_ACCEPTED',
  'RECIPE_DAMAGED',
  /** The model cannot take the pictures that this scanner makes: every egg would be unreadable. */
  'MODEL_NOT_FOR_SCANNER',
  'SET_TIME_IN_FUTURE',
  'NO_SCANNER',
  'MODEL_NOT_READY',
  'UNKNOWN_EGG',
  'EGG_CHANGED',
  'NOTE_MISSING',
  'NOT_SAVED',
  /** An update is being started; over in two minutes at the latest. */
  'UPDATING',
])
export type LineRefusal = z.infer<typeof lineRefusalSchema>

const outcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), refusal: lineRefusalSchema }),
])
export type LineOutcome = z.infer<typeof outcome>

/** How fast the path is, since this station started: for service and for the benchmark. By bucket as in base/latency-histogram.ts. */
const pathFiguresSchema = z.strictObject({
  latencyCounts: z.strictObject({
    /** Last byte of a message read → durable, so that it may be acknowledged. */
    ackable: z.array(z.number()),
    /** Last byte of a scan read → committed and its decision handed to the wire. */
    decision: z.array(z.number()),
  }),
})
export type PathFigures = z.infer<typeof pathFiguresSchema>

export const lineContract = {
  service: 'station',
  methods: {
    listSerialPorts: {
      params: done,
      result: z.strictObject({
        /** Likely scanners first. */
        ports: z.array(listedSerialPortSchema),
        /** Set when the operating system cannot list ports; a path may still be typed. */
        problem: serialListProblemSchema.nullable(),
      }),
      right: 'scanner.connect',
    },
    connectSerial: { params: serialScannerSchema, result: done, right: 'scanner.connect' },
    listUsbScanners: {
      params: done,
      result: z.strictObject({
        scanners: z.array(listedUsbScannerSchema),
        /** Why the list is empty though something may be plugged in, in English. */
        problem: z.string().nullable(),
      }),
      right: 'scanner.connect',
    },
    connectUsb: { params: usbScannerSchema, result: done, right: 'scanner.connect' },
    /** Changes nothing where pictures cannot be read from that folder. */
    connectFolder: { params: folderScannerSchema, result: folderOutcomeSchema, right: 'scanner.connect' },
    disconnect: { params: done, result: done, right: 'scanner.connect' },
    startBatch: { params: startBatchSchema, result: outcome, right: 'line.run' },
    pauseBatch: { params: done, result: outcome, right: 'line.pause' },
    resumeBatch: { params: done, result: outcome, right: 'line.run' },
    closeBatch: { params: done, result: outcome, right: 'line.run' },
    /** Corrects one egg, of this batch or of an earlier one. The legal table of now bounds the action; the sorter is not told. */
    overrideEgg: { params: overrideEggSchema, result: outcome, right: 'egg.override' },
    /** A person has compared the station's clock with another one and says that it is right: ages are trusted again. */
    confirmClock: { params: done, result: outcome, right: 'clock.confirm' },
    /** The newest view, for a screen that has just opened. */
    liveView: { params: done, result: liveViewSchema, right: 'watch' },
    figures: { params: done, result: pathFiguresSchema, right: 'watch' },
    ...scannerLinkMethods,
    ...alarmMethods,
    ...recipeMethods,
    ...modelMethods,
    ...recordingMethods,
    ...archiveMethods,
    ...keyMethods,
    ...batchLifeMethods,
    ...trayMethods,
    ...uploadMethods,
    ...accessMethods,
    ...masterDataMethods,
  },
  events: { liveView: liveViewSchema },
} as const
