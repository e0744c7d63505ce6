import { SHADOW_HOURS_MAX, SHADOW_NEWEST_MAX, type ShadowReport } from '../contract/model-files.ts'
import { CLASS_CODES } from '../store/codes.ts'
import { rowsOfVisit } from '../store/cold/rows-of.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { unpackCell, unpackProbability } from '../store/quantise.ts'

const MS_PER_HOUR = 3_600_000

export const SHADOW_CHOICE_SQL = `SELECT model_choice_id, active_key, candidate_key FROM model_choice
  WHERE model_choice_id = (SELECT MAX(model_choice_id) FROM shadow_fact)`
export const SHADOW_HOURS_SQL = `SELECT hour, SUM(scans) AS scans,
    SUM(CASE WHEN active_class <> shadow_class THEN scans ELSE 0 END) AS differently
  FROM shadow_fact WHERE model_choice_id = ? GROUP BY hour ORDER BY hour DESC LIMIT ${SHADOW_HOURS_MAX}`
export const SHADOW_PAIRS_SQL = `SELECT active_class, shadow_class, SUM(scans) AS scans,
    SUM(active_p_female_sum) AS active_female, SUM(p_female_sum) AS female, SUM(p_female_apart_sum) AS apart
  FROM shadow_fact WHERE model_choice_id = ? GROUP BY active_class, shadow_class ORDER BY scans DESC`

/** So far back differing scans are looked for: they are at the end, unless two models hardly differ. */
const LOOK_BACK_ROWS = 20_000
export const SHADOW_NEWEST_SQL = `SELECT shadow.decided_wall_ms, shadow.visit_id, code, shadow.session_id, shadow.sequence, active_class, shadow_class,
    active_p_female, shadow.p_female
  FROM shadow_scan AS shadow CROSS JOIN tray_visit ON tray_visit.visit_id = shadow.visit_id
  WHERE shadow_scan_id > (SELECT MAX(shadow_scan_id) FROM shadow_scan) - ${LOOK_BACK_ROWS}
    AND model_choice_id = ? AND active_class <> shadow_class
  ORDER BY shadow_scan_id DESC LIMIT ${SHADOW_NEWEST_MAX}`
/** The scan itself lies among those of its tray. */
export const SHADOWED_CELL_SQL = 'SELECT cell FROM scan WHERE visit_id = ? AND session_id = ? AND sequence = ?'

interface NewestRow {
  readonly decided_wall_ms: number
  readonly visit_id: number
  readonly code: string
  readonly session_id: number
  readonly sequence: number
  readonly active_class: number
  readonly shadow_class: number
  readonly active_p_female: number
  readonly p_female: number
}

interface PairRow {
  readonly active_class: number
  readonly shadow_class: number
  readonly scans: number
  readonly active_female: number
  readonly female: number
  readonly apart: number
}

/** What the newest candidate made of the scans beside the active model, from the sums by hour. */
export function readShadowReport(db: ReadableDb): ShadowReport | null {
  type ChoiceRow = { model_choice_id: number; active_key: string; candidate_key: string | null }
  const choice = db.prepare<[], ChoiceRow>(SHADOW_CHOICE_SQL).get()
  if (choice === undefined) return null
  const id = choice.model_choice_id
  type HourRow = { hour: number; scans: number; differently: number }
  const hours = db.prepare<[number], HourRow>(SHADOW_HOURS_SQL).all(id)
  const pairs = db.prepare<[number], PairRow>(SHADOW_PAIRS_SQL).all(id)
  return {
    ...{ choiceId: id, active: choice.active_key, candidate: choice.candidate_key ?? '' },
    hours: hours
      .map(({ hour, scans, differently }) => ({ fromWallMs: hour * MS_PER_HOUR, scans, differently }))
      .reverse(),
    pairs: pairs.map(({ active_class, shadow_class, scans }) => ({
      ...{ active: CLASS_CODES.word(active_class), candidate: CLASS_CODES.word(shadow_class), scans },
    })),
    female: meansOf(pairs),
    newest: db
      .prepare<[number], NewestRow>(SHADOW_NEWEST_SQL)
      .all(id)
      .flatMap((row) => newestOf(db, row)),
  }
}

function newestOf(db: ReadableDb, row: NewestRow): ShadowReport['newest'] {
  const { visit_id: visitId, session_id, sequence } = row
  return rowsOfVisit<{ cell: number }>(db, visitId, SHADOWED_CELL_SQL, visitId, session_id, sequence).map(
    ({ cell }) => ({
      ...{ decidedAtWallMs: row.decided_wall_ms, visitId, trayCode: row.code, cell: unpackCell(cell) },
      ...{ active: CLASS_CODES.word(row.active_class), candidate: CLASS_CODES.word(row.shadow_class) },
      ...{ activeFemale: unpackProbability(row.active_p_female), candidateFemale: unpackProbability(row.p_female) },
    }),
  )
}

function meansOf(pairs: readonly PairRow[]): ShadowReport['female'] {
  const sum = (of: (row: PairRow) => number) => pairs.reduce((total, row) => total + of(row), 0)
  const scans = sum((row) => row.scans)
  if (scans === 0) return null
  const mean = (of: (row: PairRow) => number) => unpackProbability(sum(of) / scans)
  return {
    active: mean((row) => row.active_female),
    candidate: mean((row) => row.female),
    apart: mean((row) => row.apart),
  }
}
