import { NO_UPDATES } from '../../electron/contract/policy.ts'
import type { SettingsView } from '../../electron/contract/settings.ts'
import { DEFAULT_BACKUP_PLAN } from '../../electron/domain/backup-plan.ts'
import { SCENE_WALL_MS } from './live-view.ts'

/** On the network, for a second copy of every backup. */
export const SECOND_FOLDER = '/mnt/hatchery-nas/ovoscope'
export const POLICY_PATH = '/etc/ovoscope/policy.json'

/** What holds on the station of the scenes: its own settings, no policy, a credential kept for a month. */
export function fakeSettings(change: Partial<SettingsView> = {}): SettingsView {
  return {
    site: 'Site Nord',
    line: 'Line 2',
    ratedEggsPerHour: 24_000,
    cloud: { endpoint: 'https://cloud.example/hatchery', site: 'nord-01' },
    proxy: null,
    inference: { provider: 'webgpu', threads: 'auto' },
    update: NO_UPDATES,
    backup: { ...DEFAULT_BACKUP_PLAN, secondFolder: SECOND_FOLDER },
    managed: [],
    policy: { state: 'absent', path: POLICY_PATH },
    token: {
      ...{ place: 'key-store', path: '/var/lib/ovoscope/work/cloud.token.sealed' },
      sinceWallMs: SCENE_WALL_MS - 30 * 86_400_000,
      problem: null,
    },
    restartPending: false,
    ...change,
  }
}

/** The same under IT's policy, which came while a batch was open. */
export const MANAGED_SETTINGS = fakeSettings({
  proxy: 'http://proxy.hatchery.example:3128',
  update: {
    mode: 'install-in-window',
    feed: 'http://updates.hatchery.example/ovoscope',
    window: { from: '22:00', to: '04:30' },
  },
  managed: ['cloud', 'proxy', 'update', 'backup', 'pictures'],
  policy: { state: 'applied', path: POLICY_PATH },
  restartPending: true,
})

/** Somebody has touched the policy file, and the key store does not open what it sealed. */
export const REFUSED_SETTINGS = fakeSettings({
  managed: ['cloud', 'proxy', 'update', 'backup', 'pictures'],
  policy: { state: 'refused', path: POLICY_PATH, refusal: 'CHANGED', detail: '' },
  token: { ...fakeSettings().token, problem: 'UNREADABLE' },
})
