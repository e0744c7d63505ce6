import type { Progress } from './run-seed.ts'

const SAY_EVERY_MS = 10_000
const MS_PER_HOUR = 3_600_000

/** For `RunOptions.onStep`: says now and then, by a clock that the run does not know, how far it has come. */
export function progressSayer(nowMs: () => number, say: (line: string) => void): (progress: () => Progress) => void {
  let saidMs = nowMs()
  return (progress) => {
    const ms = nowMs()
    if (ms - saidMs < SAY_EVERY_MS) return
    saidMs = ms
    const { virtualMs, scans, faults } = progress()
    say(`${(virtualMs / MS_PER_HOUR).toFixed(2)} h of the hall, ${scans} scans, ${faults} faults so far`)
  }
}
