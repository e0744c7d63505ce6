import type { StartRefusal } from '../../electron/contract/start-refusal.ts'
import type { UpkeepJobs } from '../../electron/contract/upkeep.ts'
import type { Scene } from './console-scenes.ts'
import { SCENE_WALL_MS } from './live-view.ts'
import { FAKE_BACKUPS } from './upkeep.ts'

const [NEWEST] = FAKE_BACKUPS

const RESTORING: Partial<UpkeepJobs> = {
  restore: { state: 'running', sinceWallMs: SCENE_WALL_MS - 41_000, share: 0.37 },
}
const NOT_SOUND: Partial<UpkeepJobs> = {
  restore: {
    ...{ state: 'failed', atWallMs: SCENE_WALL_MS, code: 'NOT_SOUND' },
    message: 'ovoscope.db was changed or damaged after the backup was made; use another backup',
  },
}
const VERIFIED_DAMAGED: Partial<UpkeepJobs> = {
  verify: {
    ...{ state: 'done', atWallMs: SCENE_WALL_MS },
    result: {
      name: NEWEST.name,
      proof: {
        ...{ kind: 'damaged', atWallMs: SCENE_WALL_MS },
        finding: `/var/lib/ovoscope/work/backups/${NEWEST.name}/ovoscope.db was changed or damaged after the backup was made; use another backup`,
      },
    },
  },
}
const VERIFIED_KEY_DAMAGED: Partial<UpkeepJobs> = {
  verify: {
    ...{ state: 'done', atWallMs: SCENE_WALL_MS },
    result: {
      name: NEWEST.name,
      proof: {
        ...{ kind: 'keyDamaged', atWallMs: SCENE_WALL_MS },
        finding: `/var/lib/ovoscope/work/backups/${NEWEST.name}/data.key was changed or damaged after the backup was made`,
      },
    },
  },
}
const SECOND_AWAY: Partial<UpkeepJobs> = {
  backup: {
    ...{ state: 'failed', atWallMs: SCENE_WALL_MS, code: 'SECOND_AWAY' },
    message: 'the backup was made, but not copied',
  },
}
const VERIFYING: Partial<UpkeepJobs> = {
  verify: { state: 'running', sinceWallMs: SCENE_WALL_MS - 41_000, share: 0.37 },
}

/** Whether the station of a scene shows nothing of its line: it has no database, or it cannot start. */
export function isShut({ damaged, health }: Scene): boolean {
  return damaged === true || health.some(({ refusal }) => refusal !== null)
}

/** The same station between two tries of a start that is refused. */
function refused(running: Scene, code: StartRefusal['code'], detail: string): Scene {
  const waiting = { state: 'restarting', pid: null, heartbeatAgeMs: null, residentMb: null } as const
  const health = running.health.map((one) =>
    one.name === 'station' ? { ...one, ...waiting, restarts: 7, lastExit: 'code 1', refusal: { code, detail } } : one,
  )
  return { ...running, health }
}

const IN_USE = 'another Ovoscope is running on the data in /var/lib/ovoscope/work; close it, or use that one'
const KEY_GONE =
  'the key file /var/lib/ovoscope/work/data.key is not there, and without it the data cannot be read; restore it from the backup'

/** A station without its database or one that cannot start, and backups in every state. */
export function damagedScenes(running: Scene) {
  const damaged = { ...running, damaged: true }
  return {
    damaged,
    refusedInUse: refused(running, 'LOCKED', IN_USE),
    refusedKey: refused(running, 'MISSING', KEY_GONE),
    damagedNewestBad: { ...damaged, backups: 'newestDamaged', backupJobs: NOT_SOUND },
    damagedNoneGood: { ...damaged, backups: 'noneGood', second: 'AWAY' },
    damagedNoBackup: { ...damaged, backups: 'none' },
    restoring: { ...damaged, backupJobs: RESTORING },
    backupKeyBad: { ...running, backupJobs: VERIFIED_KEY_DAMAGED },
    backupBad: { ...running, backups: 'newestDamaged', backupJobs: VERIFIED_DAMAGED },
    backupVerifying: { ...running, backupJobs: VERIFYING, second: 'FULL' },
    backupSecondAway: { ...running, backupJobs: SECOND_AWAY, second: 'AWAY' },
    backupSecondMissing: { ...running, second: 'MISSING' },
    backupSecondShut: { ...running, second: 'NOT_WRITABLE' },
  } as const satisfies Record<string, Scene>
}
