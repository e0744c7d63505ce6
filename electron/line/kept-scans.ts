import type { Interval } from '../base/interval-set.ts'
import { IdleMark } from './idle-mark.ts'
import type { LineParts } from './line-parts.ts'

/** A scanner that has credit sends at once what it kept; one that has sent nothing for so long keeps nothing. */
const QUIET_MS = 3_000

/**
 * Whether the scanner may still have scans that are older than what has come: it keeps what it cannot send, while the link is down and while it has no
 * credit. A tray that nobody has heard of yet is no reason to wait: it is newer than everything that has. Once nothing comes, time itself moves the
 * mark of the line.
 */
export class KeptScans {
  readonly #parts: Pick<LineParts, 'clock' | 'shared'>
  readonly #mark: IdleMark
  /** Since when it could not send; `link` ends with the first message that it numbered on the new connection. */
  #behind: 'no' | 'link' | 'credit' = 'link'
  #heardMonoMs: number

  constructor(parts: Pick<LineParts, 'clock' | 'shared' | 'store' | 'log'>) {
    this.#parts = parts
    this.#mark = new IdleMark(parts)
    this.#heardMonoMs = parts.clock.monoMs()
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

  onMessage(resent: boolean): void {
    this.#heardMonoMs = this.#parts.clock.monoMs()
    if (this.#behind === 'link' && !resent) this.#behind = 'no'
  }

  /** Called several times a second. */
  tick({ streaming, credit, backlog }: { streaming: boolean; credit: number; backlog: number }): void {
    const nowMonoMs = this.#parts.clock.monoMs()
    if (credit === 0) this.#behind = 'credit'
    else if (!streaming) this.onLinkDown()
    if (!streaming || credit === 0) this.#heardMonoMs = nowMonoMs
    const isQuiet = nowMonoMs - this.#heardMonoMs >= QUIET_MS
    if (isQuiet) this.#behind = 'no'
    this.#mark.tick({ clockTrusted: this.#parts.shared.clockTrusted, mayStillCome: !isQuiet || backlog > 0 })
  }

  get mayStillCome(): boolean {
    return this.#behind !== 'no'
  }
}
