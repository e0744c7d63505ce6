import type { Interval } from '../base/interval-set.ts'

/** A scanner that has credit sends at once what it kept; one that has sent nothing for so long keeps nothing. */
const QUIET_MS = 3_000

/**
 * Whether the scanner may still have scans that are older than what has come: it keeps what it cannot send, while the link is down and while it has no
 * credit. A tray that nobody has heard of yet is no reason to wait: it is newer than everything that has.
 */
export class KeptScans {
  /** Since when it could not send; `link` ends with the first message that it numbered on the new connection. */
  #behind: 'no' | 'link' | 'credit' = 'link'
  #heardMonoMs: number

  constructor(nowMonoMs: number) {
    this.#heardMonoMs = nowMonoMs
  }

  /** A connection began: of a scanner whose every number is here nothing is missing. */
  onHello(nextSequence: number, have: readonly Interval[]): void {
    const first = have[0]
    const hasAll = nextSequence === 1 || (first?.from === 1 && first.to >= nextSequence - 1)
    if (this.#behind === 'link' && hasAll) this.#behind = 'no'
  }

  onLinkDown(): void {
    if (this.#behind === 'no') this.#behind = 'link'
  }

  onMessage(resent: boolean, nowMonoMs: number): void {
    this.#heardMonoMs = nowMonoMs
    if (this.#behind === 'link' && !resent) this.#behind = 'no'
  }

  /** Called several times a second. */
  tick(link: { readonly streaming: boolean; readonly credit: number }, nowMonoMs: number): void {
    if (!link.streaming || link.credit === 0) {
      this.#heardMonoMs = nowMonoMs
      if (link.credit === 0) this.#behind = 'credit'
      else this.onLinkDown()
    } else if (this.isQuiet(nowMonoMs)) this.#behind = 'no'
  }

  get mayStillCome(): boolean {
    return this.#behind !== 'no'
  }

  /** Nothing has come for a while, though it could. */
  isQuiet(nowMonoMs: number): boolean {
    return nowMonoMs - this.#heardMonoMs >= QUIET_MS
  }
}
