import { isFrozen, RECIPE_STATES } from '../../electron/domain/recipe/recipe-life.ts'
import type { DamagedEdition, RecipeBook, RecipeEdition } from '../../electron/store/recipe-book.ts'

/** The recipe book's meaning in one list. */
export class MemoryRecipeBook implements RecipeBook {
  #editions: RecipeEdition[] = []
  failing = false
  /** What a fault or an older program left. */
  readonly spoilt: DamagedEdition[] = []

  list(): RecipeEdition[] {
    const key = ({ recipe }: RecipeEdition) => recipe.id
    return this.#editions.toSorted((one, other) =>
      key(one) === key(other) ? other.recipe.version - one.recipe.version : key(one) < key(other) ? -1 : 1,
    )
  }

  damaged(): DamagedEdition[] {
    return this.spoilt
  }

  find(recipeId: string, version: number): RecipeEdition | undefined {
    return this.#editions.find(({ recipe }) => recipe.id === recipeId && recipe.version === version)
  }

  save(edition: RecipeEdition): void {
    this.#refuse()
    const { id, version } = edition.recipe
    const before = this.find(id, version)
    const changed = JSON.stringify(before?.recipe) !== JSON.stringify(edition.recipe)
    if (before !== undefined && isFrozen(before.state) && changed) throw new Error('frozen')
    const order = RECIPE_STATES.indexOf(edition.state)
    const past = before === undefined ? 0 : RECIPE_STATES.indexOf(before.state)
    if (past >= RECIPE_STATES.indexOf('active') && order < past) throw new Error('frozen: it was in force')
    this.#editions = [...this.#editions.filter((one) => one !== before), edition]
  }

  activate(edition: RecipeEdition): void {
    this.#refuse()
    const { changedBy, changedWallMs } = edition
    this.#editions = this.#editions.map((one) =>
      one.recipe.id === edition.recipe.id && one.state === 'active'
        ? { ...one, state: 'retired', changedBy, changedWallMs }
        : one,
    )
    this.save({ ...edition, state: 'active' })
  }

  discard(recipeId: string, version: number): void {
    this.#refuse()
    const found = this.find(recipeId, version)
    if (found?.state === 'active' || found?.state === 'retired') throw new Error('kept')
    this.#editions = this.#editions.filter((one) => one !== found)
  }

  #refuse(): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
  }
}
