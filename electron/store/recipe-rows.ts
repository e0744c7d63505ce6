import { parseRecipe } from '../domain/recipe/parse-recipe.ts'
import type { Recipe } from '../domain/recipe/recipe.ts'
import { RECIPE_STATE_CODES } from './codes.ts'
import { StoreError } from './errors.ts'
import type { Statement, WritableDb } from './open-database.ts'
import type { RecipeBook, RecipeEdition } from './recipe-book.ts'

/** Recipes are a few dozen versions; the rest of the list would be read by nobody. */
export const RECIPES_MAX = 500

interface EditionRow {
  readonly recipe_key: string
  readonly version: number
  readonly state: number
  readonly body: string
  readonly based_on: number | null
  readonly note: string
  readonly author_id: string | null
  readonly author: string
  readonly changed_by: string
  readonly changed_wall_ms: number
}

const COLUMNS = `recipe_key, version, state, body, based_on, note, author_id, author, changed_by, changed_wall_ms`
export const LIST_RECIPES_SQL = `SELECT ${COLUMNS} FROM recipe_edition ORDER BY recipe_key, version DESC LIMIT ${RECIPES_MAX}`
export const FIND_RECIPE_SQL = `SELECT ${COLUMNS} FROM recipe_edition WHERE recipe_key = ? AND version = ?`

export class RecipeRows implements RecipeBook {
  readonly #list: Statement<EditionRow>
  readonly #find: Statement<EditionRow>
  readonly #put: Statement
  readonly #discard: Statement
  readonly #activate: (edition: RecipeEdition) => void

  constructor(db: WritableDb) {
    this.#list = db.prepare(LIST_RECIPES_SQL)
    this.#find = db.prepare(FIND_RECIPE_SQL)
    this.#put = db.prepare(
      `INSERT INTO recipe_edition (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (recipe_key, version) DO UPDATE SET state = excluded.state, body = excluded.body, note = excluded.note,
         author_id = excluded.author_id, author = excluded.author, changed_by = excluded.changed_by,
         changed_wall_ms = excluded.changed_wall_ms`,
    )
    this.#discard = db.prepare('DELETE FROM recipe_edition WHERE recipe_key = ? AND version = ?')
    const retire = db.prepare(
      `UPDATE recipe_edition SET state = ${RECIPE_STATE_CODES.code('retired')}, changed_by = ?, changed_wall_ms = ?
       WHERE recipe_key = ? AND state = ${RECIPE_STATE_CODES.code('active')}`,
    )
    this.#activate = db.transaction((edition: RecipeEdition) => {
      retire.run(edition.changedBy, Math.round(edition.changedWallMs), edition.recipe.id)
      this.save({ ...edition, state: 'active' })
    })
  }

  list(): RecipeEdition[] {
    return this.#list.all().map(editionOf)
  }

  find(recipeId: string, version: number): RecipeEdition | undefined {
    const row = this.#find.get(recipeId, version)
    return row && editionOf(row)
  }

  save({ recipe, state, basedOn, note, authorId, author, changedBy, changedWallMs }: RecipeEdition): void {
    const { id, version } = recipe
    this.#put.run(
      ...[id, version, RECIPE_STATE_CODES.code(state), JSON.stringify(recipe), basedOn, note],
      ...[authorId, author, changedBy, Math.round(changedWallMs)],
    )
  }

  activate(edition: RecipeEdition): void {
    this.#activate(edition)
  }

  discard(recipeId: string, version: number): void {
    this.#discard.run(recipeId, version)
  }
}

function editionOf(row: EditionRow): RecipeEdition {
  return {
    recipe: storedRecipe(row.body, `recipe ${row.recipe_key} version ${row.version}`),
    state: RECIPE_STATE_CODES.word(row.state),
    basedOn: row.based_on,
    note: row.note,
    authorId: row.author_id,
    author: row.author,
    changedBy: row.changed_by,
    changedWallMs: row.changed_wall_ms,
  }
}

/** A stored body as a recipe that may judge. Throws CORRUPT: nothing is guessed about what decides over embryos. */
export function storedRecipe(body: string | null, what: string): Recipe {
  const parsed = body === null ? undefined : parseRecipe(readJson(body))
  if (parsed?.ok === true) return parsed.value
  const named = parsed?.error.map(({ fault, field }) => `${field}: ${fault}`).join(', ') ?? 'missing'
  throw new StoreError('CORRUPT', `${what} cannot be used (${named}); make a new version and start the batch with it`)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
