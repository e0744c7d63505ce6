import { StoreError } from './errors.ts'
import type { Statement, WritableDb } from './open-database.ts'

/** A session and the scanner it belongs to, as the rows name them. */
export interface SessionIds {
  readonly sessionId: number
  readonly scannerId: number
}

/** Names → small ids, made on first sight. What is remembered here is forgotten when a transaction fails, because the rows went with it. */
export class Catalogue {
  readonly #addScanner: Statement<{ scanner_id: number }>
  readonly #addSession: Statement<{ session_id: number }>
  readonly #setSorter: Statement
  readonly #addRecipe: Statement<{ recipe_id: number }>
  readonly #addModel: Statement<{ model_id: number }>
  readonly #findBatch: Statement<{ batch_id: number }>
  #lastSession: { readonly scannerSerial: string; readonly sessionKey: string; readonly ids: SessionIds } | undefined
  readonly #sessions = new Map<string, SessionIds>()
  readonly #recipes = new Map<string, number>()
  readonly #models = new Map<string, number>()
  readonly #batches = new Map<string, number>()

  constructor(db: WritableDb) {
    // The update changes nothing; without it RETURNING says nothing of a row that was there.
    this.#addScanner = db.prepare(
      'INSERT INTO scanner (serial) VALUES (?) ON CONFLICT DO UPDATE SET serial = serial RETURNING scanner_id',
    )
    this.#addSession = db.prepare(
      `INSERT INTO session (scanner_id, session_key) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET session_key = session_key RETURNING session_id`,
    )
    this.#setSorter = db.prepare(
      'UPDATE session SET sorter_present = ? WHERE session_id = ? AND sorter_present IS NOT ?',
    )
    this.#addRecipe = db.prepare(
      `INSERT INTO recipe_version (recipe_key, version) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET version = version RETURNING recipe_id`,
    )
    this.#addModel = db.prepare(
      'INSERT INTO model (model_key) VALUES (?) ON CONFLICT DO UPDATE SET model_key = model_key RETURNING model_id',
    )
    this.#findBatch = db.prepare('SELECT batch_id FROM batch WHERE batch_key = ?')
  }

  session(scannerSerial: string, sessionKey: string): SessionIds {
    // Nearly every message comes from the session of the one before it.
    const last = this.#lastSession
    if (last?.sessionKey === sessionKey && last.scannerSerial === scannerSerial) return last.ids
    const ids = this.#findSession(scannerSerial, sessionKey)
    this.#lastSession = { scannerSerial, sessionKey, ids }
    return ids
  }

  /** As its newest Hello says. */
  setSorterPresent(scannerSerial: string, sessionKey: string, sorterPresent: boolean): void {
    const present = sorterPresent ? 1 : 0
    this.#setSorter.run(present, this.session(scannerSerial, sessionKey).sessionId, present)
  }

  #findSession(scannerSerial: string, sessionKey: string): SessionIds {
    return remembered(this.#sessions, `${sessionKey} ${scannerSerial}`, () => {
      const scannerId = given(this.#addScanner.get(scannerSerial)).scanner_id
      return { scannerId, sessionId: given(this.#addSession.get(scannerId, sessionKey)).session_id }
    })
  }

  recipe(recipe: { readonly id: string; readonly version: number }): number {
    return remembered(
      this.#recipes,
      `${recipe.version} ${recipe.id}`,
      () => given(this.#addRecipe.get(recipe.id, recipe.version)).recipe_id,
    )
  }

  model(modelKey: string): number {
    return remembered(this.#models, modelKey, () => given(this.#addModel.get(modelKey)).model_id)
  }

  /** Throws CONFLICT for a batch that was never saved. */
  batch(batchKey: string): number {
    return remembered(this.#batches, batchKey, () => {
      const row = this.#findBatch.get(batchKey)
      if (row === undefined) throw new StoreError('CONFLICT', `batch ${batchKey} was never saved`)
      return row.batch_id
    })
  }

  forget(): void {
    this.#lastSession = undefined
    for (const map of [this.#sessions, this.#recipes, this.#models, this.#batches]) map.clear()
  }
}

function remembered<T>(map: Map<string, T>, key: string, find: () => T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  const found = find()
  map.set(key, found)
  return found
}

function given<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new StoreError('CORRUPT', 'a name could not be stored')
  return row
}
