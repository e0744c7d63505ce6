import { TRAYS_PAGE_MAX, type TrayEggs } from '../contract/review.ts'
import { ACTION_CODES, CLASS_CODES, VISIT_STATE_CODES } from '../store/codes.ts'
import { rowsOfVisit } from '../store/cold/rows-of.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { unpackCell } from '../store/quantise.ts'

interface VisitRow {
  readonly visit_id: number
  readonly code: string
  readonly row_count: number
  readonly column_count: number
  readonly state: number
  readonly began_wall_ms: number
}

interface EggOfVisitRow {
  readonly cell: number
  readonly egg_class: number
  readonly action: number
  readonly attempt: number
}

// The visit's id is part of the index on batch_id, so the page is one run of it.
export const TRAYS_SQL = `SELECT visit_id, code, row_count, column_count, state, began_wall_ms FROM tray_visit
  WHERE batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?) AND visit_id > ? ORDER BY visit_id LIMIT ${TRAYS_PAGE_MAX}`
export const TRAY_EGGS_SQL = 'SELECT cell, egg_class, action, attempt FROM egg WHERE visit_id = ? ORDER BY cell'

/** One page of a batch's trays with what each of their eggs is now; empty past the last one or for an unknown batch. */
export function readTrays(db: ReadableDb, batchId: string, afterVisitId: number): TrayEggs[] {
  return db
    .prepare<[string, number], VisitRow>(TRAYS_SQL)
    .all(batchId, afterVisitId)
    .map((visit) => ({
      visitId: visit.visit_id,
      code: visit.code,
      rows: visit.row_count,
      columns: visit.column_count,
      state: VISIT_STATE_CODES.word(visit.state),
      beganWallMs: visit.began_wall_ms,
      eggs: rowsOfVisit<EggOfVisitRow>(db, visit.visit_id, TRAY_EGGS_SQL, visit.visit_id).map((egg) => ({
        cell: unpackCell(egg.cell),
        eggClass: CLASS_CODES.word(egg.egg_class),
        action: ACTION_CODES.word(egg.action),
        attempt: egg.attempt,
      })),
    }))
}
