import type { OpenSettings } from '../../electron/settings/open-settings.ts'
import { DEFAULT_SETTINGS } from '../../electron/settings/settings.ts'

/** The settings of a machine that nobody has set up yet, without a file. */
export function settingsInMemory(): OpenSettings {
  let current = DEFAULT_SETTINGS
  return {
    get current() {
      return current
    },
    firstStart: true,
    problem: null,
    update(change) {
      current = { ...current, ...change }
    },
  }
}
