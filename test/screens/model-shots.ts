import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const
const SMALL = [1366, 768] as const

/** Pictures of the models: one that judges, one beside it, and what may go wrong. */
export const MODEL_SHOTS = [
  { name: 'models-drift', scene: 'models', place: 'models', size: [1920, 2300] },
  {
    name: 'small-models-drift-dark-de',
    scene: 'models',
    place: 'models',
    theme: 'dark',
    language: 'de',
    size: [1366, 2900],
  },
  { name: 'models', scene: 'models', place: 'models' },
  { name: 'models-dark-de', scene: 'models', place: 'models', ...DARK_DE },
  { name: 'models-lower', scene: 'models', place: 'models', act: scrollDown },
  { name: 'small-models-lower-dark-de', scene: 'models', place: 'models', size: SMALL, act: scrollDown, ...DARK_DE },
  { name: 'models-first-day', scene: 'running', place: 'models' },
  { name: 'models-trouble', scene: 'modelsTrouble', place: 'models' },
  { name: 'small-models-trouble-dark-de', scene: 'modelsTrouble', place: 'models', size: SMALL, ...DARK_DE },
  { name: 'models-pending', scene: 'modelsPending', place: 'models' },
  { name: 'models-switch-dark-de', scene: 'modelsTrouble', place: 'models', act: askBack, ...DARK_DE },
  { name: 'models-export', scene: 'models', place: 'models', act: exportCounted },
  { name: 'small-models-export-dark-de', scene: 'models', place: 'models', size: SMALL, act: exportDone, ...DARK_DE },
  { name: 'models-export-running', scene: 'models', place: 'models', act: exportRunning },
  { name: 'models-remove', scene: 'models', place: 'models', act: askRemoval },
  { name: 'models-stays-dark-de', scene: 'modelsTrouble', place: 'models', act: refuseRemoval, ...DARK_DE },
  { name: 'models-missing', scene: 'modelMissing', place: 'models' },
  { name: 'small-models-missing-dark-de', scene: 'modelMissing', place: 'models', size: SMALL, ...DARK_DE },
  { name: 'model-missing-line', scene: 'modelMissing' },
  { name: 'tiny-model-missing-line-dark-de', scene: 'modelMissing', size: [1024, 768], ...DARK_DE },
  { name: 'models-install', scene: 'models', place: 'models', act: openInstall },
] as const

async function scrollDown(page: Page): Promise<void> {
  await page.mouse.move(900, 600)
  await page.mouse.wheel(0, 3_000)
  await page.waitForTimeout(300)
}

async function askBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Zurück zu/ }).click()
}

async function openInstall(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Install a package' }).click()
  await page.getByLabel('Or a folder or file on the station').fill('/mnt/usb/wrong-2.0.0.ovomodel')
  await page.getByRole('button', { name: 'Install', exact: true }).click()
  await page.getByText('does not trust').waitFor()
}

async function askRemoval(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Remove phantomnet-0.9.0' }).click()
}

async function refuseRemoval(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'phantomnet-0.9.0 entfernen' }).click()
  await page.getByRole('button', { name: 'Ja, entfernen' }).click()
  await page.getByText('Schließen Sie erst die Charge').first().scrollIntoViewIfNeeded()
}

async function exportCounted(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Count them|^Zählen/ }).click()
  await page.getByText('388').waitFor()
  await scrollDown(page)
}

async function exportDone(page: Page): Promise<void> {
  await exportCounted(page)
  await page.getByRole('button', { name: 'Ausgeben' }).click()
  await page.getByText('data-sets').waitFor()
  await scrollDown(page)
}

async function exportRunning(page: Page): Promise<void> {
  await page.getByLabel('Batch, or all of them').fill('slow')
  await page.getByRole('button', { name: /^Count them/ }).click()
  await page.getByRole('button', { name: 'Give it up' }).last().waitFor()
  await scrollDown(page)
}
