import { createHash, randomFillSync } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { lineContract } from '../../electron/contract/line.ts'
import { type ProcessName, shellContract } from '../../electron/contract/shell.ts'
import { createNodeHost } from '../../electron/host/node-host.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { createLogger } from '../../electron/log/create-logger.ts'
import { createConsoleShell } from '../../electron/processes/shell/console-shell.ts'
import { connect } from '../../electron/rpc/client.ts'
import { createPortPair } from '../../electron/rpc/port-pair.ts'
import { systemTimers } from '../../electron/rpc/system-timers.ts'
import { type DataFolders, dataFolders } from '../../electron/settings/data-folders.ts'
import { openSettings } from '../../electron/settings/open-settings.ts'
import { sealText } from '../../electron/settings/policy-seal.ts'
import { sealedTokenKeeper } from '../../electron/settings/sealed-token.ts'
import { fileTokenKeeper, type TokenKeeper } from '../../electron/settings/token-keeper.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { openDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openStore } from '../../electron/store/open-store.ts'
import { createSealer } from '../../electron/uplink/seal-batch.ts'
import { MORNING_MS, makeBatch } from '../make/commit-groups.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { signIn } from '../rig/sign-in.ts'
import { FakeKeyStore } from '../shell/fake-key-store.ts'
import { Receiver } from './receiver.ts'

const ROOT = join(import.meta.dirname, '../..')
const TOKEN = `token-of-this-test-${createHash('sha256')
  .update(import.meta.filename)
  .digest('hex')}`
const WITHIN = { timeout: 30_000, interval: 50 }

/** A station that closed a batch while nobody had entered a token yet. */
function leaveSummary(folder: string): void {
  const store = openStore({
    folder,
    key: subKeys(openDataKey(dataFiles(folder))).database,
    clock: systemClock,
    log: createLogger({ process: 'test', level: 'error', file: undefined }),
  })
  const seal = createSealer({
    ...{ site: 'nord-01', line: 'Line 1', appVersion: '0.1.0', isSynthetic: () => true, clock: systemClock },
    fillRandom: (bytes) => void randomFillSync(bytes),
  })
  store.saveBatch(makeBatch({}, '2026-1121-01'))
  store.saveBatch(makeBatch({ state: 'closed', closedWallMs: MORNING_MS }, '2026-1121-01'), seal)
  store.close()
}

/** The shell with the product's own processes, and a screen. */
function startShell(folders: DataFolders, policyPath: string, token: TokenKeeper) {
  const entry = (name: ProcessName) => join(ROOT, 'electron/processes', name, 'main.ts')
  const host = createNodeHost({
    entries: {
      ...{ station: entry('station'), inference: entry('inference') },
      ...{ review: entry('review'), 'virtual-scanner': entry('virtual-scanner') },
    },
    onErrorOutput: () => undefined,
  })
  const log = createLogger({
    ...{ process: 'headless', level: 'debug', file: join(folders.logs, 'headless.log') },
    errorOutput: () => undefined,
  })
  const shell = createConsoleShell({
    ...{ host, clock: systemClock, timers: systemTimers, log, folders, policyPath, token },
    settings: openSettings(folders.settingsFile, log),
    modelsFolder: join(ROOT, 'models'),
    app: { appVersion: '0.1.0', shell: 'headless', platform: process.platform, runtime: 'Node' },
  })
  const open = (service: 'shell' | 'station') => {
    const [near, far] = createPortPair()
    shell.attach(service, far)
    return near
  }
  return {
    shell,
    screen: connect(open('shell'), shellContract),
    station: () => connect(open('station'), lineContract),
    async stop() {
      await shell.stop()
      host.close()
    },
  }
}

/** Every file below the folder besides those where the token is kept, arguments and environment of every process, by what they hold. */
function whereItLies(root: string, keptAt: readonly string[], pids: readonly number[]): string[] {
  const files = globSync('**/*', { cwd: root })
    .map((name) => join(root, name))
    .filter((path) => statSync(path).isFile() && !keptAt.includes(path))
  expect(files.length).toBeGreaterThan(5)
  const ofProcesses =
    process.platform === 'linux' ? pids.flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`]) : []
  return [...files, ...ofProcesses].filter((path) => readFileSync(path).includes(TOKEN))
}

describe('the credential for the cloud', () => {
  it.each(['machine file', 'key store'] as const)('reaches the receiver from the %s and lies nowhere else', (place) =>
    withFolder(async (root) => {
      const folders = dataFolders(root, { platform: process.platform, environment: {}, homeFolder: root })
      leaveSummary(folders.work)
      mkdirSync(join(root, 'far'))
      const receiver = new Receiver({ databasePath: join(root, 'far', 'receiver.db'), token: TOKEN })
      const policyPath = join(root, 'policy.json')
      const text = JSON.stringify({ version: 1, cloud: { endpoint: await receiver.listen(), site: 'nord-01' } })
      writeFileSync(policyPath, text, { mode: 0o644 })
      writeFileSync(`${policyPath}.sha256`, sealText(Buffer.from(text), 'policy.json'), { mode: 0o644 })
      const sealed = sealedTokenKeeper({
        ...{
          keyStore: new FakeKeyStore(),
          platform: 'linux',
          path: folders.sealedToken,
          machineFile: folders.cloudToken,
        },
        ...{ clock: systemClock, log: createLogger({ process: 'test', level: 'error', file: undefined }) },
      })
      const token = place === 'key store' ? sealed : fileTokenKeeper(folders.cloudToken)
      const running = startShell(folders, policyPath, token)
      try {
        await running.shell.start(false)
        await expect.poll(() => running.shell.processOf('station'), WITHIN).toBeDefined()
        const uploads = async () => (await running.station().call('listUploads', { beforeId: null }))[0]
        await expect.poll(uploads, WITHIN).toMatchObject({ state: 'queued', reason: 'no-credential' })
        expect(receiver.requests).toBe(0)

        await expect(running.screen.call('setCloudToken', { token: TOKEN })).rejects.toMatchObject({
          code: 'SIGN_IN_NEEDED',
        })
        await signIn(running.station(), running.screen)
        expect(await running.screen.call('setCloudToken', { token: TOKEN })).toEqual({ ok: true })
        await expect.poll(uploads, WITHIN).toMatchObject({ state: 'sent' })
        const known = [await running.screen.call('settings', {}), await running.screen.call('info', {})]
        expect(JSON.stringify(known)).not.toContain(TOKEN)
        const health = await running.screen.call('health', {})
        const pids = health.flatMap(({ pid }) => (pid === null ? [] : [pid]))
        expect(pids.length).toBe(3)
        const keptAt = place === 'key store' ? [] : [folders.cloudToken]
        expect(whereItLies(root, [], pids)).toEqual(keptAt)
        // Somebody puts what is no token, or somebody else's, into the call: the refusal does not repeat it.
        const bad = await running.screen.call('setCloudToken', { token: `${TOKEN} with a blank` }).catch(String)
        expect(bad).toContain('must be a bearer token')
        expect(bad).not.toContain(TOKEN)
        expect(whereItLies(root, keptAt, pids)).toEqual([])
      } finally {
        await running.stop()
        await receiver.close()
      }
    }),
  )
})
