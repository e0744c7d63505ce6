import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLogger } from '../../electron/log/logger.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { type Offer, readChannelFile } from '../../electron/update/channel-file.ts'
import { createUpdaterInstaller } from '../../electron/update/updater-installer.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { CHANNEL, type Feed, makeKey, startFeed } from './feed.ts'

const PUBLISHER = 'CN=Ovoscope, O=Ovoscope, C=DE'
const NAME = 'ovoscope-1.3.0-win-x64.exe'
let feed: Feed
beforeEach(async () => {
  feed = await startFeed(makeKey().privateKey)
})
afterEach(() => feed.stop())

/** The offer as it was read from the feed, for Windows. */
function offerOf(): Offer {
  const content = feed.publish({ version: '1.3.0', entry: { url: NAME, isAdminRightsRequired: true } })
  feed.put(NAME, content)
  const offer = readChannelFile(feed.files.get(CHANNEL) ?? Buffer.alloc(0), CHANNEL)
  if (!offer.ok) throw new Error(offer.error.message)
  return offer.value
}

function installerIn(folder: string, powerShell: () => Promise<string>, isPackaged = true) {
  writeFileSync(
    join(folder, 'app-update.yml'),
    `provider: generic\nupdaterCacheDirName: o\npublisherName: ["${PUBLISHER}"]\n`,
  )
  return createUpdaterInstaller({
    ...{ fetch, timers: systemTimers, log: silentLogger, platform: 'win32', arch: 'x64', environment: {} },
    runPowerShell: powerShell,
    app: {
      ...{ version: '1.2.0', isPackaged, folder: join(folder, 'data'), args: [], pid: process.pid },
      ...{
        configPath: join(folder, 'app-update.yml'),
        programPath: join(folder, 'Ovoscope.exe'),
        quit: () => undefined,
      },
    },
  })
}

describe('on Windows', () => {
  it('takes what our publisher has signed', () =>
    withFolder(async (folder) => {
      const installer = installerIn(folder, () => Promise.resolve(JSON.stringify({ status: 0, subject: PUBLISHER })))
      expect(await installer?.download(offerOf(), feed.url)).toMatchObject({
        ok: true,
        value: { version: '1.3.0', file: { name: NAME } },
      })
    }))

  it.each([
    ['PowerShell is blocked', () => Promise.reject(new Error('blocked'))],
    ['somebody else has signed', () => Promise.resolve(JSON.stringify({ status: 0, subject: 'CN=Evil' }))],
    ['nobody has signed', () => Promise.resolve(JSON.stringify({ status: 2, subject: '' }))],
  ])('takes nothing when %s', (_name, powerShell) =>
    withFolder(async (folder) => {
      const installer = installerIn(folder, powerShell)
      expect(await installer?.download(offerOf(), feed.url)).toMatchObject({
        ok: false,
        error: { kind: 'refused', refusal: { reason: 'publisher', file: NAME } },
      })
    }),
  )

  it('knows whether it may replace the program', () =>
    withFolder(async (folder) => {
      const installer = installerIn(folder, () => Promise.resolve(''))
      expect(await installer?.mayReplace()).toBe(true)
    }))

  it('leaves a checkout alone', () =>
    withFolder((folder) => {
      expect(installerIn(folder, () => Promise.resolve(''), false)).toBeUndefined()
    }))
})
