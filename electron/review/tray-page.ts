import type { TrayPage } from '../contract/looking-back.ts'
import { ACTION_CODES, CLASS_CODES, LAYOUT_CODES, VISIT_STATE_CODES } from '../store/codes.ts'
import { rowsOfVisit } from '../store/cold/rows-of.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { unpackCell, unpackProbability } from '../store/quantise.ts'
import { readTrayFlocks } from './flock-counts.ts'
import { type OverrideRow, overrideFrom, TRAY_OVERRIDES_SQL } from './overrides.ts'

interface VisitRow {
  readonly batch_key: string | null
  readonly code: string
  readonly row_count: number
  readonly column_count: number
  readonly layout: number
  readonly tray_type_key: string | null
  readonly flock: string | null
  readonly state: number
  readonly hold_reason: string | null
  readonly began_wall_ms: number
  readonly ended_wall_ms: number | null
  readonly previous: number | null
  readonly next: number | null
}

interface EggOfTrayRow {
  readonly cell: number
  readonly egg_class: number
  readonly action: number
  readonly attempt: number
  readonly confidence: number
  readonly sampled: number
}

export const TRAY_PAGE_SQL = `SELECT batch_key, tray_type_key, flock, code, row_count, column_count, layout, visit.state, hold_reason, began_wall_ms, ended_wall_ms,
  (SELECT max(visit_id) FROM tray_visit WHERE batch_id = visit.batch_id AND visit_id < visit.visit_id) AS previous,
  (SELECT min(visit_id) FROM tray_visit WHERE batch_id = visit.batch_id AND visit_id > visit.visit_id) AS next
  FROM tray_visit AS visit LEFT JOIN batch USING (batch_id) WHERE visit.visit_id = ?`
export const TRAY_PAGE_EGGS_SQL = `SELECT egg.cell, egg.egg_class, egg.action, egg.attempt, confidence, sampled
  FROM egg JOIN scan USING (visit_id, cell, attempt, session_id, sequence) WHERE egg.visit_id = ? ORDER BY egg.cell`

/** One tray with what each egg is, what people said of it, and its neighbours; null if there is no such tray. */
export function readTrayPage(db: ReadableDb, visitId: number): TrayPage | null {
  const visit = db.prepare<[number], VisitRow>(TRAY_PAGE_SQL).get(visitId)
  if (visit === undefined) return null
  // The last one of an attempt stays in the map.
  const overrides = new Map(
    db
      .prepare<[number], OverrideRow>(TRAY_OVERRIDES_SQL)
      .all(visitId)
      .map((row) => [`${row.cell}/${row.attempt}`, overrideFrom(row)]),
  )
  const eggs = rowsOfVisit<EggOfTrayRow>(db, visitId, TRAY_PAGE_EGGS_SQL, visitId)
  const cells = eggs.map((egg) => ({ cell: unpackCell(egg.cell), eggClass: CLASS_CODES.word(egg.egg_class) }))
  return {
    visitId,
    batchId: visit.batch_key,
    trayTypeId: visit.tray_type_key,
    code: visit.code,
    rows: visit.row_count,
    columns: visit.column_count,
    layout: LAYOUT_CODES.word(visit.layout),
    state: VISIT_STATE_CODES.word(visit.state),
    holdReason: visit.hold_reason,
    beganWallMs: visit.began_wall_ms,
    endedWallMs: visit.ended_wall_ms,
    flocks: readTrayFlocks(db, visit, cells),
    previousVisitId: visit.previous,
    nextVisitId: visit.next,
    eggs: eggs.map((egg) => {
      const override = overrides.get(`${egg.cell}/${egg.attempt}`)
      return {
        cell: unpackCell(egg.cell),
        eggClass: CLASS_CODES.word(egg.egg_class),
        action: ACTION_CODES.word(egg.action),
        attempt: egg.attempt,
        confidence: unpackProbability(egg.confidence),
        sampled: egg.sampled === 1,
        override: override === undefined ? null : { eggClass: override.eggClass, action: override.action },
      }
    }),
  }
}
