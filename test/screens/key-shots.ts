import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const

/** Pictures of the keys of the data, on Service. */
export const KEY_SHOTS = [
  { name: 'keys', scene: 'running', place: 'service', act: toKeys },
  { name: 'keys-dark-de', scene: 'running', place: 'service', act: toKeys, ...DARK_DE },
  { name: 'tiny-keys-de', scene: 'running', place: 'service', act: toKeys, size: [1024, 768], language: 'de' },
  { name: 'keys-code', scene: 'running', place: 'service', act: makeCode },
  { name: 'keys-code-dark-de', scene: 'running', place: 'service', act: makeCode, ...DARK_DE },
  { name: 'tiny-keys-code', scene: 'running', place: 'service', act: makeCode, size: [1024, 768] },
  { name: 'keys-code-paper', scene: 'running', place: 'service', act: onPaper },
] as const

async function toKeys(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /^(Keys of the data|Schlüssel der Daten)$/ }).scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: /(Renew the keys|Schlüssel erneuern)/ }).scrollIntoViewIfNeeded()
}

async function makeCode(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Make a recovery code|Wiederherstellungscode erzeugen)/ }).click()
  await page.getByText('P9WDG').waitFor()
}

async function onPaper(page: Page): Promise<void> {
  await makeCode(page)
  await page.emulateMedia({ media: 'print' })
}
