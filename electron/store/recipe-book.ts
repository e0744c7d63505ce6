import type { Recipe } from '../domain/recipe/recipe.ts'
import type { RecipeFault } from '../domain/recipe/recipe-bounds.ts'
import type { RecipeState } from '../domain/recipe/recipe-life.ts'

/** One version of a recipe with its life. */
export interface RecipeEdition {
  readonly recipe: Recipe
  readonly state: RecipeState
  /** The version that it was made from; null for the first. */
  readonly basedOn: number | null
  /** Why it was made, in the words of whoever made it. */
  readonly note: string
  /** Who wrote it, by user id and by name; the id is null for what came with the program. */
  readonly authorId: string | null
  readonly author: string
  /** Who brought it to its present state, and when. */
  readonly changedBy: string
  readonly changedWallMs: number
}

/** A version whose stored values may not judge: damaged, or outside the bounds of this version of the program. */
export interface DamagedEdition {
  readonly recipeId: string
  readonly version: number
  readonly state: RecipeState
  readonly faults: readonly RecipeFault[]
}

/** Every recipe of a station, version by version. All methods throw a `StoreError`; every change is durable on return. */
export interface RecipeBook {
  /** What may be used, newest version first, by recipe. */
  list(): RecipeEdition[]
  /** What may not be used, in the same order. */
  damaged(): DamagedEdition[]
  /** Undefined for one that is not there, and for one that is damaged. */
  find(recipeId: string, version: number): RecipeEdition | undefined
  /** Keeps a new version or a changed draft. Throws CONFLICT for values of a version that is frozen. */
  save(edition: RecipeEdition): void
  /** Puts this version into force and retires the one that was, in one transaction. */
  activate(edition: RecipeEdition): void
  /** Forgets a version that was never in force. Throws CONFLICT for one that was. */
  discard(recipeId: string, version: number): void
}
