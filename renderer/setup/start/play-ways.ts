import { carryOut } from '../../client/commands.ts'
import { goTo } from '../../client/use-address.ts'

/** Leads to a running batch of the virtual scanner: the data lie in a folder of their own, and every screen says so. */
export async function seeItRun(): Promise<void> {
  const done = await carryOut('shell', (shell) => shell.call('enterPlay', { withBatch: true }))
  if (done) goTo('#/line')
}
