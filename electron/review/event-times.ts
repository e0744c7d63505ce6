import type { EventTimes } from '../contract/event-times.ts'
import { JUMP_CODES } from '../store/codes.ts'
import type { ReadableDb } from '../store/open-database.ts'

/** Jumps that are listed, newest first; a clock with more of them needs a person anyway. */
const JUMPS_LISTED = 20

const JUMP_COLUMNS = 'found, ran_ms, wall_before_ms, wall_after_ms, by_ms'
export const NEWEST_JUMPS_SQL = `SELECT ${JUMP_COLUMNS} FROM clock_jump ORDER BY jump_id DESC LIMIT ${JUMPS_LISTED}`
export const JUMPS_OF_BATCH_SQL = `SELECT ${JUMP_COLUMNS} FROM clock_jump_batch JOIN clock_jump USING (jump_id)
  WHERE batch_id = ? ORDER BY jump_id DESC LIMIT ${JUMPS_LISTED}`
export const LATE_OF_BATCH_SQL = `SELECT coalesce(sum(scans), 0) AS scans, coalesce(max(lateness_max_ms), 0) AS latenessMaxMs
  FROM late_scan WHERE batch_id = ?`
export const LATE_BY_SCANNER_SQL = `SELECT serial AS scannerSerial, sum(scans) AS scans, max(lateness_max_ms) AS latenessMaxMs
  FROM late_scan JOIN scanner USING (scanner_id) GROUP BY scanner_id ORDER BY serial`

interface JumpRow {
  readonly found: number
  readonly ran_ms: number
  readonly wall_before_ms: number
  readonly wall_after_ms: number
  readonly by_ms: number
}

type Late = Omit<EventTimes['late'][number], 'scannerSerial'>

/** What is known of times: how the station's clock jumped, and what came later than was expected, by scanner. */
export function readEventTimes(db: ReadableDb): EventTimes {
  return {
    jumps: db.prepare<[], JumpRow>(NEWEST_JUMPS_SQL).all().map(jumpOf),
    late: db.prepare<[], EventTimes['late'][number]>(LATE_BY_SCANNER_SQL).all(),
  }
}

/** The same of one batch, for its record. */
export function readBatchTimes(db: ReadableDb, batchId: number): { jumps: EventTimes['jumps']; late: Late } {
  return {
    jumps: db.prepare<[number], JumpRow>(JUMPS_OF_BATCH_SQL).all(batchId).map(jumpOf),
    late: db.prepare<[number], Late>(LATE_OF_BATCH_SQL).get(batchId) ?? { scans: 0, latenessMaxMs: 0 },
  }
}

function jumpOf(row: JumpRow): EventTimes['jumps'][number] {
  return {
    found: JUMP_CODES.word(row.found),
    ranMs: row.ran_ms,
    wallBeforeMs: row.wall_before_ms,
    wallAfterMs: row.wall_after_ms,
    byMs: row.by_ms,
  }
}
