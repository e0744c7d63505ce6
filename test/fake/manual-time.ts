import type { Clock, TimerHandle, Timers } from '../../electron/base/clock.ts'

interface Due {
  id: number
  atMs: number
  everyMs: number | undefined
  run: () => void
}

/** A clock that stands still until it is told to go on; timers fire in the order of their due time. */
export class ManualTime implements Clock, Timers {
  #monoMs = 0
  #wallOffsetMs: number
  #nextId = 1
  #due: Due[] = []

  constructor(wallMs = Date.UTC(2026, 10, 21, 8, 0, 0)) {
    this.#wallOffsetMs = wallMs
  }

  wallMs(): number {
    return this.#wallOffsetMs + this.#monoMs
  }

  monoMs(): number {
    return this.#monoMs
  }

  /** Moves the wall clock alone, as an operator or a flat battery does. */
  jumpWall(byMs: number): void {
    this.#wallOffsetMs += byMs
  }

  after(delayMs: number, run: () => void): TimerHandle {
    return this.#add(delayMs, undefined, run)
  }

  every(periodMs: number, run: () => void): TimerHandle {
    return this.#add(periodMs, periodMs, run)
  }

  cancel(handle: TimerHandle): void {
    const id = handle as unknown as number
    this.#due = this.#due.filter((due) => due.id !== id)
  }

  get pending(): number {
    return this.#due.length
  }

  /** Itself, for whoever takes clock and timers apart. */
  get clock(): Clock {
    return this
  }

  get timers(): Timers {
    return this
  }

  /** The machine sleeps: time passes and no timer runs until it wakes; what fell due then runs once. */
  async sleep(durationMs: number): Promise<void> {
    this.#monoMs += durationMs
    await this.advance(0)
  }

  /** Lets time pass, firing what falls due; promises settled by a timer get their turn before the next one fires. */
  async advance(byMs: number): Promise<void> {
    const untilMs = this.#monoMs + byMs
    await settle()
    for (;;) {
      this.#due.sort((a, b) => a.atMs - b.atMs || a.id - b.id)
      const next = this.#due[0]
      if (next === undefined || next.atMs > untilMs) break
      this.#monoMs = Math.max(this.#monoMs, next.atMs)
      if (next.everyMs === undefined) this.#due.shift()
      else next.atMs = this.#monoMs + next.everyMs
      next.run()
      await settle()
    }
    this.#monoMs = untilMs
  }

  #add(delayMs: number, everyMs: number | undefined, run: () => void): TimerHandle {
    const id = this.#nextId++
    this.#due.push({ id, atMs: this.#monoMs + Math.max(0, delayMs), everyMs, run })
    return id as unknown as TimerHandle
  }
}

/** Enough turns for chains of awaits inside one step of the program. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}
