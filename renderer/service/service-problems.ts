import type { BackupInfo } from '../../electron/contract/backups.ts'
import type { ProcessHealth } from '../../electron/contract/shell.ts'
import type { Disk, UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { BACKUP_OLD_MS } from '../../electron/domain/backup-plan.ts'

/** What needs somebody, by the id of its words. 1 is the most urgent. */
export interface ServiceProblem {
  readonly id:
    | 'processStands'
    | 'databaseDamaged'
    | 'diskLittle'
    | 'sumsDiffer'
    | 'backupFailed'
    | 'diskSoon'
    | 'uploadsParked'
    | 'backupOld'
    | 'backupNone'
  readonly priority: 1 | 2 | 3
}

export interface ServiceFacts {
  readonly nowWallMs: number
  readonly play: boolean
  readonly health: readonly ProcessHealth[]
  readonly disk: Disk | undefined
  readonly jobs: UpkeepJobs | undefined
  readonly backups: readonly BackupInfo[] | undefined
  readonly parkedUploads: number
}

/** The problems of the service page, most urgent first. What is not known yet is no problem. Pure. */
export function serviceProblems(facts: ServiceFacts): ServiceProblem[] {
  const { health, disk, jobs, parkedUploads } = facts
  const damaged = jobs?.integrity.state === 'done' && !jobs.integrity.result.sound
  const differ = jobs?.reconcile.state === 'done' && !jobs.reconcile.result.agrees
  const stands = health.some(({ state }) => state === 'stopped' || state === 'unresponsive')
  const all: readonly (readonly [present: boolean, problem: ServiceProblem])[] = [
    [stands, { id: 'processStands', priority: 1 }],
    [damaged, { id: 'databaseDamaged', priority: 1 }],
    [disk?.verdict === 'little', { id: 'diskLittle', priority: 1 }],
    [differ, { id: 'sumsDiffer', priority: 2 }],
    [jobs?.backup.state === 'failed', { id: 'backupFailed', priority: 2 }],
    [disk?.verdict === 'soon', { id: 'diskSoon', priority: 2 }],
    [parkedUploads > 0, { id: 'uploadsParked', priority: 2 }],
    ...backupProblems(facts),
  ]
  return all.filter(([present]) => present).map(([, problem]) => problem)
}

/** Play is nobody's record: it needs no backup. */
function backupProblems({ play, backups, nowWallMs }: ServiceFacts): (readonly [boolean, ServiceProblem])[] {
  if (play || backups === undefined) return []
  const newest = backups[0]
  return [
    [newest !== undefined && nowWallMs - newest.madeAtWallMs > BACKUP_OLD_MS, { id: 'backupOld', priority: 3 }],
    [newest === undefined, { id: 'backupNone', priority: 3 }],
  ]
}
