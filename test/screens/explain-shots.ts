import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const

/** Pictures of what explains an egg. */
export const EXPLAIN_SHOTS = [
  { name: 'explain', scene: 'running', place: 'trays/417/7-5', size: [1920, 2100] },
  { name: 'explain-dark-de', scene: 'running', place: 'trays/417/7-5', size: [1920, 2100], ...DARK_DE },
  { name: 'explain-unreadable', scene: 'running', place: 'trays/413/2-3', size: [1920, 2100] },
  { name: 'explain-uncertain-dark-de', scene: 'running', place: 'trays/417/8-5', size: [1920, 2100], ...DARK_DE },
  { name: 'explain-inverted', scene: 'running', place: 'trays/417/3-3', size: [1920, 2100] },
  { name: 'explain-not-kept', scene: 'running', place: 'trays/417/7-0', act: scrollToPicture },
  {
    name: 'tiny-explain-de',
    scene: 'running',
    place: 'trays/417/7-5',
    size: [1024, 768],
    language: 'de',
    act: scrollToPicture,
  },
  { name: 'tray-pictures', scene: 'running', place: 'trays/417/8-5', act: showPictures },
  { name: 'tray-pictures-dark-de', scene: 'running', place: 'trays/417', act: showPictures, ...DARK_DE },
  {
    name: 'tiny-tray-pictures-de',
    scene: 'running',
    place: 'trays/410',
    act: showPictures,
    language: 'de',
    size: [1024, 768],
  },
] as const

async function showPictures(page: Page): Promise<void> {
  await page
    .getByText(/^(Picture|Bild)$/)
    .first()
    .click()
  await page.waitForTimeout(1_500)
}

async function scrollToPicture(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /^(Quality of the picture|Güte des Bildes)$/ }).scrollIntoViewIfNeeded()
}
