import { mkdirSync, readFileSync } from 'node:fs'
import { availableParallelism, homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import { writeFileAtomically } from '../../files/atomic-file.ts'
import { systemClock } from '../../host/system-clock.ts'
import { createLogger } from '../../log/create-logger.ts'
import type { Logger } from '../../log/logger.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import { type DataFolders, dataFolders } from '../../settings/data-folders.ts'
import { keyStoreSealer } from '../../settings/key-sealer.ts'
import { machinePolicyPath } from '../../settings/machine-policy.ts'
import { openSettings } from '../../settings/open-settings.ts'
import { sealedTokenKeeper } from '../../settings/sealed-token.ts'
import { createConsoleShell } from '../shell/console-shell.ts'
import { sentenceOf, verifyPackedFiles } from '../shell/packed-files.ts'
import type { WindowMemory } from './console-window.ts'
import { desktopArguments } from './desktop-arguments.ts'
import { electronPort } from './electron-adapter.ts'
import { openUpdates } from './open-updates.ts'
import { runMain } from './run-main.ts'
import { screenFilesIn } from './screen-files.ts'

const { app } = electronPort
const told = desktopArguments(process.argv.slice(1))
const folders = dataFolders(told.dataFolder, {
  platform: process.platform,
  environment: process.env,
  homeFolder: homedir(),
})
/** Built: dist/main/main.js, dist/preload, dist/processes, dist/renderer. */
const dist = join(import.meta.dirname, '..')
const modelsFolder = app.isPackaged ? join(process.resourcesPath, 'models') : join(app.getAppPath(), 'models')

mkdirSync(folders.root, { recursive: true })
const log = createLogger({ process: 'main', level: 'info', file: join(folders.logs, 'main.log') })

// Main only brokers: a fault here costs a window at most, while ending it would end the line. Electron's own answer is a dialogue box.
process.on('uncaughtException', (problem) =>
  log.error({ reason: problem.message, stack: problem.stack }, 'nobody caught this'),
)
process.on('unhandledRejection', (problem) => log.error({ reason: String(problem) }, 'nobody caught this rejection'))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())

runMain({
  electron: electronPort,
  platform: process.platform,
  environment: process.env,
  profileFolder: join(folders.root, 'window'),
  preloadPath: join(dist, 'preload', 'preload.cjs'),
  entryOf: (kind) => join(dist, 'processes', `${kind}.js`),
  killHard: (pid) => process.kill(pid, 'SIGKILL'),
  readScreenFile: screenFilesIn(join(dist, 'renderer')),
  memory: windowMemory(folders, log),
  timers: systemTimers,
  log,
  // A checkout has no manifest: what runs there is what somebody is working on.
  async whyNotToStart() {
    const checked = app.isPackaged ? await verifyPackedFiles(process.resourcesPath) : undefined
    return checked?.ok === false ? sentenceOf(checked.error) : undefined
  },
  startShell(host) {
    const shell = createConsoleShell({
      host,
      clock: systemClock,
      timers: systemTimers,
      log,
      folders,
      settings: openSettings(folders.settingsFile, log),
      policyPath: machinePolicyPath(process.platform),
      token: sealedTokenKeeper({
        ...{ keyStore: electronPort.safeStorage, platform: process.platform, clock: systemClock, log },
        ...{ path: folders.sealedToken, machineFile: folders.cloudToken },
      }),
      sealer: keyStoreSealer({
        ...{ keyStore: electronPort.safeStorage, platform: process.platform, account: userInfo().username },
      }),
      modelsFolder,
      cores: availableParallelism(),
      record: told.record,
      playLines: told.playLines,
      openUpdates: (surroundings) => openUpdates(surroundings, { app, folders, log: log.child({ part: 'update' }) }),
      app: {
        appVersion: app.getVersion(),
        shell: 'desktop',
        runtime: `Electron ${process.versions.electron}`,
        platform: process.platform,
      },
    })
    shell
      .start(told.demo)
      .catch((problem: unknown) => log.error({ reason: String(problem) }, 'the background did not start'))
    return shell
  },
}).catch((problem: unknown) => {
  log.error({ reason: String(problem) }, 'the desktop app did not start')
  app.exit(1)
})

function windowMemory({ root }: DataFolders, logger: Logger): WindowMemory {
  const path = join(root, 'window-state.json')
  return {
    read() {
      try {
        return readFileSync(path, 'utf8')
      } catch {
        // The first start, or not readable: the window opens as at first.
        return undefined
      }
    },
    write(text) {
      try {
        writeFileAtomically(path, text)
      } catch (problem) {
        logger.warn({ reason: String(problem) }, 'the place of the window was not remembered')
      }
    },
  }
}
