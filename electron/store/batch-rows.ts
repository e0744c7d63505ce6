import type { BatchIdentity } from '../domain/batch/batch.ts'
import type { Recipe } from '../domain/recipe/recipe.ts'
import { readBatchSums } from './batch-sums.ts'
import type { Catalogue } from './catalogue.ts'
import { BATCH_STATE_CODES } from './codes.ts'
import { StoreError } from './errors.ts'
import type { ReadableDb, Statement, WritableDb } from './open-database.ts'
import type { SealBatch } from './outbox.ts'
import type { OutboxRows } from './outbox-rows.ts'
import { parseBody, recipeOfBatch } from './recipe-rows.ts'
import type { StoredBatch } from './store.ts'

interface BatchRow {
  readonly batch_key: string
  readonly state: number
  readonly flock: string
  readonly breed: string
  readonly parent_age_weeks: number
  readonly setter: string
  readonly trolley: string
  readonly set_at_wall_ms: number | null
  readonly jurisdiction_key: string
  readonly tray_type_key: string
  readonly eggs_expected: number | null
  readonly sexing_method: string
  readonly label_scheme: string
  readonly shift_name: string
  readonly time_zone: string | null
  readonly line_name: string | null
  readonly started_wall_ms: number | null
  readonly closed_wall_ms: number | null
  readonly body: string | null
}

const BATCH_SQL = `SELECT batch_key, state, flock, breed, parent_age_weeks, setter, trolley, set_at_wall_ms, jurisdiction_key,
  tray_type_key, eggs_expected, sexing_method, label_scheme, shift_name, time_zone, line_name, started_wall_ms, closed_wall_ms, body
  FROM batch JOIN recipe_version USING (recipe_id)`

export const FIND_BATCH_SQL = `${BATCH_SQL} WHERE batch_key = ?`
/** The number in the condition is the code of `closed`; the partial index needs it literally. */
export const OPEN_BATCH_SQL = `${BATCH_SQL} WHERE state < 4 AND line_id = ? ORDER BY batch_id DESC LIMIT 1`

export const DAY_KEYS_SQL = 'SELECT batch_key FROM batch WHERE batch_key >= ? AND batch_key < ?'

export function findBatch(db: ReadableDb, batchKey: string): StoredBatch | undefined {
  const row = db.prepare<[string], BatchRow>(FIND_BATCH_SQL).get(batchKey)
  return row && batchFrom(row)
}

export function findOpenBatch(db: ReadableDb, lineId: number): StoredBatch | undefined {
  const row = db.prepare<[number], BatchRow>(OPEN_BATCH_SQL).get(lineId)
  return row && batchFrom(row)
}

/** Whether any line has a batch that nobody has closed. */
export function hasOpenBatch(db: ReadableDb): boolean {
  return db.prepare('SELECT 1 FROM batch WHERE state < 4 LIMIT 1').get() !== undefined
}

/** The part of the store that writes batches and their recipes. */
export class BatchRows {
  readonly #catalogue: Catalogue
  readonly #putRecipe: Statement<{ body: string }>
  readonly #putBatch: Statement
  readonly #transaction: (batch: StoredBatch, lineId: number, seal?: SealBatch | 'later') => void

  constructor(db: WritableDb, catalogue: Catalogue, outbox: OutboxRows) {
    this.#catalogue = catalogue
    // A body that is there stays: a version of a recipe never changes.
    this.#putRecipe = db.prepare(
      'UPDATE recipe_version SET body = coalesce(body, ?) WHERE recipe_id = ? RETURNING body',
    )
    this.#putBatch = db.prepare(
      `INSERT INTO batch (batch_key, state, flock, breed, parent_age_weeks, setter, trolley, set_at_wall_ms, jurisdiction_key,
         tray_type_key, eggs_expected, sexing_method, label_scheme, shift_name, time_zone, line_name, recipe_id, started_wall_ms, closed_wall_ms, line_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (batch_key) DO UPDATE SET state = excluded.state, recipe_id = excluded.recipe_id,
         started_wall_ms = excluded.started_wall_ms, closed_wall_ms = excluded.closed_wall_ms`,
    )
    const due = db.prepare(
      'INSERT INTO summary_changed SELECT batch_id, 1 FROM batch WHERE batch_key = ? ON CONFLICT DO NOTHING',
    )
    this.#transaction = db.transaction((batch: StoredBatch, lineId: number, seal?: SealBatch | 'later') => {
      const recipeId = this.#saveRecipe(batch.recipe)
      const times = [rounded(batch.startedWallMs), rounded(batch.closedWallMs)]
      this.#putBatch.run(...identityValues(batch), recipeId, ...times, lineId)
      if (seal === 'later') due.run(batch.identity.batchId)
      const entry = typeof seal === 'function' ? seal(batch, readBatchSums(db, batch.identity.batchId)) : undefined
      if (entry !== undefined) outbox.add(batch.identity.batchId, entry)
    }).immediate
  }

  /** Who and what the batch is about, and on which line, is fixed by the first save; later ones move its state, times and recipe. */
  save(batch: StoredBatch, lineId: number, seal?: SealBatch | 'later'): void {
    try {
      this.#transaction(batch, lineId, seal)
    } catch (error) {
      this.#catalogue.forget()
      throw error
    }
  }

  #saveRecipe(recipe: Recipe): number {
    const recipeId = this.#catalogue.recipe(recipe)
    const body = JSON.stringify(recipe)
    if (!isSameRecipe(this.#putRecipe.get(body, recipeId)?.body ?? null, body)) {
      throw new StoreError(
        'CONFLICT',
        `recipe ${recipe.id} version ${recipe.version} is stored with other values; give it a new version`,
      )
    }
    return recipeId
  }
}

/** Compared as recipes, because an older version of the program wrote fewer fields, and maybe in another order. */
function isSameRecipe(stored: string | null, body: string): boolean {
  if (stored === body) return true
  const [one, other] = [parseBody(stored), parseBody(body)]
  return one.ok && other.ok && JSON.stringify(one.value) === JSON.stringify(other.value)
}

function identityValues({ identity, state }: StoredBatch): (string | number | null)[] {
  return [
    identity.batchId,
    BATCH_STATE_CODES.code(state),
    identity.flock,
    identity.breed,
    identity.parentAgeWeeks,
    identity.setter,
    identity.trolley,
    rounded(identity.setAtWallMs ?? null),
    identity.jurisdictionId,
    identity.trayTypeId,
    identity.eggsExpected ?? null,
    identity.sexingMethod,
    identity.labelScheme ?? '',
    identity.shift ?? '',
    identity.timeZone ?? null,
    identity.line ?? null,
  ]
}

function batchFrom(row: BatchRow): StoredBatch {
  const identity: BatchIdentity = {
    batchId: row.batch_key,
    flock: row.flock,
    breed: row.breed,
    parentAgeWeeks: row.parent_age_weeks,
    setter: row.setter,
    trolley: row.trolley,
    setAtWallMs: row.set_at_wall_ms ?? undefined,
    jurisdictionId: row.jurisdiction_key,
    trayTypeId: row.tray_type_key,
    eggsExpected: row.eggs_expected ?? undefined,
    sexingMethod: row.sexing_method,
    labelScheme: row.label_scheme || undefined,
    shift: row.shift_name || undefined,
    timeZone: row.time_zone ?? undefined,
    line: row.line_name ?? undefined,
  }
  return {
    identity,
    state: BATCH_STATE_CODES.word(row.state),
    recipe: recipeOfBatch(row.body, row.batch_key),
    startedWallMs: row.started_wall_ms,
    closedWallMs: row.closed_wall_ms,
  }
}

function rounded(wallMs: number | null): number | null {
  return wallMs === null ? null : Math.round(wallMs)
}

/** `2026-1121-`: the beginning of all batch ids of the local day. */
export function dayPrefix(dayWallMs: number): string {
  const day = new Date(dayWallMs)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}${two(day.getDate())}-`
}

/** The next free number of that day; two digits, more when a day has more than 99 batches. */
export function nextBatchKey(db: ReadableDb, dayWallMs: number): string {
  const prefix = dayPrefix(dayWallMs)
  const rows = db.prepare<[string, string], { batch_key: string }>(DAY_KEYS_SQL).all(prefix, `${prefix.slice(0, -1)}.`)
  const numbers = rows.map((row) => Number(row.batch_key.slice(prefix.length))).filter(Number.isInteger)
  return prefix + String(Math.max(0, ...numbers) + 1).padStart(2, '0')
}
