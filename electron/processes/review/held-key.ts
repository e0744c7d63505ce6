import type { Logger } from '../../log/logger.ts'
import { StoreError } from '../../store/errors.ts'
import { readDataKey } from '../../store/key-file.ts'

/** The data key as review has it: by a file of the machine, or from the station where only the operating system's key store opens it. */
export class HeldKey {
  readonly #keyFile: string
  readonly #station: { dataKey(): Promise<Uint8Array> }
  readonly #log: Logger
  #held: Uint8Array | undefined

  constructor(keyFile: string, station: { dataKey(): Promise<Uint8Array> }, log: Logger) {
    this.#keyFile = keyFile
    this.#station = station
    this.#log = log
  }

  /** Throws StoreError while neither way has given it. */
  read(): Uint8Array {
    this.#held ??= readDataKey(this.#keyFile)
    return this.#held
  }

  /** The station is there and has opened the data: it is asked for the key where no file of the machine gives it. */
  async ask(): Promise<void> {
    try {
      this.read()
      return
    } catch (problem) {
      if (!(problem instanceof StoreError)) throw problem
    }
    try {
      this.#held = await this.#station.dataKey()
    } catch (problem) {
      this.#log.warn({ reason: String(problem) }, 'the station did not give the data key')
    }
  }
}
