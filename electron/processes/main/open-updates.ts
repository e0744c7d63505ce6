import { join } from 'node:path'
import type { App } from 'electron'
import { seededRandom } from '../../base/random.ts'
import { systemClock } from '../../host/system-clock.ts'
import type { Logger } from '../../log/logger.ts'
import { systemTimers } from '../../rpc/system-timers.ts'
import type { DataFolders } from '../../settings/data-folders.ts'
import { channelFileFor } from '../../update/channel-file.ts'
import { checkFeed } from '../../update/check-feed.ts'
import { RELEASE_KEYS } from '../../update/release-keys.ts'
import { UpdateEngine } from '../../update/update-engine.ts'
import { createUpdaterInstaller } from '../../update/updater-installer.ts'
import type { Updates } from '../../update/updates.ts'
import { systemPowerShell } from '../../update/windows-publisher.ts'
import type { UpdateSurroundings } from '../shell/update-desk.ts'
import { attemptBookAt } from './attempt-book.ts'

interface OpenUpdatesOptions {
  readonly app: Pick<App, 'getVersion' | 'isPackaged' | 'quit' | 'relaunch'>
  readonly folders: DataFolders
  readonly log: Logger
}

/** Updates of the desktop app; undefined where it cannot replace itself: a checkout, a package of the system's package manager. */
export function openUpdates(surroundings: UpdateSurroundings, options: OpenUpdatesOptions): Updates | undefined {
  const { app, folders, log } = options
  const { platform, arch, env: environment } = process
  const folder = join(folders.root, 'update')
  const common = { fetch, timers: systemTimers, log }
  const installer = createUpdaterInstaller({
    ...{ ...common, platform, arch, environment, runPowerShell: systemPowerShell(environment) },
    app: {
      ...{
        version: app.getVersion(),
        isPackaged: app.isPackaged,
        folder,
        args: process.argv.slice(1),
        pid: process.pid,
      },
      configPath: join(process.resourcesPath, 'app-update.yml'),
      programPath: environment['APPIMAGE'] ?? process.execPath,
      quit: () => app.quit(),
    },
  })
  const channelFile = channelFileFor(platform, arch)
  if (installer === undefined || channelFile === undefined) return undefined
  return new UpdateEngine({
    ...{ ...surroundings, installer, channelFile, log, clock: systemClock, timers: systemTimers },
    checkFeed: (feed) => checkFeed({ ...common, channelFile, publicKeys: RELEASE_KEYS }, feed),
    currentVersion: app.getVersion(),
    random: seededRandom(`${process.pid}/${systemClock.wallMs()}`),
    attempts: attemptBookAt(join(folder, 'attempts.json')),
    utcOffsetMinutes: (wallMs) => -new Date(wallMs).getTimezoneOffset(),
    startAgain() {
      app.relaunch()
      app.quit()
    },
  })
}
