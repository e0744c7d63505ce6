import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { extname, join } from 'node:path'
import * as z from 'zod'
import type { ProcessName } from '../../contract/shell.ts'
import { createNodeHost } from '../../host/node-host.ts'
import { systemClock } from '../../host/system-clock.ts'
import { createLogger } from '../../log/create-logger.ts'
import type { Logger } from '../../log/logger.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import { dataFolders } from '../../settings/data-folders.ts'
import { machinePolicyPath } from '../../settings/machine-policy.ts'
import { type HeadlessArguments, readArguments, USAGE } from './arguments.ts'
import { openBrowser } from './open-browser.ts'
import { EXIT, runHeadless } from './run-headless.ts'

const projectFolder = join(import.meta.dirname, '..', '..', '..')

const args = readArguments(process.argv.slice(2))
if (!args.ok) {
  console.error(`${args.error}\n\n${USAGE}`)
  process.exitCode = EXIT.badArguments
} else if (args.value.help) console.log(USAGE)
else await start(args.value)

async function start(given: HeadlessArguments): Promise<void> {
  const { platform, env } = process
  const folders = dataFolders(given.data, { platform, environment: env, homeFolder: homedir() })
  const log = createLogger({
    process: 'headless',
    level: 'info',
    file: join(folders.logs, 'headless.log'),
    errorOutputLevel: 'error',
  })
  const host = createNodeHost({
    entries: {
      station: entryOf('station'),
      inference: entryOf('inference'),
      review: entryOf('review'),
      'virtual-scanner': entryOf('virtual-scanner'),
    },
    onErrorOutput: (name, text) => log.warn({ name, text }, 'a background process complained'),
  })
  // Background processes end in order by themselves when we are gone; whoever reads the log learns why.
  const fail = (problem: unknown) => {
    log.error(
      { reason: String(problem), stack: problem instanceof Error ? problem.stack : undefined },
      'headless failed',
    )
    process.exit(EXIT.couldNotStart)
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)

  const running = await runHeadless({
    ...{ args: given, host, log, folders, platform, clock: systemClock, timers: systemTimers },
    policyPath: machinePolicyPath(platform),
    rendererFolder: join(projectFolder, 'dist', 'renderer'),
    modelsFolder: join(projectFolder, 'models'),
    appVersion: readVersion(),
    runtime: `Node ${process.version}`,
    print: (line) => console.log(line),
    openBrowser: (url) => openBrowser(url, { platform, environment: env }),
  })
  if (!running.ok) {
    console.error(running.error)
    host.close()
    process.exit(EXIT.couldNotStart)
  }
  stopOnSignal(log, async () => {
    const code = await running.value.stop()
    host.close()
    return code
  })
}

/** One wish to stop arrives several times: from the terminal or the service manager, and passed on by npm and the bootstrap. */
const SAME_WISH_MS = 1_000

/** The first signal asks for the ordered stop, a later one for an end at once. */
function stopOnSignal(log: Logger, stop: () => Promise<number>): void {
  let askedMonoMs: number | undefined
  const onSignal = (signal: string) => {
    const nowMs = systemClock.monoMs()
    if (askedMonoMs !== undefined) {
      if (nowMs - askedMonoMs > SAME_WISH_MS) process.exit(EXIT.endedByForce)
      return
    }
    askedMonoMs = nowMs
    log.info({ signal }, 'asked to stop')
    console.log('Stopping; once more to stop at once.')
    void stop().then((code) => process.exit(code))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal)
}

/** The sibling processes stand beside this file, built or not. */
function entryOf(name: ProcessName): string {
  return join(import.meta.dirname, '..', name, `main${extname(import.meta.filename)}`)
}

function readVersion(): string {
  const text = readFileSync(join(projectFolder, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
