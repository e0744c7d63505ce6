import type { Page } from 'playwright-core'

const DARK_DE = { theme: 'dark', language: 'de' } as const

/** Pictures of orders that were not carried out, and of a clock that is none. */
export const ORDER_SHOTS = [
  { name: 'orders-line', scene: 'orderTrouble' },
  { name: 'small-orders-line-dark-de', scene: 'orderTrouble', size: [1366, 768], ...DARK_DE },
  { name: 'orders-alarms', scene: 'orderTrouble', place: 'alarms' },
  { name: 'orders-alarms-dark-de', scene: 'orderTrouble', place: 'alarms', ...DARK_DE },
  { name: 'orders-service', scene: 'orderTrouble', place: 'service', act: scrollToLink },
  {
    ...({ name: 'small-orders-service-dark-de', scene: 'orderTrouble', place: 'service' } as const),
    ...{ size: [1366, 768] as const, act: scrollToLink, ...DARK_DE },
  },
] as const

async function scrollToLink(page: Page): Promise<void> {
  await page.getByRole('heading', { name: /^(What came|Was kam)$/ }).scrollIntoViewIfNeeded()
  await page.mouse.wheel(0, 1_200)
  await page.waitForTimeout(200)
}
