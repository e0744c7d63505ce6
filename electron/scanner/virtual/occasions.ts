import type { TimerHandle, Timers } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'

const MS_PER_HOUR = 3_600_000
/** A timer takes no more than 24 days; such events have no memory, so that a wait may just as well begin anew. */
const WAIT_MS_MAX = MS_PER_HOUR

interface OccasionsParts {
  readonly timers: Timers
  readonly random: Random
  happen(): void
}

/** Something that happens at random, so many times an hour on average: the waits between are exponential (a Poisson process). */
export class Occasions {
  readonly #parts: OccasionsParts
  #perHour = 0
  #timer: TimerHandle | undefined

  constructor(parts: OccasionsParts) {
    this.#parts = parts
  }

  /** 0 = never. The rate that holds already changes nothing. */
  setRate(perHour: number): void {
    if (perHour === this.#perHour) return
    this.#perHour = perHour
    this.#wait()
  }

  halt(): void {
    this.setRate(0)
  }

  #wait(): void {
    const { timers, random } = this.#parts
    if (this.#timer !== undefined) timers.cancel(this.#timer)
    this.#timer = undefined
    if (this.#perHour === 0) return
    const drawnMs = (-Math.log(1 - random.next()) * MS_PER_HOUR) / this.#perHour
    this.#timer = timers.after(Math.min(drawnMs, WAIT_MS_MAX), () => {
      if (drawnMs <= WAIT_MS_MAX) this.#parts.happen()
      this.#wait()
    })
  }
}
