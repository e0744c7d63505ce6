import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type TestContext } from 'vitest'
import { seededRandom } from '../../electron/base/random.ts'
import type { UpdateMode, UpdatePolicy } from '../../electron/contract/policy.ts'
import { type LineRest, type UpdateState, type UpdateView, updateViewSchema } from '../../electron/contract/update.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { checkFeed } from '../../electron/update/check-feed.ts'
import { minutesOf } from '../../electron/update/install-window.ts'
import { LOOK_EVERY_MS, UpdateEngine } from '../../electron/update/update-engine.ts'
import { createUpdaterInstaller } from '../../electron/update/updater-installer.ts'
import { createFakeTime } from '../fake/fake-time.ts'
import { CHANNEL, type Feed, makeKey, startFeed } from './feed.ts'

/** Midnight in UTC, which is the wall clock of the rig. */
const MIDNIGHT_WALL_MS = Date.UTC(2026, 6, 1)
export const CURRENT_VERSION = '1.2.0'
const OLD_PROGRAM = '#!/bin/sh\n# what runs now\n'

/** A real answer needs real time; it is waited for, never measured. */
const ANSWERED_WITHIN_MS = 8_000

export interface RigOptions {
  readonly mode?: UpdateMode
  /** Time of day at the beginning; the window is 01:00 to 04:00. */
  readonly at?: string
}

/** One desktop app as far as updates are concerned: real engine, real electron-updater, real files and a real feed; the clock and the line obey. */
export async function startRig({ mode = 'install-in-window', at = '02:00' }: RigOptions = {}) {
  const key = makeKey()
  const feed: Feed = await startFeed(key.privateKey)
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-update-'))
  const appImage = join(folder, 'bin', 'Ovoscope.AppImage')
  mkdirSync(join(folder, 'bin'))
  writeFileSync(appImage, OLD_PROGRAM, { mode: 0o755 })
  writeFileSync(join(folder, 'app-update.yml'), 'provider: generic\nupdaterCacheDirName: ovoscope-updater\n')
  const before = process.env['APPIMAGE']
  process.env['APPIMAGE'] = appImage

  const time = createFakeTime(MIDNIGHT_WALL_MS + minutesOf(at) * 60_000)
  const happened: string[] = []
  const views: UpdateView[] = []
  const line = { rest: 'idle' as LineRest | undefined, leased: 'idle' as LineRest | undefined }
  const noted: string[] = []
  let policy: UpdatePolicy = { mode, feed: feed.url, window: { from: '01:00', to: '04:00' } }
  const common = { fetch, timers: systemTimers, log: silentLogger }
  const installer = createUpdaterInstaller({
    ...{ ...common, platform: 'linux', arch: 'x64', environment: { ...process.env } },
    runPowerShell: () => Promise.reject(new Error('there is none')),
    app: {
      ...{ version: CURRENT_VERSION, isPackaged: true, folder: join(folder, 'data'), programPath: appImage },
      ...{ configPath: join(folder, 'app-update.yml'), args: ['--data', 'x y'], pid: await endedProcess() },
      quit: () => happened.push('quit'),
    },
  })
  if (installer === undefined) throw new Error('no installer')
  const engine = new UpdateEngine({
    ...{ timers: time.timers, clock: time.clock, log: silentLogger, installer, random: seededRandom('u') },
    ...{ currentVersion: CURRENT_VERSION, channelFile: CHANNEL },
    checkFeed: (from) => checkFeed({ ...common, channelFile: CHANNEL, publicKeys: [key.base64] }, from),
    policy: () => policy,
    utcOffsetMinutes: () => 0,
    line: {
      rest: () => Promise.resolve(line.rest),
      lease: async () => {
        happened.push('lease')
        return line.leased === undefined ? undefined : { granted: line.leased === 'idle', rest: line.leased }
      },
      release: async () => void happened.push('release'),
    },
    attempts: {
      attempts: (version) => noted.filter((one) => one === version).length,
      note: (version) => noted.push(version),
    },
    stopAll: async () => void happened.push('stop'),
    startAgain: () => happened.push('start again'),
    onView: (view) => views.push(updateViewSchema.parse(view)),
  })

  return {
    ...{ feed, engine, time, happened, views, line, noted, folder, appImage, key },
    setPolicy(change: Partial<UpdatePolicy>) {
      policy = { ...policy, ...change }
    },
    /** Lets so many looks pass, each with real time for real answers. */
    async looks(count: number): Promise<void> {
      for (let look = 0; look < count; look++) {
        await time.advance(LOOK_EVERY_MS)
        await breathe()
      }
    },
    /** Waits until the engine says so. */
    async becomes(state: Partial<UpdateState>): Promise<void> {
      await expect.poll(() => engine.view.state, { timeout: ANSWERED_WITHIN_MS }).toMatchObject(state)
    },
    runs: () => readFileSync(appImage, 'utf8'),
    runsOld: () => readFileSync(appImage, 'utf8') === OLD_PROGRAM,
    /** What of installers lies on this disk. */
    kept: () => filesBelow(join(folder, 'data')).filter((name) => name.endsWith('.AppImage')),
    async stop(): Promise<void> {
      engine.close()
      await feed.stop()
      if (before === undefined) delete process.env['APPIMAGE']
      else process.env['APPIMAGE'] = before
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type Rig = Awaited<ReturnType<typeof startRig>>

/** Number of a process that has just ended, so that nobody waits for it. */
function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
  return new Promise((resolve) => child.on('exit', () => resolve(child.pid ?? 0)))
}

/** The rig replaces an AppImage. What is the same on Windows is tested in windows.test.ts, which runs everywhere. */
export function skipOnWindows(context: Pick<TestContext, 'skip'>): void {
  if (process.platform === 'win32') context.skip('there are no AppImages on Windows')
}

/** Answers from loopback and from the disk get their turn. */
async function breathe(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setTimeout(resolve, 2))
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
}
