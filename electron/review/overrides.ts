import { type BatchReport, type OverrideRecord, REPORT_ROWS_MAX } from '../contract/looking-back.ts'
import { OVERRIDE_CLASSES, type OverrideClass } from '../domain/override.ts'
import { ACTION_CODES, CLASS_CODES, OVERRIDE_REASON_CODES } from '../store/codes.ts'
import { StoreError } from '../store/errors.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { unpackCell } from '../store/quantise.ts'

export interface OverrideRow {
  readonly override_id: number
  readonly visit_id: number
  readonly cell: number
  readonly attempt: number
  readonly at_wall_ms: number
  readonly operator: string
  readonly from_class: number
  readonly from_action: number
  readonly egg_class: number
  readonly action: number
  readonly reason: number
  readonly note: string
}

const COLUMNS = `override_id, egg_override.visit_id, egg_override.cell, egg_override.attempt, at_wall_ms, operator, from_class,
  from_action, egg_override.egg_class, egg_override.action, reason, note`

export const BATCH_OVERRIDES_SQL = `SELECT ${COLUMNS}, code FROM egg_override JOIN tray_visit USING (visit_id)
  WHERE egg_override.batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?) ORDER BY override_id DESC LIMIT ${REPORT_ROWS_MAX}`
export const TRAY_OVERRIDES_SQL = `SELECT ${COLUMNS} FROM egg_override WHERE visit_id = ? ORDER BY cell, override_id`
export const EGG_OVERRIDES_SQL = `SELECT ${COLUMNS} FROM egg_override WHERE visit_id = ? AND cell = ? ORDER BY override_id`

export function overrideFrom(row: OverrideRow): OverrideRecord {
  return {
    overrideId: row.override_id,
    attempt: row.attempt,
    atWallMs: row.at_wall_ms,
    operator: row.operator,
    from: { eggClass: CLASS_CODES.word(row.from_class), action: ACTION_CODES.word(row.from_action) },
    eggClass: overrideClass(row.egg_class),
    action: ACTION_CODES.word(row.action),
    reason: OVERRIDE_REASON_CODES.word(row.reason),
    note: row.note,
  }
}

/** The newest corrections of a batch, with the eggs that they are about. */
export function readBatchOverrides(db: ReadableDb, batchId: string): BatchReport['overrides'] {
  return db
    .prepare<[string], OverrideRow & { readonly code: string }>(BATCH_OVERRIDES_SQL)
    .all(batchId)
    .map((row) => ({
      ...overrideFrom(row),
      visitId: row.visit_id,
      trayCode: row.code,
      cell: unpackCell(row.cell),
    }))
}

export function readEggOverrides(db: ReadableDb, visitId: number, packedCell: number): OverrideRecord[] {
  return db.prepare<[number, number], OverrideRow>(EGG_OVERRIDES_SQL).all(visitId, packedCell).map(overrideFrom)
}

function overrideClass(code: number): OverrideClass {
  const word = CLASS_CODES.word(code)
  const known = OVERRIDE_CLASSES.find((eggClass) => eggClass === word)
  if (known === undefined) throw new StoreError('CORRUPT', `an egg cannot be corrected to ${word}`)
  return known
}
