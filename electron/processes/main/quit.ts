import type { App } from 'electron'
import type { Timers } from '../../base/clock.ts'
import type { Logger } from '../../log/logger.ts'
import type { DesktopShell } from './desktop-shell.ts'

/** The deadlines of the ordered stop added up, and some more: past this something hangs, and what is acknowledged is durable anyway. */
export const QUIT_DEADLINE_MS = 30_000

/** Holds the app open until the background has flushed and closed, whichever way it was asked to quit. */
export function stopBeforeQuit(
  app: Pick<App, 'on' | 'quit' | 'exit'>,
  shell: Pick<DesktopShell, 'stop'>,
  timers: Timers,
  log: Logger,
): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running'
  app.on('before-quit', (event) => {
    if (state === 'stopped') return
    event.preventDefault()
    if (state === 'stopping') return
    state = 'stopping'
    const deadline = timers.after(QUIT_DEADLINE_MS, () => {
      log.error({ deadlineMs: QUIT_DEADLINE_MS }, 'the background did not stop in time and is left behind')
      app.exit(1)
    })
    shell
      .stop()
      .catch((error: unknown) => log.error({ error: String(error) }, 'the ordered stop failed'))
      .finally(() => {
        timers.cancel(deadline)
        state = 'stopped'
        app.quit()
      })
  })
}
