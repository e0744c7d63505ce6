import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const

/** Pictures of the recipe screen. */
export const RECIPE_SHOTS = [
  { name: 'recipes', scene: 'running', place: 'recipes' },
  { name: 'recipe-review', scene: 'running', place: 'recipes/standard/3' },
  { name: 'recipe-review-dark-de', scene: 'running', place: 'recipes/standard/3', ...DARK_DE },
  { name: 'recipe-editor', scene: 'running', place: 'recipes/standard/1', act: editRecipe },
  { name: 'small-recipe-new-de', scene: 'running', place: 'recipes', act: newRecipe, size: [1366, 768], ...DARK_DE },
] as const

async function editRecipe(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make a new version of it' }).click()
  await page.getByLabel('Female from').fill('92')
  await page.getByLabel('Rescans at most').fill('0')
}

function newRecipe(page: Page): Promise<void> {
  return page.getByRole('button', { name: /Neues Rezept/ }).click()
}
