import { SHELVES } from '../domain/archive/keep.ts'
import type { WritableDb } from './open-database.ts'
import { NEWEST_PASSAGE_SQL } from './read-start.ts'

export const RECENT = SHELVES.indexOf('recent')
const [OPEN, CLOSED, ERASING] = [0, 1, 2]

const BY_KEY = 'visit_id = ? AND cell = ? AND attempt = ?'
export const PICTURE_PLACE_SQL = `SELECT segment_id, group_offset, slot FROM picture WHERE ${BY_KEY} AND segment_id IS NOT NULL`
/** Few rows: a segment holds thousands of pictures. */
export const RECENT_SEGMENTS_SQL = `SELECT segment_id FROM picture_segment WHERE shelf = ${RECENT} AND state < ${ERASING}
  AND (first_visit_id IS NULL OR (first_visit_id <= ? AND last_visit_id >= ?)) ORDER BY segment_id DESC`
export const SEGMENTS_SQL = 'SELECT * FROM picture_segment ORDER BY segment_id'
export const ROWS_OF_SEGMENT_SQL =
  'SELECT visit_id, cell, attempt, classes, since_wall_ms, group_offset, slot FROM picture WHERE segment_id = ?'
export const ANY_ROW_OF_SEGMENT_SQL = 'SELECT 1 FROM picture WHERE segment_id = ? LIMIT 1'
export const DUE_PICTURES_SQL = `SELECT visit_id, cell, attempt, classes, since_wall_ms, after_position, serial, session_key, sequence
  FROM picture JOIN session USING (session_id) JOIN scanner USING (scanner_id)
  WHERE segment_id IS NULL AND line_id = ? ORDER BY after_position`
export const LATE_PICTURES_SQL = `SELECT picture.visit_id, cell, attempt, classes, since_wall_ms, batch_key
  FROM picture LEFT JOIN tray_visit USING (visit_id) LEFT JOIN batch USING (batch_id)
  WHERE segment_id IS NULL AND picture.line_id IS NULL LIMIT ?`
export const ANY_LATE_SQL = 'SELECT 1 FROM picture WHERE segment_id IS NULL AND line_id IS NULL LIMIT 1'
export const SCAN_REASONS_SQL = `SELECT egg_class, reason, sampled, serial, session_key, sequence, arrived_wall_ms
  FROM scan JOIN session USING (session_id) JOIN scanner USING (scanner_id) WHERE ${BY_KEY}`

export interface SegmentColumns {
  readonly segment_id: number
  readonly shelf: number
  readonly state: number
  readonly pictures: number
  readonly bytes: number
  readonly oldest_wall_ms: number
  readonly newest_wall_ms: number
}

export interface PictureColumns {
  readonly visit_id: number
  readonly cell: number
  readonly attempt: number
  readonly classes: number
  readonly since_wall_ms: number
}

interface DueColumns extends PictureColumns {
  readonly after_position: number | null
  readonly serial: string
  readonly session_key: string
  readonly sequence: number
}

export type ReasonColumns = Readonly<
  Record<'egg_class' | 'reason' | 'sampled' | 'sequence' | 'arrived_wall_ms', number> &
    Record<'serial' | 'session_key', string>
>

/** What the archive says to the database again and again; prepared once. */
export function prepareArchive(db: WritableDb) {
  return {
    begin: db.prepare(`INSERT INTO picture_segment (shelf, state, pictures, bytes, oldest_wall_ms, newest_wall_ms)
      VALUES (?, ${OPEN}, 0, 0, ?, ?)`),
    put: db.prepare(`UPDATE picture SET segment_id = ?, group_offset = ?, slot = ?, line_id = NULL,
      after_position = NULL, session_id = NULL, sequence = NULL WHERE ${BY_KEY} AND segment_id IS ?`),
    count: db.prepare(`UPDATE picture_segment SET pictures = pictures + ?, bytes = ?,
      oldest_wall_ms = CASE pictures WHEN 0 THEN ? ELSE min(oldest_wall_ms, ?) END,
      newest_wall_ms = CASE pictures WHEN 0 THEN ? ELSE max(newest_wall_ms, ?) END WHERE segment_id = ?`),
    close: db.prepare(`UPDATE picture_segment SET state = ${CLOSED} WHERE segment_id = ?`),
    closeRecent: db.prepare(`UPDATE picture_segment SET state = ${CLOSED}, pictures = ?, bytes = ?, oldest_wall_ms = ?,
      newest_wall_ms = ?, first_visit_id = ?, last_visit_id = ? WHERE segment_id = ?`),
    shelfOf: db.prepare<[number], { shelf: number }>('SELECT shelf FROM picture_segment WHERE segment_id = ?'),
    anyLate: db.prepare(ANY_LATE_SQL),
    erase: db.prepare(`UPDATE picture_segment SET state = ${ERASING} WHERE segment_id = ?`),
    dropRows: db.prepare('DELETE FROM picture WHERE segment_id = ?'),
    forget: db.prepare('DELETE FROM picture_segment WHERE segment_id = ?'),
    dropBeyond: db.prepare('DELETE FROM picture WHERE segment_id = ? AND group_offset >= ?'),
    countLost: db.prepare('UPDATE picture_segment SET bytes = ?, pictures = pictures - ? WHERE segment_id = ?'),
    anyRow: db.prepare(ANY_ROW_OF_SEGMENT_SQL),
    newestVisit: db.prepare<[], { newest: number | null }>(NEWEST_PASSAGE_SQL),
    due: db.prepare<[number], DueColumns>(DUE_PICTURES_SQL),
    late: db.prepare<[number], PictureColumns & { batch_key: string | null }>(LATE_PICTURES_SQL),
    dropDue: db.prepare(`DELETE FROM picture WHERE ${BY_KEY} AND segment_id IS NULL`),
    waive: db.prepare(`UPDATE picture SET after_position = NULL WHERE ${BY_KEY} AND segment_id IS NULL`),
    want: db.prepare(`INSERT INTO picture (visit_id, cell, attempt, classes, since_wall_ms) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET classes = classes | excluded.classes`),
  }
}
