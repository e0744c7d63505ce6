import { TRAYS_LIST_MAX, type TrayRow } from '../contract/looking-back.ts'
import { EGG_CLASSES } from '../domain/egg.ts'
import { HOLD_ANSWER_CODES, VISIT_STATE_CODES } from '../store/codes.ts'
import { countColumn } from '../store/fact-columns.ts'
import type { ReadableDb } from '../store/open-database.ts'

interface VisitRow {
  readonly visit_id: number
  readonly code: string
  readonly row_count: number
  readonly column_count: number
  readonly state: number
  readonly began_wall_ms: number
  readonly hold_answer: number | null
}

type Sums = Pick<TrayRow, 'scanned' | 'held' | 'female' | 'male' | 'clearOrDead' | 'unclear'>

export interface TrayListQuestion {
  readonly batchId: string
  readonly only: 'all' | 'attention'
  readonly beforeVisitId: number | null
}

const listSql = (
  condition: string,
) => `SELECT visit_id, code, row_count, column_count, state, began_wall_ms, hold_answer FROM tray_visit
  WHERE batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?) AND visit_id < ? ${condition}
  ORDER BY visit_id DESC LIMIT ${TRAYS_LIST_MAX}`
export const TRAY_LIST_SQL = listSql('')
export const TRAY_LIST_ATTENTION_SQL = listSql(`AND (state = ${VISIT_STATE_CODES.code('held')}
  OR EXISTS (SELECT 1 FROM egg_override JOIN egg USING (visit_id, cell, attempt) WHERE egg_override.visit_id = tray_visit.visit_id))`)

const eggs = (...words: readonly (typeof EGG_CLASSES)[number][]) =>
  words.map((word) => countColumn('eggs', word)).join(' + ')
export const TRAY_SUMS_SQL = `SELECT ${eggs(...EGG_CLASSES)} AS scanned, ${countColumn('eggs', 'HOLD')} AS held,
  ${eggs('FEMALE')} AS female, ${eggs('MALE')} AS male, ${eggs('INFERTILE', 'EARLY_DEAD', 'MID_DEAD')} AS clearOrDead,
  ${eggs('UNCERTAIN', 'UNREADABLE')} AS unclear FROM tray_sum WHERE visit_id = ?`
export const TRAY_CORRECTED_SQL = `SELECT count(DISTINCT cell) AS corrected FROM egg_override JOIN egg USING (visit_id, cell, attempt)
  WHERE egg_override.visit_id = ?`

const NOTHING: Sums = { scanned: 0, held: 0, female: 0, male: 0, clearOrDead: 0, unclear: 0 }

/** One page of the trays of a batch, newest first, with each tray's sums; empty past the last one or for an unknown batch. */
export function readTrayList(db: ReadableDb, { batchId, only, beforeVisitId }: TrayListQuestion): TrayRow[] {
  const sums = db.prepare<[number], Sums>(TRAY_SUMS_SQL)
  const corrected = db.prepare<[number], { corrected: number }>(TRAY_CORRECTED_SQL)
  return db
    .prepare<[string, number], VisitRow>(only === 'all' ? TRAY_LIST_SQL : TRAY_LIST_ATTENTION_SQL)
    .all(batchId, beforeVisitId ?? Number.MAX_SAFE_INTEGER)
    .map((row) => ({
      visitId: row.visit_id,
      code: row.code,
      state: VISIT_STATE_CODES.word(row.state),
      beganWallMs: row.began_wall_ms,
      decidedOn: row.hold_answer !== null && HOLD_ANSWER_CODES.word(row.hold_answer) !== 'RESCAN',
      cells: row.row_count * row.column_count,
      ...(sums.get(row.visit_id) ?? NOTHING),
      corrected: corrected.get(row.visit_id)?.corrected ?? 0,
    }))
}
