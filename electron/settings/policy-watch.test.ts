import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../test/fake/fake-time.ts'
import { type MachinePolicy, NO_UPDATES, POLICY_VERSION } from '../contract/policy.ts'
import { DEFAULT_RETENTION } from '../domain/archive/retention.ts'
import { DEFAULT_BACKUP_PLAN } from '../domain/backup-plan.ts'
import type { LogFields } from '../log/logger.ts'
import { silentLogger } from '../log/logger.ts'
import { effectiveSettings } from './effective-settings.ts'
import type { PolicyReading } from './machine-policy.ts'
import { POLICY_LOOK_EVERY_MS, PolicyWatch } from './policy-watch.ts'
import { DEFAULT_SETTINGS } from './settings.ts'

const UPDATE = { mode: 'download', feed: 'http://updates.example', window: { from: '22:00', to: '04:00' } } as const
const CLOUD = { endpoint: 'https://cloud.example', site: 'nord-01' }
const applied = (policy: Omit<MachinePolicy, 'version'>): PolicyReading => ({
  kind: 'applied',
  policy: { version: POLICY_VERSION, ...policy },
})
const refused: PolicyReading = { kind: 'refused', refusal: 'CHANGED', detail: '' }

function watching(first: PolicyReading) {
  const time = createFakeTime()
  const errors: string[] = []
  const looks: boolean[] = []
  const file = { now: first }
  const log = { ...silentLogger, error: (_fields: LogFields, message: string) => void errors.push(message) }
  const watch = new PolicyWatch({ path: '/etc/policy.json', timers: time.timers, log, read: () => file.now })
  watch.onLook((changed) => looks.push(changed))
  return { watch, file, errors, looks, look: () => time.advance(POLICY_LOOK_EVERY_MS), time }
}

describe('PolicyWatch', () => {
  it('takes up a file that comes, changes and goes', async () => {
    const { watch, file, look, looks } = watching({ kind: 'absent' })
    expect(watch.state).toEqual({ state: 'absent', path: '/etc/policy.json' })
    await look()
    file.now = applied({ update: UPDATE })
    await look()
    expect(watch.current).toEqual(file.now)
    file.now = { kind: 'absent' }
    await look()
    expect([watch.current.kind, watch.lastApplied]).toEqual(['absent', undefined])
    expect(looks).toEqual([false, true, true])
  })

  it('believes at the start at once that a policy is refused, and names it in the log', () => {
    const { watch, errors } = watching(refused)
    expect(watch.state).toEqual({ state: 'refused', path: '/etc/policy.json', refusal: 'CHANGED', detail: '' })
    expect(errors).toEqual([expect.stringContaining('/etc/policy.json')])
  })

  it('stops nothing while two files are being replaced', async () => {
    const { watch, file, look, errors } = watching(applied({ update: UPDATE }))
    file.now = refused
    await look()
    expect(watch.current.kind).toBe('applied')
    file.now = applied({ cloud: CLOUD })
    await look()
    expect([watch.current, errors]).toEqual([applied({ cloud: CLOUD }), []])
  })

  it('refuses what is still wrong at the second look, once in the log, and remembers what held before', async () => {
    const { watch, file, look, errors } = watching(applied({ cloud: CLOUD }))
    file.now = refused
    for (let n = 0; n < 4; n++) await look()
    expect([watch.current.kind, watch.lastApplied?.cloud, errors.length]).toEqual(['refused', CLOUD, 1])
  })

  it('looks no more when it is stopped', async () => {
    const { watch, look, looks, time } = watching({ kind: 'absent' })
    watch.stop()
    await look()
    expect([looks, time.pending]).toEqual([[], 0])
  })
})

describe('effectiveSettings', () => {
  const own = {
    ...DEFAULT_SETTINGS,
    cloud: { endpoint: 'https://own.example', site: 'own' },
    proxy: 'http://own.example:1',
  }
  const effective = (reading: PolicyReading, lastApplied?: MachinePolicy) =>
    effectiveSettings(own, reading, lastApplied)

  it('is the machine’s own without a policy, with updates off', () => {
    expect(effective({ kind: 'absent' })).toEqual({
      settings: own,
      update: NO_UPDATES,
      pictures: null,
      managed: [],
      uploadsHeld: false,
    })
  })

  it('puts each part of the policy over it, and leaves the others', () => {
    expect(effective(applied({ cloud: CLOUD }))).toEqual({
      settings: { ...own, cloud: CLOUD },
      update: NO_UPDATES,
      pictures: null,
      managed: ['cloud'],
      uploadsHeld: false,
    })
    const all = effective(applied({ cloud: CLOUD, proxy: 'http://it.example:3128', update: UPDATE }))
    expect(all.settings).toEqual({ ...own, cloud: CLOUD, proxy: 'http://it.example:3128' })
    expect([all.update, all.managed]).toEqual([UPDATE, ['cloud', 'proxy', 'update']])
  })

  it('takes the plan of the backups and the rule of kept pictures as they stand there, also when the file is damaged later', () => {
    const backup = { ...DEFAULT_BACKUP_PLAN, hour: 22, secondFolder: '/mnt/nas/ovoscope' }
    const policy = { backup, pictures: { ...DEFAULT_RETENTION, quotaBytes: 4 * 1024 ** 3 } }
    const now = effective(applied(policy))
    expect([now.settings.backup, now.pictures, now.managed]).toEqual([backup, policy.pictures, ['backup', 'pictures']])
    const later = effective(refused, { version: POLICY_VERSION, ...policy })
    expect([later.settings.backup, later.pictures]).toEqual([backup, policy.pictures])
  })

  it('does what can do no harm under a refused policy: no updates, no uploads, nothing to be changed', () => {
    expect(effective(refused)).toEqual({
      settings: own,
      update: NO_UPDATES,
      pictures: null,
      managed: ['cloud', 'proxy', 'update', 'backup', 'pictures'],
      uploadsHeld: true,
    })
    // Summaries go on being made under the name that was agreed, so that no station has to be restarted.
    const before: MachinePolicy = { version: POLICY_VERSION, cloud: CLOUD, update: UPDATE }
    expect(effective(refused, before)).toMatchObject({
      settings: { cloud: CLOUD },
      update: NO_UPDATES,
      uploadsHeld: true,
    })
  })
})
