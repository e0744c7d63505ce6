import type { Cell } from '../domain/egg.ts'
import { findBatch } from './batch-rows.ts'
import type { Catalogue } from './catalogue.ts'
import { ACTION_CODES, CLASS_CODES, OVERRIDE_REASON_CODES } from './codes.ts'
import type { Cold } from './cold/cold.ts'
import { type EggRow, eggStateOf } from './egg-row.ts'
import { FIND_EGG_SQL } from './egg-rows.ts'
import type { Statement, WritableDb } from './open-database.ts'
import { packCell } from './quantise.ts'
import type { EggOverride, StoredEgg } from './store.ts'

export const VISIT_BATCH_SQL = 'SELECT batch_key FROM tray_visit LEFT JOIN batch USING (batch_id) WHERE visit_id = ?'

/** Corrections by people: added, never changed, and never a reason to touch what was decided. */
export class OverrideRows {
  readonly #db: WritableDb
  readonly #catalogue: Catalogue
  readonly #cold: Cold
  readonly #findEgg: Statement<EggRow>
  readonly #findBatchKey: Statement<{ batch_key: string | null }>
  readonly #add: Statement

  constructor(db: WritableDb, catalogue: Catalogue, cold: Cold) {
    this.#db = db
    this.#cold = cold
    this.#catalogue = catalogue
    this.#findEgg = db.prepare(FIND_EGG_SQL)
    this.#findBatchKey = db.prepare(VISIT_BATCH_SQL)
    this.#add = db.prepare(
      `INSERT INTO egg_override (visit_id, cell, attempt, batch_id, at_wall_ms, operator, from_class, from_action,
         egg_class, action, reason, note, after_release_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(release_id), 0) FROM tray_release))`,
    )
  }

  findEgg(visitId: number, cell: Cell): StoredEgg | undefined {
    // Somebody is about to correct it.
    this.#cold.need([visitId])
    const row = this.#findEgg.get(visitId, packCell(cell))
    if (row === undefined) return undefined
    const batchKey = this.#findBatchKey.get(visitId)?.batch_key ?? null
    return { state: eggStateOf(row), batch: batchKey === null ? undefined : findBatch(this.#db, batchKey) }
  }

  save(override: EggOverride): void {
    this.#add.run(
      override.visitId,
      packCell(override.cell),
      override.attempt,
      override.batchId === null ? null : this.#catalogue.batch(override.batchId),
      Math.round(override.atWallMs),
      override.operator,
      CLASS_CODES.code(override.from.eggClass),
      ACTION_CODES.code(override.from.action),
      CLASS_CODES.code(override.eggClass),
      ACTION_CODES.code(override.action),
      OVERRIDE_REASON_CODES.code(override.reason),
      override.note,
    )
  }
}
