import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const

/** Pictures of the settings of the device on which the model runs. */
export const INFERENCE_SHOTS = [
  { name: 'machine-inference', scene: 'closed', place: 'settings', act: scrollToInference },
  { name: 'machine-inference-dark-de', scene: 'closed', place: 'settings', act: scrollToInference, ...DARK_DE },
  {
    ...({ name: 'small-machine-inference-de', scene: 'closed', place: 'settings', language: 'de' } as const),
    ...{ size: [1366, 768] as const, act: scrollToInference },
  },
] as const

async function scrollToInference(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /^(Where the model runs|Worauf das Modell läuft)$/ }).scrollIntoViewIfNeeded()
  await page.mouse.move(500, 500)
  await page.mouse.wheel(0, 1_500)
  await page.waitForTimeout(300)
}
