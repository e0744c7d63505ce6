import { LINES_MAX } from '../domain/line-id.ts'
import { ACTION_CODES } from './codes.ts'
import type { ReadableDb } from './open-database.ts'
import { unpackCell } from './quantise.ts'
import type { SentRemoval } from './store.ts'

/** Trays before the newest in which an order can still be under way: a sorter stands a few trays behind its scanner. */
const TRAYS_BEHIND = 64

const REMOVALS = [ACTION_CODES.code('REMOVE_MALE'), ACTION_CODES.code('REMOVE_CLEAR')].join(', ')

export const NEWEST_VISITS_SQL = `SELECT visit_id, session_id, tray_sequence, ended_wall_ms IS NOT NULL AS ended FROM tray_visit
  WHERE visit_id > ? AND line_id = ? ORDER BY visit_id DESC LIMIT ${TRAYS_BEHIND}`
export const SORTER_SPOKE_SQL = 'SELECT 1 AS spoke FROM sorter_ack WHERE visit_id = ? LIMIT 1'
export const UNANSWERED_SQL = `SELECT cell, attempt FROM egg WHERE visit_id = ? AND action IN (${REMOVALS})
  AND NOT EXISTS (SELECT 1 FROM sorter_ack AS ack WHERE ack.visit_id = egg.visit_id AND ack.cell = egg.cell AND ack.attempt = egg.attempt)`
export const SESSION_NAME_SQL =
  'SELECT serial, session_key FROM session JOIN scanner USING (scanner_id) WHERE session_id = ?'

interface NewestRow {
  readonly visit_id: number
  readonly session_id: number
  readonly tray_sequence: number
  readonly ended: number
}

/** Removals of a line's newest ended trays of which the sorter has not said what became of them. A sorter that never spoke in a session is none. */
export function readSentRemovals(db: ReadableDb, newestVisitId: number, lineId: number): SentRemoval[] {
  // Every line has trays among the newest of all; one that has none for so long has no order under way.
  const visits = db.prepare<[number, number], NewestRow>(NEWEST_VISITS_SQL)
  const newest = visits.all(newestVisitId - TRAYS_BEHIND * LINES_MAX, lineId).reverse()
  const spoke = db.prepare<[number], { spoke: number }>(SORTER_SPOKE_SQL)
  const unanswered = db.prepare<[number], { cell: number; attempt: number }>(UNANSWERED_SQL)
  const name = db.prepare<[number], { serial: string; session_key: string }>(SESSION_NAME_SQL)
  const withSorter = new Set(
    newest.filter(({ visit_id }) => spoke.get(visit_id) !== undefined).map(({ session_id }) => session_id),
  )
  return newest
    .filter(({ session_id, ended }) => ended === 1 && withSorter.has(session_id))
    .flatMap(({ visit_id: visitId, session_id, tray_sequence: traySequence }) => {
      const { serial = '', session_key = '' } = name.get(session_id) ?? {}
      const ref = { scannerSerial: serial, sessionId: session_key, traySequence }
      return unanswered.all(visitId).map(({ cell, attempt }) => ({ ref, visitId, cell: unpackCell(cell), attempt }))
    })
}
