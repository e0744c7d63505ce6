import { homedir } from 'node:os'
import { join } from 'node:path'
import { createNodeHost } from '../../electron/host/node-host.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { readArguments } from '../../electron/processes/headless/arguments.ts'
import { headlessLayout } from '../../electron/processes/headless/layout.ts'
import { runHeadless } from '../../electron/processes/headless/run-headless.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { dataFolders } from '../../electron/settings/data-folders.ts'

/** The headless program on a machine whose models and IT's folder lie where the test put them: `modelsFolder policyPath`, then its own arguments. */
const [modelsFolder = '', policyPath = '', ...rest] = process.argv.slice(2)
const layout = headlessLayout(join(import.meta.dirname, '../../electron/processes/headless/main.ts'))
const args = readArguments(rest)
if (!args.ok) throw new Error(args.error)
const { platform, env } = process
const host = createNodeHost({
  entries: layout.entries,
  onErrorOutput: (name, text) => process.stderr.write(`${name}: ${text}`),
})
const running = await runHeadless({
  ...{ args: args.value, host, log: silentLogger, platform, clock: systemClock, timers: systemTimers },
  folders: dataFolders(args.value.data, { platform, environment: env, homeFolder: homedir() }),
  ...{ policyPath, modelsFolder, rendererFolder: layout.rendererFolder, appVersion: '0.1.0' },
  runtime: `Node ${process.version}`,
  print: (line) => process.stdout.write(`${line}\n`),
  openBrowser: () => undefined,
})
if (!running.ok) throw new Error(running.error)
process.once('SIGTERM', () => {
  void running.value.stop().then((code) => {
    host.close()
    process.exit(code)
  })
})
