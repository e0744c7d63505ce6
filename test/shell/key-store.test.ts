import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../build/tasks/project.ts'
import { lineContract } from '../../electron/contract/line.ts'
import { reviewContract } from '../../electron/contract/review.ts'
import type { ProcessName } from '../../electron/contract/shell.ts'
import { createNodeHost } from '../../electron/host/node-host.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { createConsoleShell } from '../../electron/processes/shell/console-shell.ts'
import { connect } from '../../electron/rpc/client.ts'
import { createPortPair } from '../../electron/rpc/port-pair.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { dataFolders } from '../../electron/settings/data-folders.ts'
import { keyStoreSealer } from '../../electron/settings/key-sealer.ts'
import { openSettings } from '../../electron/settings/open-settings.ts'
import { fileTokenKeeper } from '../../electron/settings/token-keeper.ts'
import { changeSlots } from '../../electron/store/keys/change-ring.ts'
import { fullRing } from '../make/key-rings.ts'
import { withFolder } from '../make/temporary-folder.ts'
import type { FakeKeyStore } from './fake-key-store.ts'

const WITHIN = { timeout: 30_000, interval: 50 }

/** The shell with the product's own processes over a data folder, and an operating system that has a key store. */
function startShell(root: string, keyStore: FakeKeyStore) {
  const entry = (name: ProcessName) => join(projectRoot, 'electron/processes', name, 'main.ts')
  const host = createNodeHost({
    entries: {
      ...{ station: entry('station'), inference: entry('inference') },
      ...{ review: entry('review'), 'virtual-scanner': entry('virtual-scanner') },
    },
    onErrorOutput: () => undefined,
  })
  const folders = dataFolders(root, { platform: process.platform, environment: {}, homeFolder: root })
  const shell = createConsoleShell({
    ...{ host, clock: systemClock, timers: systemTimers, log: silentLogger, folders },
    policyPath: join(root, 'policy.json'),
    token: fileTokenKeeper(folders.cloudToken),
    sealer: keyStoreSealer({ keyStore, platform: 'linux', account: 'line' }),
    settings: openSettings(folders.settingsFile, silentLogger),
    modelsFolder: join(projectRoot, 'models'),
    app: { appVersion: '0.1.0', shell: 'headless', platform: process.platform, runtime: 'Node' },
  })
  const open = (service: 'station' | 'review') => {
    const [near, far] = createPortPair()
    shell.attach(service, far)
    return near
  }
  return {
    shell,
    keys: () => connect(open('station'), lineContract).call('keys', {}),
    batches: () =>
      connect(open('review'), reviewContract).call('batches', { search: '', state: 'all', beforeCursor: null }),
    async stop() {
      await shell.stop()
      host.close()
    },
  }
}

/** A data folder without a machine file: nothing but the key store and a printed code opens it. */
async function sealedFolder(work: string): Promise<FakeKeyStore> {
  const { place, keyStore } = await fullRing(work)
  changeSlots(place, (slots) => slots.filter(({ kind }) => kind !== 'machine-file'))
  expect(readdirSync(work)).toEqual(['data.key'])
  return keyStore.fake
}

describe('a data folder that the desktop’s key store opens', () => {
  it('is opened by the station through its parent, and by review through the station', () =>
    withFolder(async (root) => {
      const running = startShell(root, await sealedFolder(join(root, 'work')))
      try {
        await running.shell.start(false)
        await expect
          .poll(() => running.keys().catch(String), WITHIN)
          .toMatchObject({
            slots: [{ kind: 'key-store', opens: true }, { kind: 'recovery-code' }],
          })
        await expect.poll(() => running.batches().catch(String), WITHIN).toEqual([])
      } finally {
        await running.stop()
      }
      expect(readdirSync(join(root, 'work'))).toContain('ovoscope.db')
    }))

  it('stays shut for another account, and the log says what helps', () =>
    withFolder(async (root) => {
      const keyStore = await sealedFolder(join(root, 'work'))
      keyStore.forgetKeys()
      const running = startShell(root, keyStore)
      try {
        void running.shell.start(false).catch(() => undefined)
        const logged = () => {
          const logs = join(root, 'logs')
          return readdirSync(logs)
            .map((name) => readFileSync(join(logs, name), 'utf8'))
            .join('')
        }
        await expect
          .poll(() => {
            try {
              return logged()
            } catch {
              return ''
            }
          }, WITHIN)
          .toMatch(
            /key-store \w+ of line: the key store of this desktop does not open it for the account line.*open-with-recovery/,
          )
      } finally {
        await running.stop()
      }
      expect(readdirSync(join(root, 'work'))).toEqual(['data.key'])
    }))
})
