import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const
const SMALL = { size: [1366, 768] } as const
const TINY = { size: [1024, 768] } as const

/** Pictures of the set-up and of the guided first start, for the command that takes them. */
export const SETUP_SHOTS = [
  { name: 'start-place', scene: 'firstStart', place: 'setup/start/place' },
  { name: 'start-place-dark-de', scene: 'firstStart', place: 'setup/start/place', ...DARK_DE },
  { name: 'tiny-start-place-de', scene: 'firstStart', place: 'setup/start/place', ...TINY, language: 'de' },
  { name: 'start-line', scene: 'firstStart', place: 'setup/start/line' },
  { name: 'start-trays', scene: 'firstStart', place: 'setup/start/trays' },
  { name: 'start-trays-dark-de', scene: 'firstStart', place: 'setup/start/trays', ...DARK_DE },
  { name: 'start-user', scene: 'firstStart', place: 'setup/start/user' },
  { name: 'small-start-scanner-de', scene: 'firstStart', place: 'setup/start/scanner', ...SMALL, language: 'de' },
  { name: 'start-done', scene: 'firstStart', place: 'setup/start/done' },
  { name: 'tiny-start-done-dark-de', scene: 'firstStart', place: 'setup/start/done', ...TINY, ...DARK_DE },
  { name: 'first-start-dark-de', scene: 'firstStart', ...DARK_DE },
  { name: 'setup-site', scene: 'running', place: 'setup' },
  { name: 'setup-site-dark-de', scene: 'running', place: 'setup', ...DARK_DE },
  { name: 'setup-lines', scene: 'running', place: 'setup/lines' },
  { name: 'setup-setters-dark-de', scene: 'running', place: 'setup/setters', ...DARK_DE },
  { name: 'setup-trays', scene: 'running', place: 'setup/trays', act: editTray },
  { name: 'setup-trays-dark-de', scene: 'running', place: 'setup/trays', act: editTray, ...DARK_DE },
  { name: 'tiny-setup-trays', scene: 'running', place: 'setup/trays', act: editTray, ...TINY },
  { name: 'setup-flock-fault', scene: 'running', place: 'setup/flocks', act: faultyFlock },
  { name: 'setup-flocks-de', scene: 'running', place: 'setup/flocks', language: 'de' },
  { name: 'setup-undo', scene: 'running', place: 'setup/flocks', act: retireFlock },
  { name: 'setup-none', scene: 'firstStart', place: 'setup/flocks' },
  { name: 'setup-full', scene: 'setupFull', place: 'setup/breeds' },
  { name: 'setup-broken', scene: 'setupBroken', place: 'setup', act: (page: Page) => page.waitForTimeout(3_500) },
  { name: 'setup-shifts', scene: 'running', place: 'setup/shifts' },
  { name: 'setup-import', scene: 'running', place: 'setup/import' },
  { name: 'setup-import-faults', scene: 'running', place: 'setup/import/flock', act: wrongFile },
  { name: 'setup-import-faults-dark-de', scene: 'running', place: 'setup/import/flock', act: wrongFile, ...DARK_DE },
  {
    name: 'setup-import-good',
    scene: 'running',
    place: 'setup/import/flock',
    act: (page: Page) => giveFile(page, 'name'),
  },
] as const

/** A file of the scene's station, given to the field as a person would choose it. */
export async function giveFile(page: Page, content: string): Promise<void> {
  await page
    .getByRole('main')
    .locator('input[type=file]')
    .setInputFiles({ name: 'flocks.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.waitForTimeout(400)
}

async function wrongFile(page: Page): Promise<void> {
  await giveFile(page, 'wrong')
}

async function editTray(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(?:Edit Honeycomb 84|Honeycomb 84 ändern)$/ }).click()
  await page.waitForTimeout(200)
}

async function faultyFlock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a flock' }).click()
  await page.getByLabel('Days in storage').fill('a week')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByLabel('Days in storage').fill('7')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForTimeout(300)
}

async function retireFlock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Retire Flock 12' }).click()
  await page.waitForTimeout(300)
}
