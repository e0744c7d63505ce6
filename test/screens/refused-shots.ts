import type { Page } from 'playwright-core'

const SAID = { trouble: 'frozen', act: (page: Page) => page.getByText(/restarting…|startet neu …/).waitFor() } as const

/** What the banner says: a model that is refused, also on the alarm screen, and a restart that somebody ordered. */
export const REFUSED_SHOTS = [
  { name: 'model-refused', scene: 'modelRefused' },
  { name: 'model-refused-dark-de', scene: 'modelRefused', theme: 'dark', language: 'de' },
  { name: 'tiny-model-refused-de', scene: 'modelRefused', language: 'de', size: [1024, 768] },
  { name: 'model-refused-alarms', scene: 'modelRefused', place: 'alarms' },
  { name: 'restarting', scene: 'restarting', ...SAID },
  { name: 'tiny-restarting-dark-de', scene: 'restarting', theme: 'dark', language: 'de', size: [1024, 768], ...SAID },
] as const
