import { createHash } from 'node:crypto'

/** Everything that happened in a run, in its order: what two runs of one seed must agree on. */
export class Trace {
  readonly #hash = createHash('sha256')
  readonly #nowMs: () => number
  readonly #onLine: ((line: string) => void) | undefined
  #lines = 0

  constructor(nowMs: () => number, onLine?: (line: string) => void) {
    this.#nowMs = nowMs
    this.#onLine = onLine
  }

  get lines(): number {
    return this.#lines
  }

  note(what: string): void {
    const line = `${this.#nowMs()} ${what}\n`
    this.#hash.update(line)
    this.#lines++
    this.#onLine?.(line)
  }

  /** Ends the trace. */
  digest(): string {
    return this.#hash.digest('hex').slice(0, 16)
  }
}

/** How often each of several things happened. */
export type Counts = Record<string, number>

export function count(into: Counts, name: string, by = 1): void {
  into[name] = (into[name] ?? 0) + by
}
