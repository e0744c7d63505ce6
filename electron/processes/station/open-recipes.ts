import type { Clock } from '../../base/clock.ts'
import { mayDo } from '../../domain/access.ts'
import { RecipeDesk } from '../../line/recipe-desk.ts'
import type { Logger } from '../../log/logger.ts'
import type { Store } from '../../store/store.ts'

/** The recipes of this station, with the one that comes with the program if there is none yet. Throws what the store throws. */
export function openRecipes(store: Store, clock: Clock, log: Logger): RecipeDesk {
  const desk = new RecipeDesk({
    ...{ book: store.recipes, audited: store.audited, clock, log },
    othersWhoMayActivate: (userId) =>
      store.users.all().filter((user) => user.active && user.userId !== userId && mayDo('recipe.activate', user))
        .length,
  })
  desk.seed()
  return desk
}
