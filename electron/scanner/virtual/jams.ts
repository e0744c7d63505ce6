import type { TimerHandle, Timers } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import type { VirtualFaults } from './faults.ts'
import { Occasions } from './occasions.ts'

type JamFaults = Pick<VirtualFaults, 'jamsPerHour' | 'jamMs'>

interface JamsParts {
  readonly timers: Timers
  readonly random: Random
  /** What stands still cannot jam. */
  moves(): boolean
  onJam(isJammed: boolean): void
}

/** Jams of the conveyor: by themselves at a rate, or when somebody wants one. */
export class Jams {
  readonly #parts: JamsParts
  readonly #occasions: Occasions
  #jamMs = 0
  #timer: TimerHandle | undefined
  #count = 0

  constructor(parts: JamsParts) {
    this.#parts = parts
    const { timers, random } = parts
    this.#occasions = new Occasions({
      ...{ timers, random },
      happen: () => {
        if (parts.moves()) this.jam()
      },
    })
  }

  get count(): number {
    return this.#count
  }

  get isJammed(): boolean {
    return this.#timer !== undefined
  }

  setFaults({ jamsPerHour, jamMs }: JamFaults): void {
    this.#jamMs = jamMs
    this.#occasions.setRate(jamsPerHour)
  }

  /** One within another changes nothing. */
  jam(): void {
    if (this.#timer !== undefined) return
    this.#count++
    this.#timer = this.#parts.timers.after(this.#jamMs, () => {
      this.#timer = undefined
      this.#parts.onJam(false)
    })
    this.#parts.onJam(true)
  }

  halt(): void {
    this.#occasions.halt()
    if (this.#timer !== undefined) this.#parts.timers.cancel(this.#timer)
    this.#timer = undefined
  }
}
