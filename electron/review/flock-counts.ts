import {
  type CellCount,
  countByFlock,
  type FlockCount,
  type FlockRange,
  sumFlocks,
} from '../domain/tray/flock-range.ts'
import { CLASS_CODES } from '../store/codes.ts'
import { rowsOfBatch } from '../store/cold/rows-of.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { unpackCell } from '../store/quantise.ts'
import { FLOCK_RANGES_SQL } from '../store/tray-writes.ts'

export const FLOCK_OF_BATCH_SQL = 'SELECT flock FROM batch WHERE batch_id = ?'
export const RANGES_OF_BATCH_SQL =
  'SELECT code, from_cell, to_cell, flock FROM flock_range WHERE batch_id = ? ORDER BY code, from_cell'
// Of several passages of the same eggs one is counted, so the sums are those of the batch.
const COUNTED_CELLS =
  'SELECT cell, egg_class, count(*) AS count FROM tray_visit JOIN egg USING (visit_id)\n  WHERE cold_month IS ? AND batch_id = ?'
export const CELLS_OF_CODE_SQL = `${COUNTED_CELLS} AND code = ? AND counted = 1 GROUP BY cell, egg_class`
export const CELLS_OF_OTHERS_SQL = `${COUNTED_CELLS} AND counted = 1
  AND code NOT IN (SELECT value FROM json_each(?)) GROUP BY cell, egg_class`

/** Stands for every tray that has no ranges of its own. */
const EVERY_TRAY = ''

interface RangeRow {
  readonly from_cell: number
  readonly to_cell: number
  readonly flock: string
}

interface CellRow {
  readonly cell: number
  readonly egg_class: number
  readonly count: number
}

/** The counted eggs of a batch by flocks, its own one first; empty where no tray of it has flocks of its own. */
export function readBatchFlocks(db: ReadableDb, batchId: number): FlockCount[] {
  const rows = db.prepare<[number], RangeRow & { code: string }>(RANGES_OF_BATCH_SQL).all(batchId)
  const flock = db.prepare<[number], { flock: string }>(FLOCK_OF_BATCH_SQL).get(batchId)?.flock
  if (rows.length === 0 || flock === undefined) return []
  const byCode = Map.groupBy(rows, ({ code }) => code)
  const codes = [...byCode.keys()].filter((code) => code !== EVERY_TRAY)
  const others = rowsOfBatch<CellRow>(db, batchId, CELLS_OF_OTHERS_SQL, batchId, JSON.stringify(codes))
  const count = (cells: readonly CellRow[], code: string) =>
    countByFlock(cells.map(cellFrom), (byCode.get(code) ?? []).map(rangeFrom), flock)
  return sumFlocks([
    { flock, eggs: 0, emptyCells: 0, byClass: {} },
    ...count(others, EVERY_TRAY),
    ...codes.flatMap((code) => count(rowsOfBatch<CellRow>(db, batchId, CELLS_OF_CODE_SQL, batchId, code), code)),
  ])
}

/** What one passage saw by flocks; empty where its tray holds the eggs of one. */
export function readTrayFlocks(
  db: ReadableDb,
  tray: { readonly batch_key: string | null; readonly code: string; readonly flock: string | null },
  cells: readonly CellCount[],
): FlockCount[] {
  const { batch_key, code, flock } = tray
  if (batch_key === null || flock === null) return []
  const ranges = db.prepare<[string, string], RangeRow>(FLOCK_RANGES_SQL)
  const own = ranges.all(batch_key, code)
  const used = own.length > 0 ? own : ranges.all(batch_key, EVERY_TRAY)
  return used.length === 0 ? [] : countByFlock(cells, used.map(rangeFrom), flock)
}

function rangeFrom({ from_cell, to_cell, flock }: RangeRow): FlockRange {
  return { flock, from: unpackCell(from_cell), to: unpackCell(to_cell) }
}

function cellFrom({ cell, egg_class, count }: CellRow): CellCount {
  return { cell: unpackCell(cell), eggClass: CLASS_CODES.word(egg_class), count }
}
