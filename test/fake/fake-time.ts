import type { Clock, TimerHandle, Timers } from '../../electron/base/clock.ts'

export interface FakeTime {
  readonly clock: Clock
  readonly timers: Timers
  /** Runs every timer that falls due, in order, and lets promises settle after each. */
  advance(durationMs: number): Promise<void>
  /** The machine sleeps: time passes and no timer runs until it wakes; what fell due then runs once. */
  sleep(durationMs: number): Promise<void>
  readonly pending: number
}

interface FakeTimer {
  dueMs: number
  readonly order: number
  readonly periodMs: number | undefined
  readonly run: () => void
}

const SETTLE_ROUNDS = 20

/** A clock that stands still until it is told. */
export function createFakeTime(startWallMs = 1_800_000_000_000): FakeTime {
  let nowMs = 0
  let order = 0
  const timers = new Set<FakeTimer>()

  const add = (delayMs: number, periodMs: number | undefined, run: () => void): TimerHandle => {
    const timer: FakeTimer = { dueMs: nowMs + delayMs, order: order++, periodMs, run }
    timers.add(timer)
    return timer as unknown as TimerHandle
  }
  const next = (untilMs: number) =>
    [...timers]
      .filter((timer) => timer.dueMs <= untilMs)
      .sort((left, right) => left.dueMs - right.dueMs || left.order - right.order)[0]

  async function advance(durationMs: number): Promise<void> {
    const untilMs = nowMs + durationMs
    await settle()
    for (let timer = next(untilMs); timer !== undefined; timer = next(untilMs)) {
      nowMs = Math.max(nowMs, timer.dueMs)
      if (timer.periodMs === undefined) timers.delete(timer)
      else timer.dueMs = nowMs + timer.periodMs
      timer.run()
      await settle()
    }
    nowMs = untilMs
  }

  return {
    clock: { wallMs: () => startWallMs + nowMs, monoMs: () => nowMs },
    timers: {
      after: (delayMs, run) => add(delayMs, undefined, run),
      every: (periodMs, run) => add(periodMs, periodMs, run),
      cancel: (handle) => void timers.delete(handle as unknown as FakeTimer),
    },
    advance,
    async sleep(durationMs) {
      nowMs += durationMs
      await advance(0)
    },
    get pending() {
      return timers.size
    },
  }
}

async function settle(): Promise<void> {
  for (let round = 0; round < SETTLE_ROUNDS; round++) await Promise.resolve()
}
