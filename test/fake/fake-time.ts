import { ManualTime } from './manual-time.ts'

/** A clock that stands still until it is told, with its parts apart: `clock`, `timers`. */
export function createFakeTime(startWallMs?: number): ManualTime {
  return new ManualTime(startWallMs)
}
