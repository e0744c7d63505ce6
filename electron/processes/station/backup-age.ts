import type { Clock, Timers } from '../../base/clock.ts'
import { BACKUP_OLD_MS } from '../../domain/backup-plan.ts'

const LOOK_EVERY_MS = 3_600_000
const DAY_MS = 24 * 3_600_000

/** Says once a day that the newest backup is too old, with how many days; a station that has none yet is a matter of the service page. Answers with how to stop. */
export function watchBackupAge(
  clock: Clock,
  timers: Timers,
  newestWallMs: () => number | undefined,
  tell: (days: number) => void,
): () => void {
  let toldMonoMs = Number.NEGATIVE_INFINITY
  const look = () => {
    const newest = newestWallMs()
    if (newest === undefined || clock.monoMs() - toldMonoMs < DAY_MS) return
    const ageMs = clock.wallMs() - newest
    if (ageMs <= BACKUP_OLD_MS) return
    toldMonoMs = clock.monoMs()
    tell(Math.floor(ageMs / DAY_MS))
  }
  look()
  const handle = timers.every(LOOK_EVERY_MS, look)
  return () => timers.cancel(handle)
}
