import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const

/** Pictures of what surrounds a batch. */
export const BATCH_LIFE_SHOTS = [
  { name: 'stop-other', scene: 'paused', act: otherReason },
  { name: 'small-stop-other-dark-de', scene: 'paused', act: otherReasonDe, size: [1366, 768], ...DARK_DE },
] as const

async function otherReason(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Other', exact: true }).click()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
}

async function otherReasonDe(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Anderes', exact: true }).click()
  await page.getByLabel('Was war es? Ein paar Worte').fill('Eine Henne auf dem Band')
}
