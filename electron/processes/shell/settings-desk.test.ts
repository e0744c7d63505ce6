import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createInProcessHost } from '../../../test/fake/in-process-host.ts'
import { fakeBatch } from '../../../test/fake/live-view.ts'
import { CLOUD, deskIn, TOKEN, WISH } from '../../../test/make/settings-desk.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { NO_UPDATES } from '../../contract/policy.ts'
import { DEFAULT_BACKUP_PLAN } from '../../domain/backup-plan.ts'
import { createLogger } from '../../log/create-logger.ts'
import { noKeySealer } from '../../settings/key-sealer.ts'
import { openSettings } from '../../settings/open-settings.ts'
import { sealText } from '../../settings/policy-seal.ts'
import { fileTokenKeeper } from '../../settings/token-keeper.ts'
import { SettingsDesk } from './settings-desk.ts'

describe('changing settings', () => {
  it('saves them and restarts the station, once', () =>
    withFolder(async (folder) => {
      const { desk, change, heard, own } = await deskIn(folder)
      expect(await change({})).toEqual({ ok: true })
      expect(own.current).toMatchObject(WISH)
      expect(heard).toEqual(['restart', 'changed'])
      expect(await desk.view()).toMatchObject({ ...WISH, managed: [], restartPending: false, update: NO_UPDATES })
      expect(await change({})).toEqual({ ok: true })
      expect(heard).toEqual(['restart', 'changed', 'changed'])
    }))

  it('stands in the audit trail before it holds, or is not made', () =>
    withFolder(async (folder) => {
      const { change, setToken, trail, own } = await deskIn(folder)
      await Promise.all([change({}), setToken(TOKEN), setToken(null)])
      expect(trail).toEqual(['settings.change machine', 'settings.token kept', 'settings.token removed'])
      Object.freeze(trail)
      await expect(change({ site: 'Other' })).rejects.toThrowError('extensible')
      expect(own.current.site).toBe(WISH.site)
    }))

  it('says in the audit trail when what stands there could not be kept', () =>
    withFolder(async (folder) => {
      const { change, setToken, trail, own } = await deskIn(folder)
      const before = own.current
      // A folder in the place of either file: nothing can be put there.
      for (const name of ['settings.json', 'cloud.token']) {
        rmSync(join(folder, name), { force: true })
        mkdirSync(join(folder, name, 'in the way'), { recursive: true })
      }
      expect(await change({ site: 'Other' })).toEqual({ ok: false, refusal: 'NOT_SAVED' })
      expect((await setToken(TOKEN)).ok).toBe(false)
      expect(own.current).toEqual(before)
      expect(trail).toEqual([
        ...['settings.change machine', 'settings.notKept settings'],
        ...['settings.token kept', 'settings.notKept token'],
      ])
    }))

  it('starts the model anew for another device, not the station, and not while a batch is open', () =>
    withFolder(async (folder) => {
      const { desk, change, heard, station, own } = await deskIn(folder)
      await change({})
      heard.length = 0
      const inference = { provider: 'webgpu', threads: 2 } as const
      station.batch = fakeBatch()
      expect(await change({ inference })).toEqual({ ok: false, refusal: 'BATCH_OPEN' })
      station.batch = null
      expect(await change({ inference })).toEqual({ ok: true })
      expect(heard).toEqual(['restart inference', 'changed'])
      expect(own.current.inference).toEqual(inference)
      desk.close()
    }))

  it('does not speak of a restart to come while the station is being restarted', () =>
    withFolder(async (folder) => {
      const { desk, change, heard, station } = await deskIn(folder)
      station.slow = true
      expect(await change({})).toEqual({ ok: true })
      expect(heard).toEqual(['restart', 'changed'])
      expect((await desk.view()).restartPending).toBe(false)
    }))

  it.each(['running', 'paused', 'closing'] as const)('changes nothing while a batch is %s', (state) =>
    withFolder(async (folder) => {
      const { change, heard, own, station } = await deskIn(folder)
      const before = own.current
      station.batch = fakeBatch({ state })
      expect(await change({})).toEqual({ ok: false, refusal: 'BATCH_OPEN' })
      expect([own.current, heard]).toEqual([before, []])
      station.batch = fakeBatch({ state: 'closed' })
      expect(await change({})).toEqual({ ok: true })
    }),
  )

  it('changes nothing while the station does not say whether a batch is open', () =>
    withFolder(async (folder) => {
      const { change, heard, station } = await deskIn(folder)
      station.silent = true
      expect(await change({})).toEqual({ ok: false, refusal: 'STATION_SILENT' })
      expect(heard).toEqual([])
    }))

  it('saves in play without touching the station there, which may not even ask for the credential', () =>
    withFolder(async (folder) => {
      const { change, heard, own, station, desk } = await deskIn(folder)
      station.play = true
      station.batch = fakeBatch({ state: 'running' })
      expect(await change({})).toEqual({ ok: true })
      expect([own.current.site, heard]).toEqual(['Nord', ['changed']])
      expect((await desk.view()).restartPending).toBe(false)
    }))

  it('refuses what IT decides, and does not write it down as the machine’s own', () =>
    withFolder(async (folder) => {
      const other = { endpoint: 'https://other.example', site: 'x' }
      const { change, own, desk } = await deskIn(folder, { cloud: CLOUD, proxy: 'http://proxy.example:3128' })
      expect(await change({ cloud: other, proxy: 'http://proxy.example:3128' })).toEqual({
        ok: false,
        refusal: 'MANAGED',
      })
      expect(await change({ proxy: null })).toEqual({ ok: false, refusal: 'MANAGED' })
      expect(await change({ proxy: 'http://proxy.example:3128' })).toEqual({ ok: true })
      expect(own.current).toMatchObject({ site: 'Nord', cloud: null, proxy: null })
      expect(await desk.view()).toMatchObject({ cloud: CLOUD, managed: ['cloud', 'proxy'] })
    }))

  it('forgets the credential when somebody enters another receiver, and keeps it for another path or name', () =>
    withFolder(async (folder) => {
      const { change, setToken, askToken } = await deskIn(folder)
      await change({})
      await setToken(TOKEN)
      await change({ cloud: { endpoint: 'https://cloud.example/v2', site: 'nord-02' } })
      expect(await askToken()).toEqual({ token: TOKEN })
      await change({ cloud: { endpoint: 'https://elsewhere.example/api', site: 'nord-01' } })
      expect(await askToken()).toEqual({ missing: expect.any(String) })
      await setToken(TOKEN)
      await change({ cloud: null })
      await change({ cloud: { endpoint: 'https://elsewhere.example', site: 'nord-01' } })
      expect(await askToken()).toEqual({ missing: expect.any(String) })
    }))
})

describe('the plan of the backups', () => {
  const plan = { ...DEFAULT_BACKUP_PLAN, hour: 22, secondFolder: '/mnt/nas/ovoscope' }

  it('holds at once, also while a batch is open, and stands in the audit trail', () =>
    withFolder(async (folder) => {
      const { desk, changePlan, heard, own, station, trail, plansHeard } = await deskIn(folder)
      station.batch = fakeBatch({ state: 'running' })
      expect(await changePlan(plan)).toEqual({ ok: true })
      expect([own.current.backup, (await desk.view()).backup]).toEqual([plan, plan])
      expect([heard, trail]).toEqual([['changed'], ['settings.change backup']])
      await expect.poll(plansHeard).toEqual([plan])
    }))

  it('is IT’s where the policy says so, and review is told of another one', () =>
    withFolder(async (folder) => {
      const { desk, changePlan, layPolicy, look, own, plansHeard } = await deskIn(folder, { backup: plan })
      expect(await changePlan(DEFAULT_BACKUP_PLAN)).toEqual({ ok: false, refusal: 'MANAGED' })
      expect([own.current.backup, (await desk.view()).backup]).toEqual([DEFAULT_BACKUP_PLAN, plan])
      layPolicy({ backup: { ...plan, hour: 1 } })
      await look()
      await expect.poll(plansHeard).toEqual([{ ...plan, hour: 1 }])
    }))
})

describe('the policy', () => {
  it('holds from the start, and a changed one restarts the station as soon as no batch is open', () =>
    withFolder(async (folder) => {
      const { desk, station, heard, layPolicy, look } = await deskIn(folder, { cloud: CLOUD })
      expect(desk.effective().settings.cloud).toEqual(CLOUD)
      station.batch = fakeBatch({ state: 'running' })
      const next = { endpoint: 'https://cloud.example/v2', site: 'nord-01' }
      layPolicy({ cloud: next, update: { mode: 'notify', feed: null, window: { from: '01:00', to: '02:00' } } })
      await look()
      expect(await desk.view()).toMatchObject({ cloud: next, restartPending: true })
      expect(desk.updatePolicy().mode).toBe('notify')
      expect(heard).toEqual(['changed'])
      station.batch = fakeBatch({ state: 'closed' })
      await look()
      expect(heard).toEqual(['changed', 'restart', 'changed'])
      expect((await desk.view()).restartPending).toBe(false)
    }))

  it('when it is refused: no updates, no credential for anybody, the file and what to do in the log, the station left alone', () =>
    withFolder(async (folder) => {
      const update = {
        mode: 'download',
        feed: 'http://updates.example',
        window: { from: '01:00', to: '02:00' },
      } as const
      const { desk, setToken, askToken, look, writePolicy, policyPath, logText, heard, change } = await deskIn(folder, {
        cloud: CLOUD,
        update,
      })
      await setToken(TOKEN)
      expect(await askToken()).toEqual({ token: TOKEN })
      writePolicy(
        readFileSync(policyPath, 'utf8').replace('nord-01', 'nord-02'),
        readFileSync(`${policyPath}.sha256`, 'utf8'),
      )
      await look()
      await look()
      expect(desk.policyState).toEqual({ state: 'refused', path: policyPath, refusal: 'CHANGED', detail: '' })
      expect(desk.updatePolicy()).toEqual(NO_UPDATES)
      expect(await askToken()).toEqual({ missing: expect.stringContaining(policyPath) })
      expect(logText()).toContain(`The policy file ${policyPath} is refused`)
      expect(heard).not.toContain('restart')
      expect(await change({ cloud: { endpoint: 'https://own.example', site: 'x' } })).toEqual({
        ok: false,
        refusal: 'MANAGED',
      })
    }))

  it('refused at the start keeps everything here', () =>
    withFolder(async (folder) => {
      const text = JSON.stringify({ version: 1, cloud: CLOUD })
      const first = await deskIn(folder)
      first.writePolicy(text, sealText(Buffer.from(`${text} `), 'policy.json'))
      const { desk, setToken, askToken } = await deskIn(folder)
      await setToken(TOKEN)
      expect(desk.effective()).toMatchObject({ settings: { cloud: null }, uploadsHeld: true })
      expect(await askToken()).toEqual({ missing: expect.any(String) })
    }))
})

describe('the credential', () => {
  it('is kept, used at once, shown by its day only and written nowhere else', () =>
    withFolder(async (folder) => {
      const { desk, change, setToken, askToken, heard, logText, settingsText, time } = await deskIn(folder)
      await change({})
      expect((await desk.view()).token).toMatchObject({ place: 'machine-file', sinceWallMs: null })
      expect(await setToken(TOKEN)).toEqual({ ok: true })
      await time.advance(0)
      expect(heard).toContain('send now')
      expect(await askToken()).toEqual({ token: TOKEN })
      const view = await desk.view()
      expect(view.token.sinceWallMs).not.toBeNull()
      for (const text of [JSON.stringify(view), logText(), settingsText()]) expect(text).not.toContain(TOKEN)
      expect(await setToken(null)).toEqual({ ok: true })
      expect(await askToken()).toEqual({ missing: expect.any(String) })
      expect((await desk.view()).token.sinceWallMs).toBeNull()
    }))

  it('is never at hand for a station in play', () =>
    withFolder(async (folder) => {
      const { desk, gotSecretsPort, time } = await deskIn(folder)
      expect(gotSecretsPort()).toBe(true)
      let asked = false
      const host = createInProcessHost(() => (link) => {
        link.onPort((peer) => {
          asked ||= peer === 'secrets'
        })
      })
      const inPlay = new SettingsDesk({
        ...{ host, own: openSettings(join(folder, 'settings.json'), silent), policyPath: '/nowhere/policy.json' },
        ...{
          token: fileTokenKeeper(join(folder, 'cloud.token')),
          sealer: noKeySealer,
          timers: time.timers,
          log: silent,
        },
        ...{
          audit: () => Promise.resolve(),
          isPlay: () => true,
          restartStation: () => undefined,
          restartInference: () => undefined,
          changed: () => undefined,
        },
      })
      inPlay.stationStarted(host.spawn('station', {}))
      await time.advance(0)
      expect(asked).toBe(false)
      desk.close()
      inPlay.close()
      expect(time.pending).toBe(0)
    }))
})

const silent = createLogger({ process: 'test', level: 'error', file: undefined, errorOutput: () => undefined })
