import { LINES_MAX } from '../domain/line-id.ts'
import { ACTION_CODES } from './codes.ts'
import type { ReadableDb } from './open-database.ts'
import { unpackCell } from './quantise.ts'
import type { SentRemoval } from './store-start.ts'

/** Trays before the newest in which an order can still be under way: a sorter stands a few trays behind its scanner. */
const TRAYS_BEHIND = 64

const REMOVALS = [ACTION_CODES.code('REMOVE_MALE'), ACTION_CODES.code('REMOVE_CLEAR')].join(', ')

export const NEWEST_VISITS_SQL = `SELECT visit_id, session_id, tray_sequence, ended_wall_ms IS NOT NULL AS ended FROM tray_visit
  WHERE visit_id > ? AND line_id = ? ORDER BY visit_id DESC LIMIT ${TRAYS_BEHIND}`
export const SORTER_SPOKE_SQL = 'SELECT 1 AS spoke FROM sorter_ack WHERE visit_id = ? LIMIT 1'
export const UNANSWERED_SQL = `SELECT cell, attempt FROM egg WHERE visit_id = ? AND action IN (${REMOVALS})
  AND NOT EXISTS (SELECT 1 FROM sorter_ack AS ack WHERE ack.visit_id = egg.visit_id AND ack.cell = egg.cell AND ack.attempt = egg.attempt)`
export const SESSION_NAME_SQL =
  'SELECT serial, session_key, sorter_present FROM session JOIN scanner USING (scanner_id) WHERE session_id = ?'

interface NewestRow {
  readonly visit_id: number
  readonly session_id: number
  readonly tray_sequence: number
  readonly ended: number
}

interface SessionRow {
  readonly serial: string
  readonly session_key: string
  /** Null for a session from before this was kept. */
  readonly sorter_present: number | null
}

/**
 * Removals of a line's newest ended trays of which the sorter has not said what became of them, where the scanner said that it has one. Of a
 * session that is older than that mark, the sorter that never spoke in it is none.
 */
export function readSentRemovals(db: ReadableDb, newestVisitId: number, lineId: number): SentRemoval[] {
  // Every line has trays among the newest of all; one that has none for so long has no order under way.
  const visits = db.prepare<[number, number], NewestRow>(NEWEST_VISITS_SQL)
  const newest = visits.all(newestVisitId - TRAYS_BEHIND * LINES_MAX, lineId).reverse()
  const spoke = db.prepare<[number], { spoke: number }>(SORTER_SPOKE_SQL)
  const unanswered = db.prepare<[number], { cell: number; attempt: number }>(UNANSWERED_SQL)
  const name = db.prepare<[number], SessionRow>(SESSION_NAME_SQL)
  const spoken = new Set(
    newest.filter(({ visit_id }) => spoke.get(visit_id) !== undefined).map(({ session_id }) => session_id),
  )
  return newest
    .filter(({ ended }) => ended === 1)
    .flatMap(({ visit_id: visitId, session_id, tray_sequence: traySequence }) => {
      const session = name.get(session_id)
      const answers = session?.sorter_present ?? (spoken.has(session_id) ? 1 : 0)
      if (session === undefined || answers === 0) return []
      const ref = { scannerSerial: session.serial, sessionId: session.session_key, traySequence }
      return unanswered.all(visitId).map(({ cell, attempt }) => ({ ref, visitId, cell: unpackCell(cell), attempt }))
    })
}
