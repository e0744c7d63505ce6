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
    act: (page: Page) => giveFile(page, GOOD_FLOCKS),
  },
  { name: 'batch-new', scene: 'readyToStart' },
  { name: 'batch-flock-list', scene: 'readyToStart', act: openFlocks },
  { name: 'batch-new-flock-de', scene: 'readyToStart', act: newFlock, language: 'de' },
  { name: 'batch-filled', scene: 'readyToStart', act: fillBatch },
  { name: 'batch-filled-dark-de', scene: 'readyToStart', act: fillBatch, ...DARK_DE },
  { name: 'tiny-batch-filled-de', scene: 'readyToStart', act: fillBatch, ...TINY, language: 'de' },
  {
    name: 'small-batch-unknown-code',
    scene: 'readyToStart',
    act: (page: Page) => scan(page, '4006381333931'),
    ...SMALL,
  },
] as const

/** As fast as a barcode scanner types, with its end key. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code, { delay: 4 })
  await page.keyboard.press('Enter')
  await page.waitForTimeout(150)
}

async function openFlocks(page: Page): Promise<void> {
  await page.getByRole('combobox').first().fill('fl')
}

async function newFlock(page: Page): Promise<void> {
  await page.getByRole('combobox').first().fill('Herde 21')
  await page.getByRole('listbox').getByRole('option').last().click()
}

async function fillBatch(page: Page): Promise<void> {
  for (const code of ['Flock 7', 'S04', 'T11', 'Honeycomb 84']) await scan(page, code)
  await page.locator('input[type=datetime-local]').fill('2026-11-10T06:30')
}

/** A file of the scene's station, given to the field as a person would choose it. */
export async function giveFile(page: Page, content: string): Promise<void> {
  await page
    .getByRole('main')
    .locator('input[type=file]')
    .setInputFiles({ name: 'flocks.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.waitForTimeout(400)
}

/** A list with one row that is new, one that changes something, one that is there already. */
export const GOOD_FLOCKS = [
  'Flock;Breed;House;Parents hatched on;Remark',
  'Flock 21;Lohmann Brown;6;2026-03-01;',
  'Flock 7;Lohmann Brown;5;2026-02-12;',
  'Flock 12;Lohmann LSL;4;2026-01-10;',
].join('\r\n')

/** The same with three rows that cannot be read. */
export const WRONG_FLOCKS = [
  GOOD_FLOCKS,
  'Flock 22;Lohmann Brown;6;03/04/2026;',
  'Flock 21;Lohmann Brown;6;2026-03-01;',
  'Flock 23;Lohman Brown;6;2026-03-01;',
].join('\r\n')

async function wrongFile(page: Page): Promise<void> {
  await giveFile(page, WRONG_FLOCKS)
}

async function editTray(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(?:Edit Honeycomb 84|Honeycomb 84 ändern)$/ }).click()
  await page.waitForTimeout(200)
}

async function faultyFlock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a flock' }).click()
  await page.getByLabel('Days in storage').fill('a week')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByLabel('Breed').selectOption('ISA Brown')
  await page.getByLabel('Days in storage').fill('700')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForTimeout(300)
}

async function retireFlock(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Retire Flock 12' }).click()
  await page.waitForTimeout(300)
}
