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

/**
 * The same of a folder that has no backup yet; undefined while nobody is enrolled: there are no batches then, and the first backup waits for somebody too.
 * Where that cannot be read, an alarm too many is better than none.
 */
export function workBeganWallMs(enrolled: () => number, keyFile: string): number | undefined {
  return isAnybody(enrolled) ? folderBeganWallMs(keyFile) : undefined
}

function isAnybody(enrolled: () => number): boolean {
  try {
    return enrolled() > 0
  } catch {
    return true
  }
}

/**
 * Says once a day that the newest backup is too old, with how many days; one that was never made counts from the beginning of the work, and nothing
 * from before there was any. Answers with how to stop.
 */
export function watchBackupAge(
  clock: Clock,
  timers: Timers,
  newestOrBeginWallMs: () => number | undefined,
  tell: (days: number) => void,
): () => void {
  let toldMonoMs = Number.NEGATIVE_INFINITY
  let idleMonoMs = Number.NEGATIVE_INFINITY
  const look = () => {
    const nowMonoMs = clock.monoMs()
    const newest = newestOrBeginWallMs()
    if (newest === undefined) idleMonoMs = nowMonoMs
    if (newest === undefined || nowMonoMs - toldMonoMs < DAY_MS) return
    const ageMs = Math.min(clock.wallMs() - newest, nowMonoMs - idleMonoMs)
    if (ageMs <= BACKUP_OLD_MS) return
    toldMonoMs = nowMonoMs
    tell(Math.floor(ageMs / DAY_MS))
  }
  look()
  const handle = timers.every(LOOK_EVERY_MS, look)
  return () => timers.cancel(handle)
}
