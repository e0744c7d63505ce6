import type { StartRefusal } from '../../electron/contract/start-refusal.ts'
import type { UpkeepJobs } from '../../electron/contract/upkeep.ts'
import type { Scene } from './console-scenes.ts'
import { SCENE_WALL_MS } from './live-view.ts'
import { KEY_DAMAGED } from './restore.ts'
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
  verify: { state: 'done', atWallMs: SCENE_WALL_MS, result: { name: NEWEST.name, proof: KEY_DAMAGED } },
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

const PAGES_DAMAGED: Partial<UpkeepJobs> = {
  integrity: {
    ...{ state: 'done', atWallMs: SCENE_WALL_MS - 90_000 },
    result: {
      ...{ sound: false, tables: 41, bytes: 9_412_000_000 },
      findings: ['page 4 711 of ovoscope.db: the checksum does not fit', 'table scan: row 88 013 402 cannot be read'],
    },
  },
}

/** The page check has found damage while the line works. */
function withDamagedPages(running: Scene): Scene {
  const alarm = { id: 'DATABASE_DAMAGED', priority: 1, acknowledged: false, detail: {} } as const
  const problems = [{ ...alarm, sinceWallMs: SCENE_WALL_MS - 90_000 }]
  return { ...running, view: { ...running.view, problems }, backupJobs: PAGES_DAMAGED }
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

/** The same while somebody has ordered its restart. */
function restarting(running: Scene): Scene {
  const away = { state: 'restarting', pid: null, heartbeatAgeMs: null, residentMb: null, ordered: true } as const
  return { ...running, health: running.health.map((one) => (one.name === 'station' ? { ...one, ...away } : one)) }
}

const IN_USE = 'another Ovoscope is running on the data in /var/lib/ovoscope; close it, or use that one'
const KEY_GONE =
  'the key file /var/lib/ovoscope/work/data.key is not there, and without it the data cannot be read; restore it from the backup'
const READ_ONLY =
  'the disk of /var/lib/ovoscope/work is mounted read-only, often after a fault of the disk: check it, then mount it for writing'

/** A station without its database, one that cannot start or starts anew, and backups in every state. */
export function damagedScenes(running: Scene) {
  const damaged = { ...running, damaged: true }
  return {
    damaged,
    pagesDamaged: withDamagedPages(running),
    damagedPagesRead: { ...damaged, backupJobs: PAGES_DAMAGED },
    refusedReadOnly: refused(running, 'DISK', READ_ONLY),
    restarting: restarting(running),
    refusedInUse: refused(running, 'LOCKED', IN_USE),
    refusedKey: refused(running, 'MISSING', KEY_GONE),
    damagedNewestBad: { ...damaged, backups: 'newestDamaged', backupJobs: NOT_SOUND },
    damagedNoneGood: { ...damaged, backups: 'noneGood', second: 'AWAY' },
    damagedNoBackup: { ...damaged, backups: 'none' },
    restoring: { ...damaged, backupJobs: RESTORING },
    backupKeyBad: { ...running, backups: 'newestKeyDamaged', backupJobs: VERIFIED_KEY_DAMAGED },
    backupBad: { ...running, backups: 'newestDamaged', backupJobs: VERIFIED_DAMAGED },
    backupVerifying: { ...running, backupJobs: VERIFYING, second: 'FULL' },
    backupSecondAway: { ...running, backupJobs: SECOND_AWAY, second: 'AWAY' },
    backupSecondMissing: { ...running, second: 'MISSING' },
    backupSecondShut: { ...running, second: 'NOT_WRITABLE' },
  } as const satisfies Record<string, Scene>
}
