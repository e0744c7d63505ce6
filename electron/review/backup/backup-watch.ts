import type { Clock, Timers } from '../../base/clock.ts'
import { type BackupPlan, isBackupDue } from '../../domain/backup-plan.ts'

export interface BackupWatchParts {
  /** That holds now: people and IT may change it. */
  plan(): Pick<BackupPlan, 'hour'>
  readonly clock: Clock
  readonly timers: Timers
  /** Hour of the day by the machine's clock. */
  hourOf(wallMs: number): number
  newestWallMs(): number | undefined
  /** Throws while the database cannot be read: then no backup can be made either. */
  batchOpen(): boolean
  /** Likewise. */
  anybodyEnrolled(): boolean
  begin(): void
  /** Has every page of the database read, once after a start. */
  check(): void
}

/** Often enough to meet an hour, seldom enough to cost nothing. */
const LOOK_EVERY_MS = 10 * 60_000
/** What a start does not read for want of time is read then, unless a batch is open; the nightly backup reads it in any case. */
const CHECK_AFTER_MS = 5 * 60_000
/** After a start other things come first. */
const FIRST_LOOK_MS = 60_000
/** A backup that failed fails again soon; its reason stands on the service page meanwhile. */
const AGAIN_AFTER_MS = 3_600_000

/** Has a backup made when one is due; answers with how to stop. */
export function watchBackups(parts: BackupWatchParts): () => void {
  const { clock, timers } = parts
  let begunMonoMs = Number.NEGATIVE_INFINITY
  const look = () => {
    if (clock.monoMs() - begunMonoMs < AGAIN_AFTER_MS) return
    const nowWallMs = clock.wallMs()
    let batchOpen: boolean
    try {
      // The first backup of all waits for somebody: one who is not in it could not have it put back on screen. Without anybody there are no batches either.
      if (parts.newestWallMs() === undefined && !parts.anybodyEnrolled()) return
      batchOpen = parts.batchOpen()
    } catch {
      return
    }
    const newestWallMs = parts.newestWallMs()
    if (!isBackupDue(parts.plan(), { nowWallMs, hourNow: parts.hourOf(nowWallMs), newestWallMs, batchOpen })) return
    begunMonoMs = clock.monoMs()
    parts.begin()
  }
  const check = () => {
    try {
      if (!parts.batchOpen()) parts.check()
    } catch {
      // What cannot be opened needs no further look.
    }
  }
  const first = timers.after(FIRST_LOOK_MS, look)
  const checking = timers.after(CHECK_AFTER_MS, check)
  const later = timers.every(LOOK_EVERY_MS, look)
  return () => {
    timers.cancel(first)
    timers.cancel(checking)
    timers.cancel(later)
  }
}
