import { performance } from 'node:perf_hooks'
import type { Clock } from '../base/clock.ts'

/** The machine's own clocks: the only place outside tests where they are read. */
export const systemClock: Clock = {
  wallMs: () => Date.now(),
  monoMs: () => performance.now(),
}
