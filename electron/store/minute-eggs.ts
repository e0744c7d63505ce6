import { EGG_CLASSES } from '../domain/egg.ts'
import { countColumn } from './fact-columns.ts'
import type { ReadableDb } from './open-database.ts'

/**
 * Passages of a batch that are looked at, the newest ones: an hour of trays of 36 eggs, the smallest that are offered, on the fastest line that is known.
 * Effect: where they are shorter still, the first minutes of the hour are not there.
 */
const VISITS_MAX = 768

const EGGS = EGG_CLASSES.filter((word) => word !== 'EMPTY').map((word) => countColumn('eggs', word))

/** Of the newest passages alone, each of which is one run of the clustered key: it costs what it answers, however long the batch is. */
export const EGGS_BY_MINUTE_SQL = `SELECT minute, sum(${EGGS.join(' + ')}) AS eggs FROM fact
  WHERE visit_id IN (SELECT visit_id FROM tray_visit WHERE batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?)
    ORDER BY visit_id DESC LIMIT ${VISITS_MAX}) AND minute >= ?
  GROUP BY minute HAVING eggs > 0`

/** Distinct eggs of a batch by the minute in which they count, from that minute on. */
export function readEggsByMinute(db: ReadableDb, batchId: string, fromMinute: number): ReadonlyMap<number, number> {
  const rows = db.prepare<[string, number], { minute: number; eggs: number }>(EGGS_BY_MINUTE_SQL)
  return new Map(rows.all(batchId, fromMinute).map(({ minute, eggs }) => [minute, eggs]))
}
