import { SHADOW_HOURS_MAX, type ShadowReport } from '../contract/model-files.ts'
import { CLASS_CODES } from '../store/codes.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { unpackProbability } from '../store/quantise.ts'

const MS_PER_HOUR = 3_600_000

export const SHADOW_CHOICE_SQL = `SELECT model_choice_id, active_key, candidate_key FROM model_choice
  WHERE model_choice_id = (SELECT MAX(model_choice_id) FROM shadow_fact)`
export const SHADOW_HOURS_SQL = `SELECT hour, SUM(scans) AS scans,
    SUM(CASE WHEN active_class <> shadow_class THEN scans ELSE 0 END) AS differently
  FROM shadow_fact WHERE model_choice_id = ? GROUP BY hour ORDER BY hour DESC LIMIT ${SHADOW_HOURS_MAX}`
export const SHADOW_PAIRS_SQL = `SELECT active_class, shadow_class, SUM(scans) AS scans,
    SUM(active_p_female_sum) AS active_female, SUM(p_female_sum) AS female, SUM(p_female_apart_sum) AS apart
  FROM shadow_fact WHERE model_choice_id = ? GROUP BY active_class, shadow_class ORDER BY scans DESC`

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
  }
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
