import type { BackupsView, ListedBackup, SecondFolderState } from '../../electron/contract/backups.ts'
import type { Rescue, RestoreLoss } from '../../electron/contract/restore.ts'
import type { UpkeepJobs } from '../../electron/contract/upkeep.ts'
import type { BackupPlan } from '../../electron/domain/backup-plan.ts'
import { SCENE_WALL_MS } from './live-view.ts'
import { FAKE_BACKUPS } from './upkeep.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** What of a scene concerns backups. */
export interface BackupScene {
  /** The station could not open its database. */
  readonly damaged?: boolean
  /** Some can be put back where nothing is said; the newest is damaged, or only its key file; none holds; there is none at all. */
  readonly backups?: 'newestDamaged' | 'newestKeyDamaged' | 'noneGood' | 'none'
  /** Of the second folder; ready where nothing is said. */
  readonly second?: SecondFolderState
  /** How the long work about backups stands; at rest where nothing is said. */
  readonly backupJobs?: Partial<UpkeepJobs>
}

/** The station could not open its database. */
const DAMAGE: Rescue['damage'] = {
  message: 'the database is damaged: scan cannot be read',
  atWallMs: SCENE_WALL_MS - 40_000,
}

interface FakeRestoreParts {
  readonly commands: string[]
  scene(): BackupScene
  plan(): BackupPlan
  keepJob(jobs: Partial<UpkeepJobs>): void
}

/** The part of the review service that makes backups, reads them again and puts them back. */
export function fakeRestore({ commands, scene, plan, keepJob }: FakeRestoreParts) {
  let staged: Rescue['staged'] = null
  let restored: Rescue['restored'] = null
  let made: ListedBackup[] = []
  return {
    handlers: {
      backups: () => withNewer(viewOf(scene(), plan()), made),
      rescue: (): Rescue => ({ damage: scene().damaged === true ? DAMAGE : null, staged, restored }),
      restoreLoss: ({ name }: { readonly name: string }) => lossOf(name, scene().damaged === true),
      startRestore: ({ name }: { readonly name: string }) => {
        commands.push(`startRestore ${name}`)
        const { scans = 0, madeAtWallMs = 0 } = FAKE_BACKUPS.find((one) => one.name === name) ?? {}
        staged = { name, scans, madeAtWallMs }
        keepJob({ restore: { state: 'done', atWallMs: SCENE_WALL_MS, result: staged } })
        return {}
      },
      cancelRestore: () => {
        commands.push('cancelRestore')
        staged = null
        return {}
      },
      dismissRestored: () => {
        commands.push('dismissRestored')
        restored = null
        return {}
      },
      startVerify: ({ name }: { readonly name: string }) => {
        commands.push(`startVerify ${name}`)
        const proof = { kind: 'sound', atWallMs: SCENE_WALL_MS } as const
        keepJob({ verify: { state: 'done', atWallMs: SCENE_WALL_MS, result: { name, proof } } })
        return {}
      },
    },
    /** The station has started again, and has put in place what waited. */
    stationStarted: () => {
      if (staged !== null) restored = { ...staged, atWallMs: SCENE_WALL_MS }
      staged = null
    },
    /** Somebody has had one made. */
    backedUp: () => {
      const madeAtWallMs = SCENE_WALL_MS + HOUR_MS
      made = [{ ...FAKE_BACKUPS[0], name: '20261120T134107Z', madeAtWallMs }]
    },
    /** Another scene. */
    forget: () => {
      made = []
      staged = null
      restored = null
    },
  }
}

function viewOf({ damaged, second = 'READY', ...scene }: BackupScene, plan: BackupPlan): BackupsView {
  const backups = backupsOf(scene)
  const newestWallMs = second === 'READY' || second === 'FULL' ? SCENE_WALL_MS - DAY_MS : null
  return {
    ...{ folder: '/var/lib/ovoscope/work/backups', backups, plan },
    next:
      damaged === true ? null : { kind: 'at', atWallMs: Math.ceil(SCENE_WALL_MS / HOUR_MS) * HOUR_MS + 14 * HOUR_MS },
    second: plan.secondFolder === null ? null : { state: second, newestWallMs },
  }
}

function withNewer(view: BackupsView, newer: readonly ListedBackup[]): BackupsView {
  return { ...view, backups: [...newer, ...view.backups] }
}

function backupsOf({ backups }: BackupScene): ListedBackup[] {
  if (backups === 'none') return []
  return FAKE_BACKUPS.map((backup, at) => {
    const isDamaged = backups === 'noneGood' || (backups === 'newestDamaged' && at === 0)
    if (backups === 'newestKeyDamaged' && at === 0) return { ...backup, proof: KEY_DAMAGED }
    return isDamaged ? { ...backup, proof: damagedAt(backup.name) } : backup
  })
}

/** Of the newest. */
export const KEY_DAMAGED: ListedBackup['proof'] = {
  ...{ kind: 'keyDamaged', atWallMs: SCENE_WALL_MS },
  finding: `/var/lib/ovoscope/work/backups/${FAKE_BACKUPS[0].name}/data.key was changed or damaged after the backup was made`,
}

function damagedAt(name: string): ListedBackup['proof'] {
  const file = `/var/lib/ovoscope/work/backups/${name}/ovoscope.db`
  return {
    ...{ kind: 'damaged', atWallMs: SCENE_WALL_MS - HOUR_MS },
    finding: `${file} was changed or damaged after the backup was made; use another backup`,
  }
}

function lossOf(name: string, isDamaged: boolean): RestoreLoss | null {
  const backup = FAKE_BACKUPS.find((one) => one.name === name)
  if (backup === undefined) return null
  const isNewest = backup === FAKE_BACKUPS[0]
  return {
    ...{ name, madeAtWallMs: backup.madeAtWallMs, newestWallMs: SCENE_WALL_MS - 4_000 },
    ...(isNewest
      ? { scans: 184_220, batches: 3, imported: 0, journalBack: 185_901, journalGone: 0, scansGone: 0 }
      : {
          scans: 371_940,
          batches: 7,
          imported: 4_800,
          journalBack: 203_418,
          journalGone: 171_902,
          scansGone: 168_522,
        }),
    ...(isDamaged && { batches: null, imported: null }),
  }
}
