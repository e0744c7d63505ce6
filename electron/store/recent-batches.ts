import { RECENT_BATCHES_MAX } from '../domain/event-time/batch-at.ts'
import type { ReadableDb } from './open-database.ts'

/** A batch of a line, by when it ran. */
export interface RecentBatch {
  readonly batchId: string
  readonly startedWallMs: number
  readonly closedWallMs: number | null
}

interface RecentRow {
  readonly batch_key: string
  readonly started_wall_ms: number
  readonly closed_wall_ms: number | null
}

/** A batch that was run elsewhere and brought in has no line. */
export const RECENT_BATCHES_SQL = `SELECT batch_key, started_wall_ms, closed_wall_ms FROM batch
  WHERE line_id = ? AND started_wall_ms IS NOT NULL AND line_name IS NOT NULL ORDER BY batch_id DESC LIMIT ${RECENT_BATCHES_MAX}`

/** The newest batches of a line, oldest first. */
export function recentBatches(db: ReadableDb, lineId: number): RecentBatch[] {
  return db
    .prepare<[number], RecentRow>(RECENT_BATCHES_SQL)
    .all(lineId)
    .reverse()
    .map((row) => ({ batchId: row.batch_key, startedWallMs: row.started_wall_ms, closedWallMs: row.closed_wall_ms }))
}
