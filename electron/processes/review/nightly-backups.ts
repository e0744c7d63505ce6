import type { Clock, Timers } from '../../base/clock.ts'
import type { BackupPlan } from '../../domain/backup-plan.ts'
import { listBackups } from '../../review/backup/backup-folders.ts'
import { watchBackups } from '../../review/backup/backup-watch.ts'
import type { Review } from '../../review/open-review.ts'
import type { Jobs } from '../../review/upkeep/jobs.ts'

export interface NightlyBackupsParts {
  /** Play is nobody's record: no backups are made of it. */
  readonly play: boolean
  /** That holds now. */
  plan(): Pick<BackupPlan, 'hour'>
  /** Folder of the backups. */
  readonly folder: string
  readonly clock: Clock
  readonly timers: Timers
  readonly jobs: Pick<Jobs, 'request'>
  opened(): Pick<Review, 'hasOpenBatch' | 'hasUsers'>
}

/** Has backups made by their plan, and every page read after a start; answers with how to stop. */
export function startNightlyBackups(parts: NightlyBackupsParts): () => void {
  const { play, folder, clock, timers, jobs } = parts
  if (play) return () => undefined
  return watchBackups({
    ...{ plan: () => parts.plan(), clock, timers },
    hourOf: (wallMs) => new Date(wallMs).getHours(),
    // One from the future says nothing about the last night: the clock was wrong then or is now.
    newestWallMs: () => listBackups(folder).find(({ madeAtWallMs }) => madeAtWallMs <= clock.wallMs())?.madeAtWallMs,
    batchOpen: () => parts.opened().hasOpenBatch(),
    anybodyEnrolled: () => parts.opened().hasUsers(),
    begin: () => jobs.request({ job: 'backup' }),
    check: () => jobs.request({ job: 'integrity' }),
  })
}
