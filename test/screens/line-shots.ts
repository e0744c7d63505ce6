import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const

/** Pictures of a station with several lines. */
export const LINE_SHOTS = [
  { name: 'lines', scene: 'severalLines' },
  { name: 'lines-open', scene: 'severalLines', act: openLines },
  { name: 'lines-open-dark-de', scene: 'severalLines', act: openLines, ...DARK_DE },
  { name: 'lines-batches', scene: 'severalLines', place: 'batches' },
  { name: 'tiny-lines-open-de', scene: 'severalLines', act: openLines, language: 'de', size: [1024, 768] },
] as const

function openLines(page: Page): Promise<void> {
  return page
    .getByRole('banner')
    .getByRole('button', { name: /Line 2/ })
    .click()
}
