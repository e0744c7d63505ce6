import type { Rescue, RestoreLoss } from '../../electron/contract/restore.ts'
import type { UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { SCENE_WALL_MS } from './live-view.ts'
import { FAKE_BACKUPS } from './upkeep.ts'

/** The station could not open its database. */
const DAMAGE: Rescue['damage'] = {
  message: 'the database is damaged: scan cannot be read',
  atWallMs: SCENE_WALL_MS - 40_000,
}

/** The part of the review service that puts backups back. */
export function fakeRestore(commands: string[], damaged: boolean, onDone: (restore: UpkeepJobs['restore']) => void) {
  return {
    backups: () => ({ folder: '/var/lib/ovoscope/work/backups', backups: [...FAKE_BACKUPS] }),
    rescue: () => ({ damage: damaged ? DAMAGE : null }),
    restoreLoss: ({ name }: { readonly name: string }) => lossOf(name),
    startRestore: ({ name }: { readonly name: string }) => {
      commands.push(`startRestore ${name}`)
      const { scans = 0, madeAtWallMs = 0 } = FAKE_BACKUPS.find((one) => one.name === name) ?? {}
      onDone({ state: 'done', atWallMs: SCENE_WALL_MS, result: { name, scans, madeAtWallMs } })
      return {}
    },
  }
}

function lossOf(name: string): RestoreLoss | null {
  const backup = FAKE_BACKUPS.find((one) => one.name === name)
  if (backup === undefined) return null
  return {
    ...{ name, madeAtWallMs: backup.madeAtWallMs, newestWallMs: SCENE_WALL_MS - 4_000 },
    ...{ scans: 184_220, batches: 3, journalBack: 12_400, journalGone: 171_900 },
  }
}
