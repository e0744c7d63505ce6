import type { TimerHandle, Timers } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import type { ByteChannel } from './byte-channel.ts'
import type { VirtualFaults } from './faults.ts'
import { Occasions } from './occasions.ts'

type CableFaults = Pick<VirtualFaults, 'unplugsPerHour' | 'unpluggedMs'>

interface LooseCableParts {
  readonly timers: Timers
  readonly random: Random
  readonly channel: Pick<ByteChannel, 'plugged' | 'pull' | 'plug'>
}

/** A cable that comes out by itself and goes back after a while. What a hand does to it stands. */
export class LooseCable {
  readonly #parts: LooseCableParts
  readonly #occasions: Occasions
  #unpluggedMs = 0
  #back: TimerHandle | undefined
  #unplugs = 0

  constructor(parts: LooseCableParts) {
    this.#parts = parts
    const { timers, random } = parts
    this.#occasions = new Occasions({ timers, random, happen: () => this.#comeOut() })
  }

  get unplugs(): number {
    return this.#unplugs
  }

  setFaults({ unplugsPerHour, unpluggedMs }: CableFaults): void {
    this.#unpluggedMs = unpluggedMs
    this.#occasions.setRate(unplugsPerHour)
  }

  pull(): void {
    this.#leave()
    this.#parts.channel.pull()
  }

  plug(): Promise<void> {
    this.#leave()
    return this.#parts.channel.plug()
  }

  halt(): void {
    this.#occasions.halt()
    this.#leave()
  }

  #comeOut(): void {
    const { channel } = this.#parts
    if (!channel.plugged) return
    this.#unplugs++
    channel.pull()
    this.#putBackLater()
  }

  #putBackLater(): void {
    this.#back = this.#parts.timers.after(this.#unpluggedMs, () => {
      this.#back = undefined
      // A port that is not there now may be there later.
      this.#parts.channel.plug().catch(() => this.#putBackLater())
    })
  }

  #leave(): void {
    if (this.#back !== undefined) this.#parts.timers.cancel(this.#back)
    this.#back = undefined
  }
}
