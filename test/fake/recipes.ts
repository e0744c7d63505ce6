import type { DamagedEditionView, RecipeEditionView } from '../../electron/contract/recipes.ts'
import { DEFAULT_RECIPE } from '../../electron/domain/recipe/recipe.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const DAY_MS = 86_400_000

/** A hatchery that has begun to make recipes of its own. */
const FAKE_RECIPES: RecipeEditionView[] = [
  {
    recipe: { ...DEFAULT_RECIPE, id: 'brown-layers', version: 1, name: 'Brown layers', maleThreshold: 0.9 },
    ...{ state: 'active', basedOn: null, note: 'Fewer hens lost', authorId: 'u2', author: 'K. Lindqvist' },
    ...{ changedBy: 'K. Lindqvist', changedWallMs: SCENE_WALL_MS - 20 * DAY_MS },
  },
  {
    recipe: { ...DEFAULT_RECIPE, version: 3, femaleThreshold: 0.9, rescansMax: 2, sampleShare: 0.005 },
    ...{ state: 'review', basedOn: 2, note: 'Purity of the last three hatches was below 96 %', authorId: 'u2' },
    ...{ author: 'K. Lindqvist', changedBy: 'K. Lindqvist', changedWallMs: SCENE_WALL_MS - 3_600_000 },
  },
  {
    recipe: { ...DEFAULT_RECIPE, version: 2, femaleThreshold: 0.85 },
    ...{ state: 'active', basedOn: 1, note: '', authorId: 'u3', author: 'A. Brandt' },
    ...{ changedBy: 'K. Lindqvist', changedWallMs: SCENE_WALL_MS - 9 * DAY_MS },
  },
  {
    recipe: { ...DEFAULT_RECIPE },
    ...{ state: 'retired', basedOn: null, note: '', authorId: null, author: 'Ovoscope' },
    ...{ changedBy: 'K. Lindqvist', changedWallMs: SCENE_WALL_MS - 9 * DAY_MS },
  },
]

/** From before the bounds were what they are. */
const FAKE_DAMAGED: DamagedEditionView[] = [
  {
    ...{ recipeId: 'white-layers', version: 1, state: 'active' },
    faults: [{ fault: 'OUT_OF_BOUNDS', field: 'sorterDeadlineMs' }],
  },
]

/** The station's methods for recipes, which remember what they were asked. */
export function fakeRecipes(commands: string[]) {
  const done = (name: string) => () => {
    commands.push(name)
    return { ok: true, version: 4 } as const
  }
  return {
    listRecipes: () => ({ editions: FAKE_RECIPES, damaged: FAKE_DAMAGED }),
    saveRecipeDraft: done('saveRecipeDraft'),
    submitRecipe: done('submitRecipe'),
    giveBackRecipe: done('giveBackRecipe'),
    discardRecipe: done('discardRecipe'),
    activateRecipe: done('activateRecipe'),
    retireRecipe: done('retireRecipe'),
  }
}
