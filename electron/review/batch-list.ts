import { BATCHES_PAGE_MAX, type BatchRow } from '../contract/looking-back.ts'
import { EGG_CLASSES, isEgg } from '../domain/egg.ts'
import { HELD_COUNT_SQL, OVERRIDDEN_SQL } from '../store/batch-sums.ts'
import { BATCH_STATE_CODES } from '../store/codes.ts'
import { countColumn } from '../store/fact-columns.ts'
import type { ReadableDb } from '../store/open-database.ts'

interface ListRow {
  readonly batch_id: number
  readonly batch_key: string
  readonly state: number
  readonly flock: string
  readonly breed: string
  readonly setter: string
  readonly line_name: string | null
  readonly started_wall_ms: number | null
  readonly closed_wall_ms: number | null
}

/** Walks down the key from the cursor; what does not fit the search is passed over row by row, and a batch row is small. */
export const BATCHES_SQL = `SELECT batch_id, batch_key, state, flock, breed, setter, line_name, started_wall_ms, closed_wall_ms FROM batch
  WHERE batch_id < ? AND state BETWEEN ? AND ?
  AND (batch_key LIKE ? ESCAPE '!' OR flock LIKE ? ESCAPE '!' OR breed LIKE ? ESCAPE '!' OR setter LIKE ? ESCAPE '!'
    OR line_name LIKE ? ESCAPE '!')
  ORDER BY batch_id DESC LIMIT ${BATCHES_PAGE_MAX}`

const EGGS = EGG_CLASSES.filter(isEgg)
  .map((word) => countColumn('eggs', word))
  .join(' + ')
export const BATCH_EGGS_SQL = `SELECT coalesce(sum(${EGGS}), 0) AS eggs, coalesce(sum(${countColumn('eggs', 'FEMALE')}), 0) AS female,
  coalesce(sum(${countColumn('eggs', 'MALE')}), 0) AS male FROM batch_sum WHERE batch_id = ?`

const CLOSED = BATCH_STATE_CODES.code('closed')
const STATES = { all: [0, CLOSED], open: [0, CLOSED - 1], closed: [CLOSED, CLOSED] } as const

export interface BatchListQuestion {
  readonly search: string
  readonly state: keyof typeof STATES
  readonly beforeCursor: number | null
}

/** One page of the list, newest first, with each batch's sums. */
export function readBatches(db: ReadableDb, { search, state, beforeCursor }: BatchListQuestion): BatchRow[] {
  const like = `%${search.replace(/[!%_]/g, '!$&')}%`
  const eggs = db.prepare<[number], { eggs: number; female: number; male: number }>(BATCH_EGGS_SQL)
  const trays = db.prepare<[string], { held: number }>(HELD_COUNT_SQL)
  const overridden = db.prepare<[string], { overridden: number }>(OVERRIDDEN_SQL)
  return db
    .prepare<unknown[], ListRow>(BATCHES_SQL)
    .all(beforeCursor ?? Number.MAX_SAFE_INTEGER, ...STATES[state], like, like, like, like, like)
    .map((row) => ({
      cursor: row.batch_id,
      batchId: row.batch_key,
      state: BATCH_STATE_CODES.word(row.state),
      flock: row.flock,
      breed: row.breed,
      setter: row.setter,
      line: row.line_name ?? '',
      startedAtWallMs: row.started_wall_ms,
      closedAtWallMs: row.closed_wall_ms,
      ...(eggs.get(row.batch_id) ?? { eggs: 0, female: 0, male: 0 }),
      traysHeld: trays.get(row.batch_key)?.held ?? 0,
      overridden: overridden.get(row.batch_key)?.overridden ?? 0,
    }))
}
