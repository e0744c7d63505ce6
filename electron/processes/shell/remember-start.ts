import type { Logger } from '../../log/logger.ts'
import type { OpenSettings } from '../../settings/open-settings.ts'

/** Written down at once, so that the next start is not the first. */
export function rememberStart(settings: OpenSettings, log: Logger): void {
  if (!settings.firstStart) return
  try {
    settings.update({})
  } catch (problem) {
    log.error({ reason: String(problem) }, 'the settings could not be written')
  }
}
