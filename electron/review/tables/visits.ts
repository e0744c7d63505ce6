import { VISIT_STATE_CODES } from '../../store/codes.ts'
import type { ReadableDb } from '../../store/open-database.ts'
import { NEWEST_PASSAGE_SQL } from '../../store/read-start.ts'
import { bounds, type Span } from './table.ts'

/** Passages that are looked up together. */
const TOGETHER = 200

interface Row {
  readonly visit_id: number
  readonly batch_key: string | null
  readonly code: string
  readonly serial: string
  readonly tray_sequence: number
  readonly row_count: number
  readonly column_count: number
  readonly began_wall_ms: number
  readonly ended_wall_ms: number | null
  readonly state: number
}

/** One passage of a tray. */
export interface Visit {
  readonly visitId: number
  readonly batchId: string | null
  readonly code: string
  readonly scanner: string
  readonly traySequence: number
  readonly rows: number
  readonly columns: number
  readonly beganWallMs: number
  readonly endedWallMs: number | null
  readonly state: string
}

export const EXPORT_VISITS_SQL = `SELECT visit_id, batch_key, code, serial, tray_sequence, row_count, column_count, began_wall_ms, ended_wall_ms, visit.state AS state
  FROM tray_visit AS visit JOIN session USING (session_id) JOIN scanner USING (scanner_id) LEFT JOIN batch USING (batch_id)
  WHERE visit_id > ? AND began_wall_ms >= ? AND began_wall_ms < ? ORDER BY visit_id LIMIT ${TOGETHER}`
export const EXPORT_VISITS_OF_BATCH_SQL = EXPORT_VISITS_SQL.replace(
  'WHERE ',
  'WHERE visit.batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?) AND ',
)

/**
 * The passages that began in a span, with everything of theirs: of two spans side by side each has its own, and none is in both or in neither.
 * In order, a few hundred at a time: nothing is held open between them, and the station's log of writes can
 * be folded in.
 */
export function* visitsOf(db: ReadableDb, span: Span): Iterable<{ readonly visits: readonly Visit[]; share: number }> {
  const { newest } = db.prepare<[], { newest: number | null }>(NEWEST_PASSAGE_SQL).get() ?? { newest: null }
  const [from, until] = bounds(span)
  const statement = db.prepare<unknown[], Row>(span.batchId === null ? EXPORT_VISITS_SQL : EXPORT_VISITS_OF_BATCH_SQL)
  const batch = span.batchId === null ? [] : [span.batchId]
  for (let after = 0; ; ) {
    const rows = statement.all(...batch, after, from, until)
    const last = rows.at(-1)?.visit_id
    if (last === undefined) return
    yield { visits: rows.map(visitFrom), share: Math.min(1, last / Math.max(1, newest ?? 1)) }
    after = last
  }
}

function visitFrom(row: Row): Visit {
  return {
    ...{ visitId: row.visit_id, batchId: row.batch_key, code: row.code, scanner: row.serial },
    ...{ traySequence: row.tray_sequence, rows: row.row_count, columns: row.column_count },
    ...{ beganWallMs: row.began_wall_ms, endedWallMs: row.ended_wall_ms, state: VISIT_STATE_CODES.word(row.state) },
  }
}
