import type { ModelRef } from '../domain/model/model-choice.ts'
import type { Catalogue } from './catalogue.ts'
import { CLASS_CODES, MODEL_ACT_CODES } from './codes.ts'
import type { ModelBook, ModelChoiceEntry, ShadowScan, StoredModelChoice } from './model-book.ts'
import type { ReadableDb, Statement, WritableDb } from './open-database.ts'
import { packProbability } from './quantise.ts'

export const NEWEST_CHOICE_SQL = `SELECT * FROM model_choice
  WHERE model_choice_id = (SELECT MAX(model_choice_id) FROM model_choice)`
/** Newest first: whoever asks reads until the active model was another one. */
export const CHOICES_SQL = 'SELECT * FROM model_choice ORDER BY model_choice_id DESC'

/** Rows that go in one transaction: a millisecond, so that no commit of the line waits for it. */
const DROPPED_AT_ONCE = 500
/** They were written in the order of time, so the oldest are in front. */
export const DROP_SHADOWS_SQL = `DELETE FROM shadow_scan
  WHERE shadow_scan_id < (SELECT MIN(shadow_scan_id) FROM shadow_scan) + ${DROPPED_AT_ONCE}
  AND (model_choice_id <> ? OR decided_wall_ms < ?)`

const ADD_FACT_SQL = `INSERT INTO shadow_fact VALUES (?, ?, ?, ?, 1, ?, ?, ?)
  ON CONFLICT DO UPDATE SET scans = scans + 1,
    active_p_female_sum = active_p_female_sum + excluded.active_p_female_sum,
    p_female_sum = p_female_sum + excluded.p_female_sum,
    p_female_apart_sum = p_female_apart_sum + excluded.p_female_apart_sum`

const MS_PER_HOUR = 3_600_000

export interface ModelChoiceRow {
  readonly model_choice_id: number
  readonly chosen_wall_ms: number
  readonly who: string
  readonly act: number
  readonly active_key: string
  readonly active_sha256: string
  readonly previous_key: string | null
  readonly previous_sha256: string | null
  readonly candidate_key: string | null
  readonly candidate_sha256: string | null
}

/** What holds now; undefined as long as nobody chose. */
export function readModelChoice(db: ReadableDb): StoredModelChoice | undefined {
  const newest = db.prepare<[], ModelChoiceRow>(NEWEST_CHOICE_SQL).get()
  return newest && { ...choiceFrom(newest), activeSince: activeSince(db, newest) }
}

function activeSince(db: ReadableDb, newest: ModelChoiceRow): StoredModelChoice['activeSince'] {
  let first = newest
  for (const row of db.prepare<[], ModelChoiceRow>(CHOICES_SQL).iterate()) {
    if (row.active_key !== newest.active_key || row.active_sha256 !== newest.active_sha256) break
    first = row
  }
  const act = MODEL_ACT_CODES.word(first.act)
  const wasChosen = act === 'switch' || act === 'rollBack'
  return wasChosen ? { wallMs: first.chosen_wall_ms, who: first.who, act } : undefined
}

export function choiceFrom(row: ModelChoiceRow): Omit<StoredModelChoice, 'activeSince'> {
  return {
    choiceId: row.model_choice_id,
    ...{ chosenWallMs: row.chosen_wall_ms, who: row.who, act: MODEL_ACT_CODES.word(row.act) },
    active: { modelId: row.active_key, manifestSha256: row.active_sha256 },
    previous: modelFrom(row.previous_key, row.previous_sha256),
    candidate: modelFrom(row.candidate_key, row.candidate_sha256),
  }
}

function modelFrom(modelId: string | null, manifestSha256: string | null): ModelRef | undefined {
  return modelId === null || manifestSha256 === null ? undefined : { modelId, manifestSha256 }
}

export class ModelRows implements ModelBook {
  readonly #db: WritableDb
  readonly #choose: Statement
  readonly #drop: Statement
  readonly #add: (choiceId: number, scans: readonly ShadowScan[]) => void

  constructor(db: WritableDb, catalogue: Catalogue) {
    this.#db = db
    this.#choose = db.prepare(`INSERT INTO model_choice (chosen_wall_ms, who, act, active_key, active_sha256,
      previous_key, previous_sha256, candidate_key, candidate_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    this.#drop = db.prepare(DROP_SHADOWS_SQL)
    const addScan =
      db.prepare(`INSERT INTO shadow_scan (model_choice_id, session_id, sequence, visit_id, decided_wall_ms,
      active_class, shadow_class, active_p_female, p_viable, p_infertile, p_early_dead, p_mid_dead, p_empty, p_female)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    const addFact = db.prepare(ADD_FACT_SQL)
    const add = db.transaction((choiceId: number, scans: readonly ShadowScan[]) => {
      for (const scan of scans) {
        const { identity, visitId, decidedWallMs, prediction } = scan
        const { viable, infertile, earlyDead, midDead, empty } = prediction.fertility
        const { sessionId } = catalogue.session(identity.scannerSerial, identity.sessionId)
        const classes = [CLASS_CODES.code(scan.activeClass), CLASS_CODES.code(scan.shadowClass)]
        const [activeFemale, female] = [packProbability(scan.activeFemale), packProbability(prediction.female)]
        addScan.run(
          ...[choiceId, sessionId, identity.sequence, visitId, Math.round(decidedWallMs), ...classes, activeFemale],
          ...[viable, infertile, earlyDead, midDead, empty].map(packProbability),
          female,
        )
        const hour = Math.floor(decidedWallMs / MS_PER_HOUR)
        addFact.run(choiceId, hour, ...classes, activeFemale, female, Math.abs(activeFemale - female))
      }
    }).immediate
    this.#add = (choiceId, scans) => {
      try {
        add(choiceId, scans)
      } catch (error) {
        // A session that was new went back with it.
        catalogue.forget()
        throw error
      }
    }
  }

  choice(): StoredModelChoice | undefined {
    return readModelChoice(this.#db)
  }

  choose({ chosenWallMs, who, act, active, previous, candidate }: ModelChoiceEntry): void {
    const model = (one: ModelRef | undefined) => [one?.modelId ?? null, one?.manifestSha256 ?? null]
    this.#choose.run(
      ...[Math.round(chosenWallMs), who.toWellFormed(), MODEL_ACT_CODES.code(act)],
      ...[...model(active), ...model(previous), ...model(candidate)],
    )
  }

  addShadows(choiceId: number, scans: readonly ShadowScan[]): void {
    this.#add(choiceId, scans)
  }

  dropShadows({ choiceId, sinceWallMs }: { choiceId: number | undefined; sinceWallMs: number }): number {
    return this.#drop.run(choiceId ?? 0, Math.round(sinceWallMs)).changes
  }
}
