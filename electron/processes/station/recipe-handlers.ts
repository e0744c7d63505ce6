import type { lineContract } from '../../contract/line.ts'
import type { recipeMethods } from '../../contract/recipes.ts'
import type { RecipeDesk } from '../../line/recipe-desk.ts'
import type { Handlers } from '../../rpc/contract-types.ts'

/** The part of the station's service that is about recipes. */
export function recipeHandlers(desk: RecipeDesk): Pick<Handlers<typeof lineContract>, keyof typeof recipeMethods> {
  return {
    listRecipes: () => ({
      editions: desk.list(),
      damaged: desk.damaged().map((one) => ({ ...one, faults: [...one.faults] })),
    }),
    saveRecipeDraft: (wish, { caller }) => desk.saveDraft(wish, caller),
    submitRecipe: (one, { caller }) => desk.submit(one, caller),
    giveBackRecipe: (one, { caller }) => desk.giveBack(one, caller),
    discardRecipe: (one, { caller }) => desk.discard(one, caller),
    activateRecipe: (one, { caller }) => desk.activate(one, caller),
    retireRecipe: (one, { caller }) => desk.retire(one, caller),
  }
}
