import type { Interval } from '../base/interval-set.ts'
import { findOpenBatch } from './batch-rows.ts'
import { readClockMark } from './clock-rows.ts'
import { CLASS_CODES, LAYOUT_CODES, unpackFlags, VISIT_STATE_CODES } from './codes.ts'
import { type EggRow, eggStateOf } from './egg-row.ts'
import type { ReadableDb } from './open-database.ts'
import { unpackCell } from './quantise.ts'
import { recentBatches } from './recent-batches.ts'
import { readSentRemovals } from './sent-removals.ts'
import type { TrayVisit } from './store.ts'
import type { StoreStart } from './store-start.ts'

export interface VisitRow {
  readonly visit_id: number
  readonly serial: string
  readonly session_key: string
  readonly tray_sequence: number
  readonly code: string
  readonly row_count: number
  readonly column_count: number
  readonly layout: number
  readonly batch_key: string | null
  readonly began_wall_ms: number
  readonly state: number
  readonly flags: number
}

interface MarkRow {
  readonly released_through: number
  readonly forgotten_through: number
}

interface RangeRow {
  readonly serial: string
  readonly session_key: string
  readonly from_sequence: number
  readonly to_sequence: number
}

/** The newest open trays that the station is told of. Trays of a scanner that was switched off stay open for ever; nobody waits for those. */
const OPEN_VISITS_MAX = 64

export const OPEN_VISITS_SQL = `SELECT visit_id, serial, session_key, tray_sequence, code, row_count, column_count, layout,
  batch_key, began_wall_ms, tray_visit.state, flags
  FROM tray_visit JOIN session USING (session_id) JOIN scanner USING (scanner_id) LEFT JOIN batch USING (batch_id)
  WHERE ended_wall_ms IS NULL AND tray_visit.line_id = ? ORDER BY visit_id DESC LIMIT ?`

export const EGGS_OF_VISIT_SQL = `SELECT cell, attempt, session_id, sequence, egg_class, action,
  (SELECT said.egg_class FROM egg_override AS said WHERE said.visit_id = egg.visit_id AND said.cell = egg.cell
    AND said.attempt = egg.attempt ORDER BY said.override_id DESC LIMIT 1) AS corrected
  FROM egg WHERE visit_id = ? ORDER BY cell`

/** Of the newest tray of that batch alone: its scans are one run of the clustered key. */
export const NEWEST_DECIDED_SQL = `SELECT max(arrived_wall_ms + decided_after_ms) AS newest FROM scan
  WHERE visit_id = (SELECT max(visit_id) FROM tray_visit
    WHERE batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?))`
export const RELEASED_SQL = 'SELECT released_through, forgotten_through FROM line WHERE line_id = ?'

const RANGES_SQL = `SELECT serial, session_key, from_sequence, to_sequence
  FROM received_range JOIN session USING (session_id) JOIN scanner USING (scanner_id)
  ORDER BY session_id, from_sequence`

/** The highest number that a passage of a tray has; null where there is none. */
export const NEWEST_PASSAGE_SQL = 'SELECT max(visit_id) AS newest FROM tray_visit'

/** Reads what a line needs to go on where it stopped. What every scanner has sent counts on every line: it may be plugged in elsewhere now. */
export function readStart(db: ReadableDb, lineId: number): StoreStart {
  const mark = db.prepare<[number], MarkRow>(RELEASED_SQL).get(lineId)
  const newest = db.prepare<[], { newest: number | null }>(NEWEST_PASSAGE_SQL).get()
  const openBatch = findOpenBatch(db, lineId)
  const decided = openBatch && newestDecided(db, openBatch.identity.batchId)
  return {
    clockMark: readClockMark(db),
    releasedThrough: mark?.released_through ?? 0,
    forgottenThrough: mark?.forgotten_through ?? 0,
    sessions: readSessions(db),
    openBatch,
    recentBatches: recentBatches(db, lineId),
    openVisits: readOpenVisits(db, lineId),
    newestDecidedWallMs: decided,
    nextVisitId: (newest?.newest ?? 0) + 1,
    sentRemovals: readSentRemovals(db, newest?.newest ?? 0, lineId),
  }
}

function newestDecided(db: ReadableDb, batchKey: string): number | undefined {
  return db.prepare<[string], { newest: number | null }>(NEWEST_DECIDED_SQL).get(batchKey)?.newest ?? undefined
}

function readSessions(db: ReadableDb): StoreStart['sessions'] {
  const sessions = new Map<string, { scannerSerial: string; sessionId: string; ranges: Interval[] }>()
  for (const row of db.prepare<[], RangeRow>(RANGES_SQL).iterate()) {
    const key = `${row.session_key} ${row.serial}`
    const session = sessions.get(key) ?? { scannerSerial: row.serial, sessionId: row.session_key, ranges: [] }
    session.ranges.push({ from: row.from_sequence, to: row.to_sequence })
    sessions.set(key, session)
  }
  return [...sessions.values()]
}

function readOpenVisits(db: ReadableDb, lineId: number): StoreStart['openVisits'] {
  const eggsOfVisit = db.prepare<[number], EggRow & { readonly cell: number; readonly corrected: number | null }>(
    EGGS_OF_VISIT_SQL,
  )
  return db
    .prepare<[number, number], VisitRow>(OPEN_VISITS_SQL)
    .all(lineId, OPEN_VISITS_MAX)
    .reverse()
    .map((row) => ({
      visit: visitFrom(row),
      ...(row.flags !== 0 && { flags: unpackFlags(row.flags) }),
      eggs: eggsOfVisit.all(row.visit_id).map((egg) => ({
        cell: unpackCell(egg.cell),
        state: eggStateOf(egg),
        ...(egg.corrected !== null && { corrected: CLASS_CODES.word(egg.corrected) }),
      })),
    }))
}

export function visitFrom(row: Omit<VisitRow, 'flags'>): TrayVisit {
  return {
    visitId: row.visit_id,
    ref: { scannerSerial: row.serial, sessionId: row.session_key, traySequence: row.tray_sequence },
    code: row.code,
    rows: row.row_count,
    columns: row.column_count,
    layout: LAYOUT_CODES.word(row.layout),
    batchId: row.batch_key,
    beganWallMs: row.began_wall_ms,
    state: VISIT_STATE_CODES.word(row.state),
  }
}
