import { ask } from './commands.ts'
import { consoleStore } from './store.ts'

/** Asks for the settings anew; what comes goes into the store. A failure leaves what is known. */
export function readSettings(): void {
  ask('shell', (shell) => shell.call('settings', {})).then(
    (settings) => consoleStore.setState({ settings }),
    () => undefined,
  )
}
