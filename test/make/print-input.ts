import type { RecordLife } from '../../electron/contract/batch-life.ts'
import type { BatchReport } from '../../electron/contract/looking-back.ts'
import type { BatchRecord } from '../../electron/contract/review.ts'
import type { HeldRecord } from '../../electron/contract/tray-record.ts'
import type { PrintInput } from '../../electron/review/print/print-input.ts'
import { MORNING_MS } from './commit-groups.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** A closed batch of fifty minutes that somebody prints in the afternoon. */
export function makePrintInput(over: Partial<PrintInput> = {}): PrintInput {
  return {
    record: makeRecord(),
    report: makeReport(13),
    life: makeRecordLife(),
    pictures: [],
    signalToNoise: [0, 0, 3, 9, 84, 611, 1190, 34, 2, 0],
    ...{ language: 'en', paper: 'A4', printedAtWallMs: MORNING_MS + 7 * HOUR_MS },
    ...over,
  }
}

/** A batch that never stood and that nobody has signed. */
export function makeRecordLife(over: Partial<RecordLife> = {}): RecordLife {
  return { stops: [], accepted: [], models: { since: [], judged: [] }, signatures: [], sha256: '0'.repeat(64), ...over }
}

export function makeRecord(over: Partial<BatchRecord> = {}): BatchRecord {
  return {
    ...{ batchId: '2026-1121-03', state: 'closed', flock: 'Flock 7', breed: 'Lohmann Brown', parentAgeWeeks: 38 },
    ...{ setter: 'Setter 4', trolley: 'T12', setAtWallMs: MORNING_MS - 10.5 * 24 * HOUR_MS },
    ...{ startedAtWallMs: MORNING_MS, closedAtWallMs: MORNING_MS + 50 * MINUTE_MS },
    ...{
      jurisdictionId: 'DE',
      sexingMethod: 'MRI',
      labelScheme: 'KAT',
      shift: 'Early',
      line: 'Line 2',
      timeZone: { name: 'Europe/Berlin', ofBatch: true },
      recipe: 'Standard v12',
      models: ['phantomnet-1.1.0'],
      scanners: ['OVO-1'],
    },
    ...{
      synthetic: false,
      play: false,
      trays: 13,
      traysHeld: 1,
      eggs: 1926,
      emptyCells: 24,
      overridden: 2,
      scans: 1983,
    },
    byClass: {
      FEMALE: { eggs: 946, scans: 946 },
      MALE: { eggs: 851, scans: 851 },
      INFERTILE: { eggs: 76, scans: 76 },
      EARLY_DEAD: { eggs: 23, scans: 23 },
      MID_DEAD: { eggs: 11, scans: 11 },
      UNCERTAIN: { eggs: 12, scans: 33 },
      UNREADABLE: { eggs: 7, scans: 19 },
      EMPTY: { eggs: 24, scans: 24 },
    },
    byAction: {
      KEEP: { eggs: 946, scans: 946 },
      REMOVE_MALE: { eggs: 851, scans: 851 },
      REMOVE_CLEAR: { eggs: 110, scans: 110 },
      RESCAN: { eggs: 12, scans: 45 },
      HOLD: { eggs: 7, scans: 7 },
      NONE: { eggs: 24, scans: 24 },
    },
    orderFaults: { NOT_SENT: 0, TOO_LATE: 0, SORTER_SILENT: 0, SORTER_DISAGREES: 0, ORDER_FORGOTTEN: 0 },
    latencyMs: { p50: 6.4, p99: 14.2 },
    ...over,
  }
}

/** Minutes with one stop of three; as many trays as asked for, of which the eleventh is held. */
export function makeReport(trays: number, over: Partial<BatchReport> = {}): BatchReport {
  const steps = Array.from({ length: 50 }, (_, minute) => ({
    fromWallMs: MORNING_MS + minute * MINUTE_MS,
    scans: minute > 17 && minute < 21 ? 0 : 34 + ((minute * 7) % 13),
  }))
  return {
    throughput: { stepMinutes: 1, steps },
    stops: { count: 1, minutes: 3, longest: [{ fromWallMs: MORNING_MS + 18 * MINUTE_MS, minutes: 3 }] },
    times: { jumps: [], late: { scans: 0, latenessMaxMs: 0 } },
    trays: Array.from({ length: trays }, (_, n) => ({
      ...{ visitId: n + 1, code: `0${405 + n}`, state: n === 10 ? 'held' : 'complete' },
      ...{ beganWallMs: MORNING_MS + n * 22_000, female: 68 + (n % 12), male: 70 - (n % 9) },
      ...{ clearOrDead: 6 + (n % 3), unclear: n % 4 === 3 ? 2 : 0 },
    })),
    confidence: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 6, 9, 12, 18, 31, 64, 131, 388, 1270],
    heldTrays: [makeHeld(11)],
    stillHeld: 1,
    flocks: [],
    overridden: 2,
    overrides: [makeCorrection(2), makeCorrection(1)],
    ...over,
  }
}

/** A tray that was held because the link was lost, and waits. */
export function makeHeld(visitId: number, over: Partial<HeldRecord> = {}): HeldRecord {
  return {
    ...{ visitId, code: `0${404 + visitId}`, beganWallMs: MORNING_MS + 20 * MINUTE_MS },
    ...{ reasons: ['LINK_LOST'], said: [], outcome: 'waits' },
    ...over,
  }
}

export function makeCorrection(overrideId: number): BatchReport['overrides'][number] {
  return {
    ...{ overrideId, visitId: 11, trayCode: '0415', cell: { row: 7, column: overrideId % 15 }, attempt: 1 },
    ...{ atWallMs: MORNING_MS + 30 * MINUTE_MS + overrideId * 1000, operator: '' },
    from: { eggClass: 'UNCERTAIN', action: 'RESCAN' },
    ...{ eggClass: 'FEMALE', action: 'KEEP', reason: 'CANDLED', note: 'vessels clear, moved to the hatcher basket' },
  }
}
