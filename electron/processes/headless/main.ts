import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { obstacleToFolder } from '../../command/named-folder.ts'
import { createNodeHost } from '../../host/node-host.ts'
import { systemClock } from '../../host/system-clock.ts'
import { createLogger } from '../../log/create-logger.ts'
import type { Logger } from '../../log/logger.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import { dataFolders } from '../../settings/data-folders.ts'
import { machinePolicyPath } from '../../settings/machine-policy.ts'
import { sentenceOf, verifyPackedFiles } from '../shell/packed-files.ts'
import { type HeadlessArguments, readArguments, USAGE } from './arguments.ts'
import { headlessLayout } from './layout.ts'
import { openBrowser } from './open-browser.ts'
import { EXIT, runHeadless } from './run-headless.ts'

const layout = headlessLayout(import.meta.filename)

const args = readArguments(process.argv.slice(2))
if (!args.ok) {
  console.error(`${args.error}\n\n${USAGE}`)
  process.exitCode = EXIT.badArguments
} else if (args.value.help) console.log(USAGE)
else await start(args.value)

async function start(given: HeadlessArguments): Promise<void> {
  const { platform, env } = process
  const checked = layout.packedRoot === undefined ? undefined : await verifyPackedFiles(layout.packedRoot)
  if (checked?.ok === false) {
    console.error(sentenceOf(checked.error))
    process.exit(EXIT.couldNotStart)
  }
  const folders = dataFolders(given.data, { platform, environment: env, homeFolder: homedir() })
  const obstacle = obstacleToFolder(folders.root)
  if (obstacle !== undefined) {
    console.error(`The data cannot lie in ${folders.root}: ${obstacle}.`)
    process.exit(EXIT.badArguments)
  }
  const log = createLogger({
    process: 'headless',
    level: 'info',
    file: join(folders.logs, 'headless.log'),
    errorOutputLevel: 'error',
  })
  const host = createNodeHost({
    entries: layout.entries,
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
    rendererFolder: layout.rendererFolder,
    modelsFolder: layout.modelsFolder,
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

function readVersion(): string {
  const text = readFileSync(layout.manifestFile, 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
