/** How often it is said that a fault is over: nothing acknowledges it, and the line may lose it. */
const OVER_SAID_TIMES = 3

interface Told {
  readonly code: string
  readonly text: string
  readonly active: boolean
}

/** Says what is wrong with the scanner: when it begins or ends, and again with every telemetry, because the line may lose it. */
export class FaultTeller {
  readonly #say: (fault: Told) => void
  readonly #standing = new Map<string, string>()
  /** What is over, with its text and how often that is still to be said. */
  readonly #over = new Map<string, { readonly text: string; readonly times: number }>()

  constructor(say: (fault: Told) => void) {
    this.#say = say
  }

  /** `text` is what is wrong, undefined when nothing is. Said at once when it is news. */
  set(code: string, text: string | undefined): void {
    const before = this.#standing.get(code)
    if (text === before) return
    if (text !== undefined) {
      this.#over.delete(code)
      this.#standing.set(code, text)
      this.#say({ code, text, active: true })
    } else if (before !== undefined) {
      this.#standing.delete(code)
      this.#over.set(code, { text: before, times: OVER_SAID_TIMES - 1 })
      this.#say({ code, text: before, active: false })
    }
  }

  /** With every telemetry, and right after a welcome: a station that has just come knows nothing of it. */
  repeat(): void {
    for (const [code, text] of this.#standing) this.#say({ code, text, active: true })
    for (const [code, { text, times }] of this.#over) {
      this.#say({ code, text, active: false })
      if (times > 1) this.#over.set(code, { text, times: times - 1 })
      else this.#over.delete(code)
    }
  }
}
