import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const

/** Pictures of where the law of a batch comes from, and of the clock that it is counted by. */
export const LAW_SHOTS = [
  { name: 'start-clock', scene: 'clockJumpedBefore', act: fillIn },
  { name: 'small-start-clock-dark-de', scene: 'clockJumpedBefore', act: fillInDe, size: [1366, 768], ...DARK_DE },
  { name: 'start-set-twice', scene: 'readyToStart', act: setTwice },
  { name: 'legal-open-age-impossible', scene: 'ageImpossible', act: openLegal },
  {
    name: 'small-legal-open-age-impossible-dark-de',
    scene: 'ageImpossible',
    act: openLegal,
    size: [1366, 768],
    ...DARK_DE,
  },
] as const

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Flock', { exact: true }).fill('Flock 7')
  await page.keyboard.press('Escape')
  await page.getByLabel('Breed', { exact: true }).fill('Lohmann Brown')
  await page.keyboard.press('Escape')
  await page.getByLabel('Age of the parent flock, weeks').fill('38')
  await page.getByLabel('Setter', { exact: true }).fill('Setter 4')
  await page.keyboard.press('Escape')
  await page.getByLabel('Eggs were set at').fill('2026-11-10T06:30')
  await page.getByRole('heading', { name: 'Before it begins' }).waitFor()
}

async function fillInDe(page: Page): Promise<void> {
  await page.getByLabel('Herde', { exact: true }).fill('Herde 7')
  await page.keyboard.press('Escape')
  await page.getByLabel('Rasse', { exact: true }).fill('Lohmann Brown')
  await page.keyboard.press('Escape')
  await page.getByLabel('Elterntiere, Alter in Wochen').fill('38')
  await page.getByLabel('Vorbrüter', { exact: true }).fill('Setter 4')
  await page.keyboard.press('Escape')
  await page.getByLabel('Eier eingelegt am').fill('2026-11-10T06:30')
  await page.getByRole('heading', { name: 'Bevor sie beginnt' }).waitFor()
}

function setTwice(page: Page): Promise<void> {
  return page.getByLabel('Eggs were set at').fill('2026-10-25T02:30')
}

function openLegal(page: Page): Promise<void> {
  return page.getByRole('button', { name: /^(What the law allows|Was das Recht erlaubt)/ }).click()
}
