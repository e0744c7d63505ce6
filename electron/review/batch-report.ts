import { type BatchReport, REPORT_STEPS_MAX, REPORT_TRAYS_MAX, type ReportTray } from '../contract/looking-back.ts'
import type { EggClass } from '../domain/egg.ts'
import { readBatchSummary } from '../store/batch-sums.ts'
import { VISIT_STATE_CODES } from '../store/codes.ts'
import { countColumn } from '../store/fact-columns.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { readBatchTimes } from './event-times.ts'
import { readBatchFlocks } from './flock-counts.ts'
import { readHeldRecords } from './held-record.ts'
import { readBatchOverrides } from './overrides.ts'

const MINUTE_MS = 60_000
/** Minutes of one step of the throughput, the first that lets the batch fit into its chart. */
const STEPS_MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1440]
const LONGEST_STOPS_MAX = 10

const eggs = (...words: readonly EggClass[]) => words.map((word) => countColumn('eggs', word)).join(' + ')

export const BATCH_ID_SQL = 'SELECT batch_id FROM batch WHERE batch_key = ?'
export const REPORT_MINUTES_SQL = 'SELECT minute, scans FROM batch_minute WHERE batch_id = ? ORDER BY minute'
export const REPORT_TRAYS_SQL = `SELECT visit_id, code, state, began_wall_ms FROM tray_visit WHERE batch_id = ?
  ORDER BY visit_id DESC LIMIT ${REPORT_TRAYS_MAX}`
export const TRAY_MIX_SQL = `SELECT ${eggs('FEMALE')} AS female, ${eggs('MALE')} AS male,
  ${eggs('INFERTILE', 'EARLY_DEAD', 'MID_DEAD')} AS clearOrDead, ${eggs('UNCERTAIN', 'UNREADABLE')} AS unclear
  FROM tray_sum WHERE visit_id = ?`

interface MinuteRow {
  readonly minute: number
  readonly scans: number
}

interface VisitRow {
  readonly visit_id: number
  readonly code: string
  readonly state: number
  readonly began_wall_ms: number
}

type Mix = Pick<ReportTray, 'female' | 'male' | 'clearOrDead' | 'unclear'>

/** Everything that the page of a batch shows beside its record, as sums over fact cells; null if there is no such batch. */
export function readBatchReport(db: ReadableDb, batchKey: string): BatchReport | null {
  const batchId = db.prepare<[string], { batch_id: number }>(BATCH_ID_SQL).get(batchKey)?.batch_id
  if (batchId === undefined) return null
  const minutes = db.prepare<[number], MinuteRow>(REPORT_MINUTES_SQL).all(batchId)
  const summary = readBatchSummary(db, batchKey)
  return {
    throughput: throughputOf(minutes),
    stops: stopsOf(minutes),
    times: readBatchTimes(db, batchId),
    trays: readTrayMix(db, batchId),
    confidence: [...summary.confidence],
    ...readHeldRecords(db, batchId),
    flocks: readBatchFlocks(db, batchId),
    overridden: summary.overridden,
    overrides: readBatchOverrides(db, batchKey),
  }
}

function readTrayMix(db: ReadableDb, batchId: number): ReportTray[] {
  const mix = db.prepare<[number], Mix>(TRAY_MIX_SQL)
  const nothing: Mix = { female: 0, male: 0, clearOrDead: 0, unclear: 0 }
  return db
    .prepare<[number], VisitRow>(REPORT_TRAYS_SQL)
    .all(batchId)
    .reverse()
    .map((row) => ({
      visitId: row.visit_id,
      code: row.code,
      state: VISIT_STATE_CODES.word(row.state),
      beganWallMs: row.began_wall_ms,
      ...(mix.get(row.visit_id) ?? nothing),
    }))
}

/** Scans by steps of whole minutes, gaps filled with nothing. `minutes` in rising order. Pure. */
export function throughputOf(minutes: readonly MinuteRow[]): BatchReport['throughput'] {
  const first = minutes[0]
  const last = minutes[minutes.length - 1]
  if (first === undefined || last === undefined) return { stepMinutes: 1, steps: [] }
  const span = last.minute - first.minute + 1
  const longestStep = Math.ceil(span / REPORT_STEPS_MAX)
  const stepMinutes = STEPS_MINUTES.find((step) => step >= longestStep) ?? longestStep
  const steps = Array.from({ length: Math.ceil(span / stepMinutes) }, (_, step) => ({
    fromWallMs: (first.minute + step * stepMinutes) * MINUTE_MS,
    scans: 0,
  }))
  for (const { minute, scans } of minutes) {
    const step = steps[Math.floor((minute - first.minute) / stepMinutes)]
    if (step !== undefined) step.scans += scans
  }
  return { stepMinutes, steps }
}

/** Whole minutes in which no picture was taken. `minutes` in rising order. Pure. */
export function stopsOf(minutes: readonly MinuteRow[]): BatchReport['stops'] {
  const stops = minutes.slice(1).flatMap(({ minute }, n) => {
    const before = minutes[n]?.minute ?? minute
    const length = minute - before - 1
    return length > 0 ? [{ fromWallMs: (before + 1) * MINUTE_MS, minutes: length }] : []
  })
  return {
    count: stops.length,
    minutes: stops.reduce((sum, stop) => sum + stop.minutes, 0),
    longest: stops.toSorted((a, b) => b.minutes - a.minutes).slice(0, LONGEST_STOPS_MAX),
  }
}
