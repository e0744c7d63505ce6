import { KEPT_CLASSES, type KeptClass, keepReasons, SHELVES, type Shelf } from '../domain/archive/keep.ts'
import type { PictureKey } from './archive/picture.ts'
import type {
  ArchiveBook,
  ClosedSegment,
  DuePicture,
  KeptRow,
  LatePicture,
  PictureIndex,
  PicturePlace,
  PlacedGroup,
  SegmentRow,
} from './archive-book.ts'
import { CLASS_CODES, REASON_CODES } from './codes.ts'
import { lineIdOf } from './line-rows.ts'
import type { ReadableDb, Statement, WritableDb } from './open-database.ts'
import { packCell, unpackCell } from './quantise.ts'
import { readRetention, writeRetention } from './retention-rows.ts'
import type { DecidedScan } from './store.ts'

const STATES = ['open', 'closed', 'erasing'] as const
const RECENT = SHELVES.indexOf('recent')
const [OPEN, CLOSED, ERASING] = [0, 1, 2]

const BY_KEY = 'visit_id = ? AND cell = ? AND attempt = ?'
export const PICTURE_PLACE_SQL = `SELECT segment_id, group_offset, slot FROM picture WHERE ${BY_KEY} AND segment_id IS NOT NULL`
/** Few rows: a segment holds thousands of pictures. */
export const RECENT_SEGMENTS_SQL = `SELECT segment_id FROM picture_segment WHERE shelf = ${RECENT} AND state < ${ERASING}
  AND (first_visit_id IS NULL OR (first_visit_id <= ? AND last_visit_id >= ?)) ORDER BY segment_id DESC`
export const SEGMENTS_SQL = 'SELECT * FROM picture_segment ORDER BY segment_id'
export const ROWS_OF_SEGMENT_SQL =
  'SELECT visit_id, cell, attempt, classes, since_wall_ms, group_offset, slot FROM picture WHERE segment_id = ?'
export const DUE_PICTURES_SQL = `SELECT visit_id, cell, attempt, classes, since_wall_ms, after_position, serial, session_key, sequence
  FROM picture JOIN session USING (session_id) JOIN scanner USING (scanner_id)
  WHERE segment_id IS NULL AND line_id = ? ORDER BY after_position`
export const LATE_PICTURES_SQL = `SELECT picture.visit_id, cell, attempt, classes, since_wall_ms, batch_key
  FROM picture LEFT JOIN tray_visit USING (visit_id) LEFT JOIN batch USING (batch_id)
  WHERE segment_id IS NULL AND picture.line_id IS NULL LIMIT ?`
export const ANY_LATE_SQL = 'SELECT 1 FROM picture WHERE segment_id IS NULL AND line_id IS NULL LIMIT 1'
export const SCAN_REASONS_SQL = `SELECT egg_class, reason, sampled, serial, session_key, sequence, arrived_wall_ms
  FROM scan JOIN session USING (session_id) JOIN scanner USING (scanner_id) WHERE ${BY_KEY}`
const RELEASED_BEFORE_SQL = 'SELECT released_through FROM line WHERE line_id = ?'

interface SegmentColumns {
  readonly segment_id: number
  readonly shelf: number
  readonly state: number
  readonly pictures: number
  readonly bytes: number
  readonly oldest_wall_ms: number
  readonly newest_wall_ms: number
}

interface PictureColumns {
  readonly visit_id: number
  readonly cell: number
  readonly attempt: number
  readonly classes: number
  readonly since_wall_ms: number
}

/** Classes as bits. The places of the words in `KEPT_CLASSES` stand in databases out there: a word may be added behind them. */
export function packClasses(classes: readonly KeptClass[]): number {
  return classes.reduce((bits, one) => bits | (1 << KEPT_CLASSES.indexOf(one)), 0)
}

export function unpackClasses(bits: number): KeptClass[] {
  return KEPT_CLASSES.filter((_, at) => (bits & (1 << at)) !== 0)
}

function keyOf({ visit_id, cell, attempt }: Pick<PictureColumns, 'visit_id' | 'cell' | 'attempt'>): PictureKey {
  return { visitId: visit_id, cell: unpackCell(cell), attempt }
}

function wantedOf(row: PictureColumns): PictureKey & Pick<KeptRow, 'classes' | 'sinceWallMs'> {
  return { ...keyOf(row), classes: unpackClasses(row.classes), sinceWallMs: row.since_wall_ms }
}

function segmentOf(row: SegmentColumns): SegmentRow {
  const { segment_id: segmentId, pictures, bytes, oldest_wall_ms: oldestWallMs, newest_wall_ms: newestWallMs } = row
  const shelf = SHELVES[row.shelf] ?? 'recent'
  return { ...{ segmentId, pictures, bytes, oldestWallMs, newestWallMs, shelf }, state: STATES[row.state] ?? 'erasing' }
}

/** Where pictures are found, on any connection. */
export function readPictureIndex(db: ReadableDb): PictureIndex {
  const place = db.prepare<number[], { segment_id: number; group_offset: number; slot: number }>(PICTURE_PLACE_SQL)
  const recent = db.prepare<number[], { segment_id: number }>(RECENT_SEGMENTS_SQL)
  return {
    place({ visitId, cell, attempt }): PicturePlace | undefined {
      const row = place.get(visitId, packCell(cell), attempt)
      return row && { segmentId: row.segment_id, groupOffset: row.group_offset, slot: row.slot }
    },
    recentSegments: (visitId) => recent.all(visitId, visitId).map(({ segment_id }) => segment_id),
  }
}

/** All segments, in the order in which they were begun. */
export function readSegments(db: ReadableDb): SegmentRow[] {
  return db.prepare<[], SegmentColumns>(SEGMENTS_SQL).all().map(segmentOf)
}

/** The rows of a segment. */
export function readRowsOf(db: ReadableDb, segmentId: number): KeptRow[] {
  const rows = db.prepare<[number], PictureColumns & { group_offset: number; slot: number }>(ROWS_OF_SEGMENT_SQL)
  return rows.all(segmentId).map((row) => ({ ...wantedOf(row), groupOffset: row.group_offset, slot: row.slot }))
}

/** Within a commit: pictures that are to be kept, before anybody has written them. */
export class WantedPictures {
  readonly #want: Statement
  readonly #released: Statement<{ released_through: number }>

  constructor(db: WritableDb) {
    this.#want =
      db.prepare(`INSERT INTO picture (visit_id, cell, attempt, classes, since_wall_ms, line_id, after_position,
      session_id, sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
    this.#released = db.prepare(RELEASED_BEFORE_SQL)
  }

  add(
    { keep = [], visitId, cell, attempt, arrivedWallMs, identity }: DecidedScan,
    lineId: number,
    sessionId: number,
  ): void {
    if (keep.length === 0) return
    // The mark of the group before: the scan is behind it, in the journal of that line.
    const after = this.#released.get(lineId)?.released_through ?? 0
    const key = [visitId, packCell(cell), attempt]
    this.#want.run(...key, packClasses(keep), Math.round(arrivedWallMs), lineId, after, sessionId, identity.sequence)
  }
}

export class ArchiveRows implements ArchiveBook {
  readonly index: PictureIndex
  readonly #db: WritableDb

  constructor(db: WritableDb) {
    this.#db = db
    this.index = readPictureIndex(db)
  }

  segments(): SegmentRow[] {
    return readSegments(this.#db)
  }

  begin(shelf: Shelf, nowWallMs: number): number {
    const now = Math.round(nowWallMs)
    const begin =
      this.#db.prepare(`INSERT INTO picture_segment (shelf, state, pictures, bytes, oldest_wall_ms, newest_wall_ms)
      VALUES (?, ${OPEN}, 0, 0, ?, ?)`)
    return Number(begin.run(SHELVES.indexOf(shelf), now, now).lastInsertRowid)
  }

  place(group: PlacedGroup): void {
    this.#put(group, 'segment_id IS NULL')
  }

  move(group: PlacedGroup, fromSegmentId: number): void {
    this.#put(group, `segment_id = ${Number(fromSegmentId)}`)
  }

  close(segmentId: number, known?: ClosedSegment): void {
    if (known === undefined) {
      this.#db.prepare(`UPDATE picture_segment SET state = ${CLOSED} WHERE segment_id = ?`).run(segmentId)
      return
    }
    const { pictures, bytes, oldestWallMs, newestWallMs, firstVisitId, lastVisitId } = known
    this.#db
      .prepare(
        `UPDATE picture_segment SET state = ${CLOSED}, pictures = ?, bytes = ?, oldest_wall_ms = ?, newest_wall_ms = ?,
        first_visit_id = ?, last_visit_id = ? WHERE segment_id = ?`,
      )
      .run(pictures, bytes, Math.round(oldestWallMs), Math.round(newestWallMs), firstVisitId, lastVisitId, segmentId)
  }

  beginErasing(segmentId: number): boolean {
    const erase = this.#db.prepare(`UPDATE picture_segment SET state = ${ERASING} WHERE segment_id = ?`)
    const drop = this.#db.prepare('DELETE FROM picture WHERE segment_id = ?')
    const shelfOf = this.#db.prepare<[number], { shelf: number }>(
      'SELECT shelf FROM picture_segment WHERE segment_id = ?',
    )
    return this.#db
      .transaction(() => {
        const isRecent = shelfOf.get(segmentId)?.shelf === RECENT
        if (isRecent && this.#db.prepare(ANY_LATE_SQL).get() !== undefined) return false
        drop.run(segmentId)
        erase.run(segmentId)
        return true
      })
      .immediate()
  }

  forget(segmentId: number): void {
    this.#db.prepare('DELETE FROM picture_segment WHERE segment_id = ?').run(segmentId)
  }

  loseBeyond(segmentId: number, bytes: number): number {
    const drop = this.#db.prepare('DELETE FROM picture WHERE segment_id = ? AND group_offset >= ?')
    const count = this.#db.prepare('UPDATE picture_segment SET bytes = ?, pictures = pictures - ? WHERE segment_id = ?')
    return this.#db
      .transaction(() => {
        const lost = drop.run(segmentId, bytes).changes
        count.run(bytes, lost, segmentId)
        return lost
      })
      .immediate()
  }

  rowsOf(segmentId: number): KeptRow[] {
    return readRowsOf(this.#db, segmentId)
  }

  due(lineKey: string): { afterPosition: number | undefined; pictures: DuePicture[] } {
    type Row = PictureColumns & { after_position: number | null; serial: string; session_key: string; sequence: number }
    const rows = this.#db.prepare<[number], Row>(DUE_PICTURES_SQL).all(lineIdOf(this.#db, lineKey))
    const held = rows.flatMap(({ after_position }) => after_position ?? [])
    return {
      afterPosition: held.length === 0 ? undefined : Math.min(...held),
      pictures: rows.map((row) => ({
        ...wantedOf(row),
        ...{ scannerSerial: row.serial, sessionId: row.session_key, sequence: row.sequence },
      })),
    }
  }

  late(count: number): LatePicture[] {
    const rows = this.#db.prepare<[number], PictureColumns & { batch_key: string | null }>(LATE_PICTURES_SQL).all(count)
    return rows.map((row) => ({ ...wantedOf(row), batchId: row.batch_key }))
  }

  dropDue(keys: readonly PictureKey[]): number {
    return this.#eachDue(keys, `DELETE FROM picture WHERE ${BY_KEY} AND segment_id IS NULL`)
  }

  waive(keys: readonly PictureKey[]): void {
    this.#eachDue(keys, `UPDATE picture SET after_position = NULL WHERE ${BY_KEY} AND segment_id IS NULL`)
  }

  reasons(key: PictureKey): ReturnType<ArchiveBook['reasons']> {
    type Row = Record<'egg_class' | 'reason' | 'sampled' | 'sequence' | 'arrived_wall_ms', number> &
      Record<'serial' | 'session_key', string>
    const row = this.#db.prepare<number[], Row>(SCAN_REASONS_SQL).get(key.visitId, packCell(key.cell), key.attempt)
    if (row === undefined) return undefined
    const decided = {
      eggClass: CLASS_CODES.word(row.egg_class),
      reason: REASON_CODES.word(row.reason),
      sampled: row.sampled === 1,
      name: { scannerSerial: row.serial, sessionId: row.session_key, sequence: row.sequence },
    }
    return { classes: keepReasons(decided, this.retention().sampleShare), sinceWallMs: row.arrived_wall_ms }
  }

  want({ visitId, cell, attempt }: PictureKey, classes: readonly KeptClass[], sinceWallMs: number): void {
    this.#db
      .prepare(
        `INSERT INTO picture (visit_id, cell, attempt, classes, since_wall_ms) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET classes = classes | excluded.classes`,
      )
      .run(visitId, packCell(cell), attempt, packClasses(classes), Math.round(sinceWallMs))
  }

  retention(): ReturnType<ArchiveBook['retention']> {
    return readRetention(this.#db)
  }

  saveRetention(retention: Parameters<ArchiveBook['saveRetention']>[0]): void {
    writeRetention(this.#db, retention)
  }

  #put(group: PlacedGroup, where: string): void {
    const put = this.#db.prepare(`UPDATE picture SET segment_id = ?, group_offset = ?, slot = ?, line_id = NULL,
      after_position = NULL, session_id = NULL, sequence = NULL WHERE ${BY_KEY} AND ${where}`)
    const count = this.#db.prepare(`UPDATE picture_segment SET pictures = pictures + ?, bytes = ?,
      oldest_wall_ms = CASE pictures WHEN 0 THEN ? ELSE min(oldest_wall_ms, ?) END,
      newest_wall_ms = CASE pictures WHEN 0 THEN ? ELSE max(newest_wall_ms, ?) END WHERE segment_id = ?`)
    const { segmentId, groupOffset, bytes, pictures } = group
    const [oldest, newest] = [Math.round(group.oldestWallMs), Math.round(group.newestWallMs)]
    this.#db
      .transaction(() => {
        let placed = 0
        for (const [slot, { visitId, cell, attempt }] of pictures.entries()) {
          placed += put.run(segmentId, groupOffset, slot, visitId, packCell(cell), attempt).changes
        }
        count.run(placed, bytes, oldest, oldest, newest, newest, segmentId)
      })
      .immediate()
  }

  #eachDue(keys: readonly PictureKey[], sql: string): number {
    const change = this.#db.prepare(sql)
    return this.#db
      .transaction(() =>
        keys.reduce((sum, { visitId, cell, attempt }) => sum + change.run(visitId, packCell(cell), attempt).changes, 0),
      )
      .immediate()
  }
}
