import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const
const BATCH = '2026-1120-03'

/** Pictures of what the record says of trays, and of flocks within them. */
export const TRAY_SHOTS = [
  { name: 'batch-flocks', scene: 'running', place: `batches/${BATCH}`, act: scrollToFlocks },
  { name: 'batch-flocks-dark-de', scene: 'running', place: `batches/${BATCH}`, act: scrollToFlocks, ...DARK_DE },
  { name: 'tiny-batch-de', scene: 'running', place: `batches/${BATCH}`, language: 'de', size: [1024, 768] },
  { name: 'flocks', scene: 'running', place: `trays/flocks/${BATCH}` },
  { name: 'flocks-tray-dark-de', scene: 'running', place: `trays/flocks/${BATCH}/0412`, act: wrongRange, ...DARK_DE },
  { name: 'tiny-flocks-de', scene: 'running', place: `trays/flocks/${BATCH}/0412`, language: 'de', size: [1024, 768] },
  { name: 'refill-mixed', scene: 'running', place: 'trays/refill', act: mixBatches },
  { name: 'refill-mixed-dark-de', scene: 'running', place: 'trays/refill', act: mixBatches, ...DARK_DE },
  {
    name: 'tiny-refill-mixed-de',
    scene: 'running',
    place: 'trays/refill',
    act: mixBatches,
    language: 'de',
    size: [1024, 768],
  },
  { name: 'trays-held-many', scene: 'manyHeld', place: 'trays/held' },
  { name: 'trays-held-many-dark-de', scene: 'manyHeld', place: 'trays/held', ...DARK_DE },
  { name: 'tiny-trays-held-many-de', scene: 'manyHeld', place: 'trays/held', language: 'de', size: [1024, 768] },
  { name: 'trays-held-none-dark-de', scene: 'running', place: 'trays/held', ...DARK_DE },
  { name: 'line-turned', scene: 'turnedTray' },
  { name: 'trays-turned-dark-de', scene: 'turnedTray', place: 'trays', ...DARK_DE },
  { name: 'tray-turned', scene: 'turnedTray', place: 'trays/412' },
  { name: 'tray-flocks', scene: 'running', place: 'trays/412' },
] as const

function scrollToFlocks(page: Page): Promise<void> {
  return page.getByRole('heading', { name: /^(Eggs by flock|Eier nach Herden)$/ }).scrollIntoViewIfNeeded()
}

/** A row more, of which only the flock is filled in. */
async function wrongRange(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Bereich hinzufügen/ }).click()
  await page.getByLabel('Herde', { exact: true }).last().fill('Eigene Herde')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Bereiche speichern/ }).click()
}

/** Eggs of the batch before come into a tray of this one. */
async function mixBatches(page: Page): Promise<void> {
  const [toCode, fromCode] = await page.getByRole('textbox').all()
  await toCode?.fill('0372')
  await fromCode?.fill('0371')
  await page.getByRole('combobox').selectOption({ index: 1 })
  await page.locator('main form button').click()
  await page.getByLabel(/^Why eggs|^Warum Eier/).fill('Last tray of the flock')
}
