import { rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppImageUpdater, BaseUpdater, MacUpdater, NsisUpdater, Provider } from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js'
import { err, ok, type Result } from '../base/result.ts'
import type { Logger } from '../log/logger.ts'
import { checkAnnounced } from './announced-file.ts'
import { replaceAppImage, startAfterEnd } from './app-image.ts'
import { installerOf, type Offer, type OfferedFile } from './channel-file.ts'
import { addressIn, type FeedProblem, type FetchParts, fetchInstaller } from './fetch-file.ts'
import type { Downloaded, Installer } from './installer.ts'
import { type RunPowerShell, whyNotPublisher } from './windows-publisher.ts'

export interface UpdaterInstallerOptions extends FetchParts {
  readonly platform: NodeJS.Platform
  readonly arch: string
  readonly log: Logger
  readonly app: {
    readonly version: string
    /** False in a checkout: there is nothing to replace. */
    readonly isPackaged: boolean
    /** app-update.yml, which electron-builder puts beside the program. */
    readonly configPath: string
    /** Of ours: what was fetched, and this machine's place in staged publications. */
    readonly folder: string
    /** The program that runs, an AppImage's own file included. */
    readonly programPath: string
    /** What it was started with, for the next one. */
    readonly args: readonly string[]
    /** Of the process that has to end before the next program starts. */
    readonly pid: number
    quit(): void
  }
  readonly environment: NodeJS.ProcessEnv
  readonly runPowerShell: RunPowerShell
}

type Updater = NsisUpdater | MacUpdater | AppImageUpdater

/**
 * electron-updater, held short: it never reads the feed (it is told what the sealed channel file said), never downloads by itself (our own download
 * checks length and hash), never installs on quit, never goes back. Undefined where it cannot replace the program: a checkout, a package of the
 * system's own package manager.
 */
export function createUpdaterInstaller(options: UpdaterInstallerOptions): Installer | undefined {
  const { app, environment, platform } = options
  if (!app.isPackaged) return undefined
  if (platform === 'linux' && !environment['APPIMAGE']) return undefined
  return platform === 'linux' || platform === 'win32' || platform === 'darwin'
    ? new UpdaterInstaller(options)
    : undefined
}

class UpdaterInstaller implements Installer {
  readonly #options: UpdaterInstallerOptions
  readonly #updater: Updater
  /** What the updater is told of now, and what came of its download. */
  #told: { readonly offer: Offer; readonly file: OfferedFile; readonly feed: string } | undefined
  #problem: FeedProblem | undefined

  constructor(options: UpdaterInstallerOptions) {
    this.#options = options
    this.#updater = this.#make()
  }

  async isForThisMachine(offer: Offer): Promise<boolean> {
    // The address is only asked for when something is downloaded.
    const told = this.#tell(offer, 'http://localhost.invalid')
    if (!told.ok) return false
    const found = await this.#updater.checkForUpdates()
    return found?.isUpdateAvailable === true
  }

  async download(offer: Offer, feed: string): Promise<Result<Downloaded, FeedProblem>> {
    const told = this.#tell(offer, feed)
    if (!told.ok) return told
    const file = told.value
    this.#problem = undefined
    try {
      const found = await this.#updater.checkForUpdates()
      if (found?.isUpdateAvailable !== true)
        return unreachable(`${file.name}: the updater does not want ${offer.version}`)
      const [path] = await this.#updater.downloadUpdate()
      if (path === undefined) return unreachable(`${file.name}: the updater kept no file`)
      const downloaded = { version: offer.version, file, path }
      const checked = await checkAnnounced(downloaded)
      return checked.ok ? ok(downloaded) : checked
    } catch (problem) {
      return err(this.#problem ?? { kind: 'unreachable', message: `${file.name}: ${reasonOf(problem)}` })
    }
  }

  /** Tried, not asked for: the answer of the operating system is the only one that counts. */
  async mayReplace(): Promise<boolean> {
    const { programPath } = this.#options.app
    const probe = join(dirname(programPath), `.ovoscope-update-${process.pid}`)
    try {
      await writeFile(probe, '', { flag: 'wx' })
      await rm(probe)
      return true
    } catch {
      return false
    }
  }

  async install(downloaded: Downloaded): Promise<Result<true, FeedProblem>> {
    const checked = await checkAnnounced(downloaded)
    if (!checked.ok) return checked
    const { app } = this.#options
    try {
      if (this.#updater instanceof BaseUpdater) {
        // Not quitAndInstall: it ends this program whether or not the installer could be started.
        if (!this.#updater.install(true, true))
          return unreachable(`${downloaded.file.name} could not be started; see the log`)
        app.quit()
      } else this.#updater.quitAndInstall()
      return ok(true)
    } catch (problem) {
      return unreachable(`${downloaded.file.name}: ${reasonOf(problem)}`)
    }
  }

  #tell(offer: Offer, feed: string): Result<OfferedFile, FeedProblem> {
    const { platform, arch } = this.#options
    const file = installerOf(offer, platform, arch)
    if (!file.ok) return err({ kind: 'refused', refusal: file.error })
    this.#told = { offer, feed, file: file.value }
    const announced = announcementOf(offer, file.value)
    this.#updater.setFeedURL({
      provider: 'custom',
      updateProvider: class extends AnnouncedOnly {
        constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
          super(runtime, announced, feed)
        }
      },
    })
    return file
  }

  #make(): Updater {
    const { platform, log, app, environment } = this.#options
    const adapter = this.#adapter()
    const updater =
      platform === 'win32'
        ? new NsisUpdater(null, adapter)
        : platform === 'darwin'
          ? new MacUpdater(undefined, adapter)
          : new WholeAppImageUpdater(adapter, app, environment)
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    updater.allowDowngrade = false
    updater.disableWebInstaller = true
    // Pieces of the old installer are only worth their bytes on a slow line, and every piece is one more thing that can be wrong.
    updater.disableDifferentialDownload = true
    updater.logger = {
      info: (text) => log.info({}, String(text)),
      warn: (text) => log.warn({}, String(text)),
      error: (text) => log.error({}, String(text)),
    }
    if (updater instanceof NsisUpdater) {
      updater.verifyUpdateCodeSignature = (names, path) => this.#checkPublisher(names, path)
    }
    // Given none by the constructor, because there is none that works without Electron; ours serves everywhere.
    Object.assign(updater, { httpExecutor: { download: (_url: URL, path: string) => this.#fetchTold(path) } })
    return updater
  }

  async #fetchTold(path: string): Promise<void> {
    if (this.#told === undefined) throw new Error('nothing was announced')
    const { feed, file } = this.#told
    const fetched = await fetchInstaller(this.#options, feed, file, path)
    if (fetched.ok) return
    this.#problem = fetched.error
    throw new Error(fetched.error.kind === 'refused' ? fetched.error.refusal.message : fetched.error.message)
  }

  async #checkPublisher(names: readonly string[], path: string): Promise<string | null> {
    const why = await whyNotPublisher(names, path, this.#options.runPowerShell)
    const file = this.#told?.file.name ?? ''
    if (why !== null)
      this.#problem = { kind: 'refused', refusal: { reason: 'publisher', file, message: `${file}: ${why}.` } }
    return why
  }

  #adapter() {
    const { app } = this.#options
    return {
      version: app.version,
      name: 'ovoscope',
      isPackaged: app.isPackaged,
      appUpdateConfigPath: app.configPath,
      userDataPath: app.folder,
      baseCachePath: app.folder,
      whenReady: () => Promise.resolve(),
      relaunch: () => undefined,
      quit: () => app.quit(),
      // Nothing of the updater's may happen when this program ends.
      onQuit: () => undefined,
    }
  }
}

type Announcement = Parameters<NsisUpdater['isUserWithinRollout']>[0]

/** Tells the updater what the sealed channel file said, instead of letting it ask again. */
class AnnouncedOnly extends Provider<Announcement> {
  readonly #announced: Announcement
  readonly #feed: string

  constructor(runtime: ProviderRuntimeOptions, announced: Announcement, feed: string) {
    super(runtime)
    this.#announced = announced
    this.#feed = feed
  }

  getLatestVersion(): Promise<Announcement> {
    return Promise.resolve(this.#announced)
  }

  resolveFiles(): { url: URL; info: Announcement['files'][number] }[] {
    return this.#announced.files.map((info) => ({ info, url: new URL(addressIn(this.#feed, info.url)) }))
  }
}

function announcementOf({ version, stagingPercentage, minimumSystemVersion }: Offer, file: OfferedFile): Announcement {
  const { name, sha512, bytes, needsAdministrator } = file
  return {
    ...{ version, path: name, sha512, releaseDate: '' },
    files: [{ url: name, sha512, size: bytes, ...(needsAdministrator ? { isAdminRightsRequired: true } : {}) }],
    ...(stagingPercentage === undefined ? {} : { stagingPercentage }),
    ...(minimumSystemVersion === undefined ? {} : { minimumSystemVersion }),
  }
}

/** The library's own way removes the old AppImage before the new one is there, and starts the new one beside the old. */
class WholeAppImageUpdater extends AppImageUpdater {
  readonly #app: UpdaterInstallerOptions['app']
  readonly #environment: NodeJS.ProcessEnv

  constructor(adapter: unknown, app: UpdaterInstallerOptions['app'], environment: NodeJS.ProcessEnv) {
    super(null, adapter)
    this.#app = app
    this.#environment = environment
  }

  protected override doInstall(): boolean {
    const downloaded = this.installerPath
    const appImage = this.#environment['APPIMAGE']
    if (downloaded === null || appImage === undefined) return false
    replaceAppImage(downloaded, appImage)
    startAfterEnd(this.#app.pid, [appImage, ...this.#app.args], this.#environment)
    return true
  }
}

function unreachable(message: string): Result<never, FeedProblem> {
  return err({ kind: 'unreachable', message })
}

function reasonOf(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem)
}
