import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isFrozen,
  mayActivate,
  type NextRecipeState,
  nextRecipeState,
  RECIPE_COMMANDS,
  RECIPE_STATES,
  type RecipeState,
} from './recipe-life.ts'

describe('nextRecipeState', () => {
  it('is this table, and nothing else means anything', () => {
    const table = RECIPE_STATES.map((state) =>
      RECIPE_COMMANDS.map((command) => nextRecipeState(state, command) ?? '-').join(' '),
    )
    expect(RECIPE_COMMANDS.join(' ')).toBe('save submit giveBack activate retire discard')
    expect(table).toEqual(['draft review - - - gone', '- - draft active - gone', '- - - - retired -', '- - - - - -'])
  })

  it('never changes what was once in force, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RECIPE_COMMANDS)), (commands) => {
        let state: RecipeState = 'draft'
        let wasActive = false
        for (const command of commands) {
          const next: NextRecipeState = nextRecipeState(state, command) ?? state
          if (next === 'gone') {
            expect(wasActive).toBe(false)
            return
          }
          state = next
          wasActive ||= state === 'active'
          if (wasActive) expect(['active', 'retired']).toContain(state)
          if (wasActive) expect(isFrozen(state)).toBe(true)
        }
      }),
    )
  })

  it('lets values change in a draft alone', () => {
    expect(RECIPE_STATES.map(isFrozen)).toEqual([false, true, true, true])
  })
})

describe('mayActivate', () => {
  it('wants a second pair of eyes where there is one', () => {
    expect(mayActivate({ author: 'a', activator: 'b', othersWhoMay: 3 })).toBe(true)
    expect(mayActivate({ author: 'a', activator: 'a', othersWhoMay: 1 })).toBe(false)
    expect(mayActivate({ author: 'a', activator: 'a', othersWhoMay: 0 })).toBe(true)
    expect(mayActivate({ author: undefined, activator: undefined, othersWhoMay: 1 })).toBe(true)
  })
})
