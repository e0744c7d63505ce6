import type { Result } from '../base/result.ts'
import { parseRecipe } from '../domain/recipe/parse-recipe.ts'
import type { Recipe } from '../domain/recipe/recipe.ts'
import type { RecipeFault } from '../domain/recipe/recipe-bounds.ts'
import { RECIPE_STATE_CODES } from './codes.ts'
import { StoreError } from './errors.ts'
import type { Statement, WritableDb } from './open-database.ts'
import type { DamagedEdition, RecipeBook, RecipeEdition } from './recipe-book.ts'

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
    return this.#list.all().flatMap((row) => {
      const recipe = parseBody(row.body)
      return recipe.ok ? [editionOf(row, recipe.value)] : []
    })
  }

  damaged(): DamagedEdition[] {
    return this.#list.all().flatMap((row) => {
      const recipe = parseBody(row.body)
      const state = RECIPE_STATE_CODES.word(row.state)
      return recipe.ok ? [] : [{ recipeId: row.recipe_key, version: row.version, state, faults: recipe.error }]
    })
  }

  find(recipeId: string, version: number): RecipeEdition | undefined {
    const row = this.#find.get(recipeId, version)
    const recipe = row && parseBody(row.body)
    return row && recipe?.ok ? editionOf(row, recipe.value) : undefined
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

function editionOf(row: EditionRow, recipe: Recipe): RecipeEdition {
  return {
    recipe,
    state: RECIPE_STATE_CODES.word(row.state),
    basedOn: row.based_on,
    note: row.note,
    authorId: row.author_id,
    author: row.author,
    changedBy: row.changed_by,
    changedWallMs: row.changed_wall_ms,
  }
}

/** The recipe that a batch keeps. Throws CORRUPT: nothing is guessed about what decides over embryos. */
export function recipeOfBatch(body: string | null, batchKey: string): Recipe {
  const recipe = parseBody(body)
  if (recipe.ok) return recipe.value
  const named = recipe.error.map(({ field, fault }) => `${field}: ${fault}`).join(', ')
  throw new StoreError(
    'CORRUPT',
    `the recipe of batch ${batchKey} cannot be used (${named}); restore the data from a backup that was made before`,
  )
}

/** A stored body as a recipe that may judge, or everything that is wrong with it. */
export function parseBody(body: string | null): Result<Recipe, readonly RecipeFault[]> {
  return parseRecipe(body === null ? undefined : readJson(body))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
