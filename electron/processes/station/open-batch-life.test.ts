import { expect, it } from 'vitest'
import { makeDesk } from '../../../test/make/master-data-desk.ts'
import { makeWish, setUpStation } from '../../../test/make/station.ts'
import { silentLogger } from '../../log/logger.ts'
import { openBatchLife } from './open-batch-life.ts'
import { openRecipes } from './open-recipes.ts'

it('knows a recipe that is in force from one that is not', () => {
  const { line, alarms, store, time } = setUpStation()
  const log = silentLogger
  const desk = openBatchLife(
    { play: false },
    {
      ...{
        line,
        store,
        clock: time,
        log,
        desk: makeDesk(),
        alarms,
        updating: () => false,
        models: { activeFit: undefined },
      },
      recipes: openRecipes(store, time, log),
    },
  )
  const verdictOf = (recipeId?: string) =>
    desk.checks(makeWish(time, recipeId === undefined ? {} : { recipeId })).find(({ id }) => id === 'RECIPE')?.verdict
  expect([verdictOf(), verdictOf('gone')]).toEqual(['ok', 'stop'])
})
