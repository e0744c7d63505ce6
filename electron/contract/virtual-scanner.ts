import * as z from 'zod'
import { virtualScannerSettingsSchema } from './shell.ts'
import { virtualFaultsSchema } from './virtual-faults.ts'
import { bytesSchema, cellSchema } from './vocabulary.ts'

/** Shell → virtual scanner: play only. */
const nothing = z.strictObject({})

/** What it did, for comparison with what the station counted. */
export const virtualScannerStatsSchema = z.strictObject({
  /** Trays are being fed, or would be if the station were there. */
  running: z.boolean(),
  /** Every tray that was asked for has gone through and everything is acknowledged. */
  finished: z.boolean(),
  connected: z.boolean(),
  plugged: z.boolean(),
  /** Distinct scans made; one that was sent again counts once. */
  scansMade: z.number(),
  /** Distinct cells scanned. */
  cellsScanned: z.number(),
  /** Scans with an attempt number above 1. */
  rescansMade: z.number(),
  traysBegun: z.number(),
  traysMade: z.number(),
  decisionsReceived: z.number(),
  sequencedMade: z.number(),
  resends: z.number(),
  /** Made and not yet acknowledged by the station. */
  unacknowledged: z.number(),
  jams: z.number(),
  /** How often the cable came out by itself. */
  unplugs: z.number(),
  framesLate: z.number(),
  framesDoubled: z.number(),
  framesDamaged: z.number(),
  framesDropped: z.number(),
})
export type VirtualScannerStats = z.infer<typeof virtualScannerStatsSchema>

/** What the phantom really was, for the honest figures of a demo. */
export const virtualTruthSchema = z.strictObject({
  traySequence: z.number(),
  trayCode: z.string(),
  cell: cellSchema,
  kind: z.enum(['FEMALE', 'MALE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'EMPTY']),
})

/** Bytes of one call of `noise`: a burst, less than the scanner lets wait on its line. */
export const NOISE_BYTES_MAX = 64 * 1024

/** Cells of one answer of `truth`; the caller asks again from where it stopped. */
export const TRUTH_PAGE_MAX = 5_000

export const virtualScannerContract = {
  service: 'virtual-scanner',
  methods: {
    /** Answers as soon as the device can be opened. `path` is null when it speaks over a port. */
    ready: { params: nothing, result: z.strictObject({ path: z.string().nullable() }), right: 'process' },
    start: { params: nothing, result: nothing, right: 'process' },
    stop: { params: nothing, result: nothing, right: 'process' },
    setSettings: { params: virtualScannerSettingsSchema, result: nothing, right: 'process' },
    /** Only what is wrong with it, at once; trays go on being counted. */
    setFaults: { params: virtualFaultsSchema, result: nothing, right: 'process' },
    pull: { params: nothing, result: nothing, right: 'process' },
    plug: { params: nothing, result: nothing, right: 'process' },
    /** The conveyor stands for a while. */
    jam: { params: nothing, result: nothing, right: 'process' },
    /** What a bad cable or a foreign device adds: written as it is between two frames. */
    noise: {
      params: z.strictObject({ bytes: bytesSchema.refine(({ length }) => length <= NOISE_BYTES_MAX) }),
      result: nothing,
      right: 'process',
    },
    stats: { params: nothing, result: virtualScannerStatsSchema, right: 'process' },
    truth: {
      params: z.strictObject({ from: z.int().nonnegative() }),
      result: z.strictObject({ cells: z.array(virtualTruthSchema).max(TRUTH_PAGE_MAX), total: z.number() }),
      right: 'process',
    },
  },
  events: {},
} as const
