import { join } from 'node:path'
import { createNodeHost } from '../../../electron/host/node-host.ts'
import { systemClock } from '../../../electron/host/system-clock.ts'
import { createLogger } from '../../../electron/log/create-logger.ts'
import { readArguments } from '../../../electron/processes/headless/arguments.ts'
import { headlessLayout } from '../../../electron/processes/headless/layout.ts'
import { runHeadless } from '../../../electron/processes/headless/run-headless.ts'
import { systemTimers } from '../../../electron/rpc/system-timers.ts'
import { dataFolders } from '../../../electron/settings/data-folders.ts'

/** The headless program, with a page of the test's own in the place of the screen, which need not be built for it: `rendererFolder dataFolder`. */
const [rendererFolder = '', dataFolder = ''] = process.argv.slice(2)
const layout = headlessLayout(join(import.meta.dirname, '../../../electron/processes/headless/main.ts'))
const args = readArguments(['--no-open', '--data', dataFolder])
if (!args.ok) throw new Error(args.error)
const { platform, env } = process
const folders = dataFolders(args.value.data, { platform, environment: env, homeFolder: dataFolder })
const log = createLogger({ process: 'headless', level: 'info', file: join(folders.logs, 'headless.log') })
const host = createNodeHost({
  entries: layout.entries,
  onErrorOutput: (name, text) => log.warn({ name, text }, 'said'),
})
const running = await runHeadless({
  ...{ args: args.value, host, log, platform, clock: systemClock, timers: systemTimers, folders, rendererFolder },
  ...{ policyPath: join(dataFolder, 'policy.json'), modelsFolder: layout.modelsFolder, appVersion: '0.1.0' },
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
