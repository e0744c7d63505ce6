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
  WantedPicture,
} from './archive-book.ts'
import {
  PICTURE_PLACE_SQL,
  type PictureColumns,
  prepareArchive,
  RECENT,
  RECENT_SEGMENTS_SQL,
  type ReasonColumns,
  ROWS_OF_SEGMENT_SQL,
  SCAN_REASONS_SQL,
  SEGMENTS_SQL,
  type SegmentColumns,
} from './archive-statements.ts'
import { CLASS_CODES, REASON_CODES } from './codes.ts'
import { rowsOfVisit } from './cold/rows-of.ts'
import { lineIdOf } from './line-rows.ts'
import type { ReadableDb, Statement, WritableDb } from './open-database.ts'
import { packCell, unpackCell } from './quantise.ts'
import { readRetention, writeRetention } from './retention-rows.ts'
import type { DecidedScan } from './store.ts'

const RELEASED_BEFORE_SQL = 'SELECT released_through FROM line WHERE line_id = ?'
const STATES = ['open', 'closed', 'erasing'] as const

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
  readonly #statements: ReturnType<typeof prepareArchive>

  constructor(db: WritableDb) {
    this.#db = db
    this.#statements = prepareArchive(db)
    this.index = readPictureIndex(db)
  }

  segments(): SegmentRow[] {
    return readSegments(this.#db)
  }

  begin(shelf: Shelf, nowWallMs: number): number {
    const now = Math.round(nowWallMs)
    return Number(this.#statements.begin.run(SHELVES.indexOf(shelf), now, now).lastInsertRowid)
  }

  place(group: PlacedGroup): void {
    this.#put(group, null)
  }

  move(group: PlacedGroup, fromSegmentId: number): void {
    this.#put(group, fromSegmentId)
  }

  close(segmentId: number, known?: ClosedSegment): void {
    if (known === undefined) {
      this.#statements.close.run(segmentId)
      return
    }
    const { pictures, bytes, firstVisitId, lastVisitId } = known
    const [oldest, newest] = [Math.round(known.oldestWallMs), Math.round(known.newestWallMs)]
    this.#statements.closeRecent.run(pictures, bytes, oldest, newest, firstVisitId, lastVisitId, segmentId)
  }

  beginErasing(segmentId: number): boolean {
    const { shelfOf, anyLate, dropRows, erase } = this.#statements
    return this.#db
      .transaction(() => {
        const isRecent = shelfOf.get(segmentId)?.shelf === RECENT
        if (isRecent && anyLate.get() !== undefined) return false
        dropRows.run(segmentId)
        erase.run(segmentId)
        return true
      })
      .immediate()
  }

  forget(segmentId: number): void {
    this.#statements.forget.run(segmentId)
  }

  loseBeyond(segmentId: number, bytes: number): number {
    const { dropBeyond, countLost } = this.#statements
    return this.#db
      .transaction(() => {
        const lost = dropBeyond.run(segmentId, bytes).changes
        countLost.run(bytes, lost, segmentId)
        return lost
      })
      .immediate()
  }

  rowsOf(segmentId: number): KeptRow[] {
    return readRowsOf(this.#db, segmentId)
  }

  newestVisitId(): number {
    return this.#statements.newestVisit.get()?.newest ?? 0
  }

  hasRows(segmentId: number): boolean {
    return this.#statements.anyRow.get(segmentId) !== undefined
  }

  due(lineKey: string): { afterPosition: number | undefined; pictures: DuePicture[] } {
    const rows = this.#statements.due.all(lineIdOf(this.#db, lineKey))
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
    return this.#statements.late.all(count).map((row) => ({ ...wantedOf(row), batchId: row.batch_key }))
  }

  dropDue(keys: readonly PictureKey[]): number {
    return this.#eachDue(keys, this.#statements.dropDue)
  }

  waive(keys: readonly PictureKey[]): void {
    this.#eachDue(keys, this.#statements.waive)
  }

  reasons(key: PictureKey): ReturnType<ArchiveBook['reasons']> {
    const { visitId, cell, attempt } = key
    const scan = [visitId, packCell(cell), attempt] as const
    const [row] = rowsOfVisit<ReasonColumns>(this.#db, visitId, SCAN_REASONS_SQL, ...scan)
    if (row === undefined) return undefined
    const decided = {
      eggClass: CLASS_CODES.word(row.egg_class),
      reason: REASON_CODES.word(row.reason),
      sampled: row.sampled === 1,
      name: { scannerSerial: row.serial, sessionId: row.session_key, sequence: row.sequence },
    }
    return { classes: keepReasons(decided, this.retention().sampleShare), sinceWallMs: row.arrived_wall_ms }
  }

  want(pictures: readonly WantedPicture[]): void {
    const { want } = this.#statements
    this.#db
      .transaction(() => {
        for (const { visitId, cell, attempt, classes, sinceWallMs } of pictures)
          want.run(visitId, packCell(cell), attempt, packClasses(classes), Math.round(sinceWallMs))
      })
      .immediate()
  }

  retention(): ReturnType<ArchiveBook['retention']> {
    return readRetention(this.#db)
  }

  saveRetention(retention: Parameters<ArchiveBook['saveRetention']>[0]): void {
    writeRetention(this.#db, retention)
  }

  #put(group: PlacedGroup, fromSegmentId: number | null): void {
    const { put, count } = this.#statements
    const { segmentId, groupOffset, bytes, pictures } = group
    const [oldest, newest] = [Math.round(group.oldestWallMs), Math.round(group.newestWallMs)]
    this.#db
      .transaction(() => {
        let placed = 0
        for (const [slot, { visitId, cell, attempt }] of pictures.entries()) {
          placed += put.run(segmentId, groupOffset, slot, visitId, packCell(cell), attempt, fromSegmentId).changes
        }
        count.run(placed, bytes, oldest, oldest, newest, newest, segmentId)
      })
      .immediate()
  }

  #eachDue(keys: readonly PictureKey[], change: Statement): number {
    return this.#db
      .transaction(() =>
        keys.reduce((sum, { visitId, cell, attempt }) => sum + change.run(visitId, packCell(cell), attempt).changes, 0),
      )
      .immediate()
  }
}
