import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const

/** Pictures of what surrounds a batch. */
export const BATCH_LIFE_SHOTS = [
  { name: 'stop-other', scene: 'paused', act: otherReason },
  { name: 'small-stop-other-dark-de', scene: 'paused', act: otherReasonDe, size: [1366, 768], ...DARK_DE },
  { name: 'start-small-pictures', scene: 'smallPictures', act: fillIn },
  { name: 'small-start-small-pictures-dark-de', scene: 'smallPictures', act: fillInDe, size: [1366, 768], ...DARK_DE },
  { name: 'prepare-next', scene: 'running', act: prepareNext },
  { name: 'small-prepare-next-dark-de', scene: 'running', act: prepareNextDe, size: [1366, 768], ...DARK_DE },
  { name: 'small-running-next', scene: 'hold', size: [1366, 768] },
  { name: 'tiny-running-next-de', scene: 'hold', size: [1024, 768], language: 'de' },
  { name: 'batch-models', scene: 'closed', place: 'batches/2026-1120-03', act: showModels },
  {
    name: 'small-batch-models-dark-de',
    scene: 'closed',
    place: 'batches/2026-1120-03',
    act: showModels,
    size: [1366, 768],
    ...DARK_DE,
  },
  { name: 'batch-life', scene: 'closed', place: 'batches/2026-1120-03', act: showStops },
  {
    name: 'small-batch-life-dark-de',
    scene: 'closed',
    place: 'batches/2026-1120-03',
    act: showStops,
    size: [1366, 768],
    ...DARK_DE,
  },
] as const

async function otherReason(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Other', exact: true }).click()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
}

async function otherReasonDe(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Anderes', exact: true }).click()
  await page.getByLabel('Was war es? Ein paar Worte').fill('Eine Henne auf dem Band')
}

async function fillIn(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Flock', exact: true }).fill('lsl')
  await page.getByRole('option', { name: /^Flock 12/ }).click()
  await page.getByLabel('Setter', { exact: true }).fill('Setter 4')
  await page.keyboard.press('Escape')
  await page.getByLabel('Eggs were set at').fill('2026-11-10T06:30')
  await page.getByRole('heading', { name: 'Before it begins' }).waitFor()
}

async function fillInDe(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Herde', exact: true }).fill('lsl')
  await page.getByRole('option', { name: /^Flock 12/ }).click()
  await page.getByLabel('Vorbrüter', { exact: true }).fill('Setter 4')
  await page.keyboard.press('Escape')
  await page.getByLabel('Eier eingelegt am').fill('2026-11-10T06:30')
  await page.getByRole('heading', { name: 'Bevor sie beginnt' }).waitFor()
}

function prepareNext(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Prepare the next batch' }).click()
}

async function prepareNextDe(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nächste Charge vorbereiten' }).click()
  await page.getByRole('main').getByRole('button', { name: 'Merken', exact: true }).click()
}

async function showStops(page: Page): Promise<void> {
  const card = page.getByText(/^(Stops and signatures|Halte und Unterschriften)/)
  await card.waitFor()
  await card.evaluate((heading) => heading.scrollIntoView({ block: 'center' }))
}

async function showModels(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /^Models that judged|^Modelle, die geurteilt/ }).scrollIntoViewIfNeeded()
}
