/** The life of one version of a recipe. Only an active one can be chosen for a batch, and of one recipe only one is active. */
export const RECIPE_STATES = ['draft', 'review', 'active', 'retired'] as const
export type RecipeState = (typeof RECIPE_STATES)[number]

export const RECIPE_COMMANDS = ['save', 'submit', 'giveBack', 'activate', 'retire', 'discard'] as const
export type RecipeCommand = (typeof RECIPE_COMMANDS)[number]

/** A version that was discarded is gone: it was never used. */
export type NextRecipeState = RecipeState | 'gone'

const TRANSITIONS: Readonly<Record<RecipeState, Partial<Record<RecipeCommand, NextRecipeState>>>> = {
  draft: { save: 'draft', submit: 'review', discard: 'gone' },
  // What is looked at stands still: whoever wants to change it takes it back first.
  review: { giveBack: 'draft', activate: 'active', discard: 'gone' },
  // Eggs name this version: it is never changed again, and never forgotten.
  active: { retire: 'retired' },
  retired: {},
}

/** The next state, or undefined when the command means nothing now. */
export function nextRecipeState(state: RecipeState, command: RecipeCommand): NextRecipeState | undefined {
  return TRANSITIONS[state][command]
}

/** Whether its values may still change. */
export function isFrozen(state: RecipeState): boolean {
  return TRANSITIONS[state].save === undefined
}

/**
 * Four eyes: nobody puts their own draft into force while somebody else is there who may. A hatchery with one supervisor has no second pair,
 * and must not be kept from working by a rule that it cannot keep.
 */
export function mayActivate(options: {
  readonly author: string | undefined
  readonly activator: string | undefined
  readonly othersWhoMay: number
}): boolean {
  const { author, activator, othersWhoMay } = options
  return author === undefined || author !== activator || othersWhoMay === 0
}
