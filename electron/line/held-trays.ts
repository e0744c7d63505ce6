import type { Logger } from '../log/logger.ts'
import type { HeldTray } from '../store/trays.ts'

/** Trays on hold as the store knows them, so that a restart forgets none; read again only after something happened to a tray. */
export class HeldTrays {
  readonly #read: () => readonly HeldTray[]
  readonly #log: Logger
  #held: readonly HeldTray[] = []
  #changed = true

  constructor(read: () => readonly HeldTray[], log: Logger) {
    this.#read = read
    this.#log = log
  }

  /** A tray began, ended, was held or released. */
  changed(): void {
    this.#changed = true
  }

  /** Oldest first. */
  list(): readonly HeldTray[] {
    if (this.#changed) this.#readAgain()
    return this.#held
  }

  #readAgain(): void {
    try {
      this.#held = this.#read()
      this.#changed = false
    } catch (error) {
      // What was read last is shown on, and asked for again with the next view.
      this.#log.error({ error: String(error) }, 'the trays on hold could not be read')
    }
  }
}
