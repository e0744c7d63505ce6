import { statSync } from 'node:fs'
import type { Clock, Timers } from '../../base/clock.ts'
import { BACKUP_OLD_MS } from '../../domain/backup-plan.ts'

const LOOK_EVERY_MS = 3_600_000
const DAY_MS = 24 * 3_600_000

/** Since when a data folder has been worked in, by the file of its key; undefined where that cannot be read. */
export function folderBeganWallMs(keyFile: string): number | undefined {
  try {
    const { birthtimeMs, mtimeMs } = statSync(keyFile)
    return birthtimeMs > 0 ? Math.min(birthtimeMs, mtimeMs) : mtimeMs
  } catch {
    return undefined
  }
}

/** Says once a day that the newest backup is too old, with how many days; one that was never made counts from the beginning of the work. Answers with how to stop. */
export function watchBackupAge(
  clock: Clock,
  timers: Timers,
  newestOrBeginWallMs: () => number | undefined,
  tell: (days: number) => void,
): () => void {
  let toldMonoMs = Number.NEGATIVE_INFINITY
  const look = () => {
    const newest = newestOrBeginWallMs()
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
