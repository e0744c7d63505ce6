import type { Timers } from './clock.ts'

/** Lets others on this thread have their turn, by the timers that go with the clock: so a simulated life has it, too. */
export function nextTurn(timers: Timers): Promise<void> {
  return new Promise((resolve) => timers.after(0, resolve))
}
