import type { BackupInfo } from '../../electron/contract/backups.ts'
import type { ProcessHealth } from '../../electron/contract/shell.ts'
import type { Disk, UpkeepJobs } from '../../electron/contract/upkeep.ts'
import { ALARM_KINDS } from '../../electron/domain/alarm/rationalisation.ts'
import { BACKUP_OLD_MS } from '../../electron/domain/backup-plan.ts'

/** What needs somebody, by the id of its words. 1 is the most urgent. */
export interface ServiceProblem {
  readonly id:
    | 'processStands'
    | 'databaseDamaged'
    | 'diskLittle'
    | 'sumsDiffer'
    | 'monthUnread'
    | 'picturesLost'
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
  /** The station cannot open its database, which a card of its own says. */
  readonly cannotOpen: boolean
  readonly disk: Disk | undefined
  readonly jobs: UpkeepJobs | undefined
  readonly backups: readonly BackupInfo[] | undefined
  readonly parkedUploads: number
}

/** The problems of the service page, most urgent first; what is an alarm too is as urgent as that. What is not known yet is no problem. Pure. */
export function serviceProblems(facts: ServiceFacts): ServiceProblem[] {
  const { health, disk, jobs, parkedUploads } = facts
  const damaged = !facts.cannotOpen && jobs?.integrity.state === 'done' && !jobs.integrity.result.sound
  const sums = jobs?.reconcile.state === 'done' ? jobs.reconcile.result : undefined
  const isMonthUnread = (sums?.coldFaults.length ?? 0) > 0
  const differ = !isMonthUnread && (sums?.differences.length ?? 0) > 0
  const standing = health.filter(({ state }) => state === 'stopped' || state === 'unresponsive')
  const onlyReview = standing.every(({ name }) => name === 'review')
  const all: readonly (readonly [present: boolean, problem: ServiceProblem])[] = [
    [standing.length > 0, { id: 'processStands', priority: onlyReview ? ALARM_KINDS.REVIEW_DOWN.priority : 1 }],
    [damaged, { id: 'databaseDamaged', priority: ALARM_KINDS.DATABASE_DAMAGED.priority }],
    [disk?.verdict === 'little', { id: 'diskLittle', priority: ALARM_KINDS.DISK_LOW.priority }],
    [differ, { id: 'sumsDiffer', priority: 2 }],
    [isMonthUnread, { id: 'monthUnread', priority: 2 }],
    [(sums?.pictures?.faults.length ?? 0) > 0, { id: 'picturesLost', priority: 3 }],
    [jobs?.backup.state === 'failed', { id: 'backupFailed', priority: 2 }],
    [disk?.verdict === 'soon', { id: 'diskSoon', priority: 3 }],
    [parkedUploads > 0, { id: 'uploadsParked', priority: ALARM_KINDS.UPLOAD_REFUSED.priority }],
    ...backupProblems(facts),
  ]
  const present = all.filter(([isPresent]) => isPresent).map(([, problem]) => problem)
  return present.toSorted((one, other) => one.priority - other.priority)
}

/** Play is nobody's record: it needs no backup. Of a database that cannot be opened none can be made. */
function backupProblems({
  play,
  cannotOpen,
  backups,
  nowWallMs,
}: ServiceFacts): (readonly [boolean, ServiceProblem])[] {
  if (play || cannotOpen || backups === undefined) return []
  const newest = backups[0]
  const { priority } = ALARM_KINDS.BACKUP_OLD
  return [
    [newest !== undefined && nowWallMs - newest.madeAtWallMs > BACKUP_OLD_MS, { id: 'backupOld', priority }],
    [newest === undefined, { id: 'backupNone', priority }],
  ]
}
