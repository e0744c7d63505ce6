import { type Interval, IntervalSet } from '../../base/interval-set.ts'
import { GAP_RESEND_MS, KEPT_MESSAGES_MAX, RESEND_AFTER_MS } from './limits.ts'

interface Kept {
  readonly bytes: Uint8Array
  /** When it last went out on this connection; undefined while it waits to go. */
  sentMs: number | undefined
  wasSent: boolean
}

/** The sequenced messages that the station does not have for sure, in order, and which of them may go out now. */
export class SendWindow {
  /** By sequence number, ascending because numbers only grow. */
  readonly #kept = new Map<number, Kept>()
  /** Sequence numbers that wait to go out, ascending. May name some that were acknowledged meanwhile. */
  #waiting: number[] = []
  #underWay = 0
  #credit = 0
  #next: number
  #resends = 0

  /** `next` is the number of the first message that is added. */
  constructor(next = 1) {
    this.#next = next
  }

  /** The number that the next message will carry. */
  get nextSequence(): number {
    return this.#next
  }

  get kept(): number {
    return this.#kept.size
  }

  get hasRoom(): boolean {
    return this.#kept.size < KEPT_MESSAGES_MAX
  }

  /** Messages that went out a further time. */
  get resends(): number {
    return this.#resends
  }

  keeps(sequence: number): boolean {
    return this.#kept.has(sequence)
  }

  add(bytes: Uint8Array): void {
    this.#kept.set(this.#next, { bytes, sentMs: undefined, wasSent: false })
    this.#waiting.push(this.#next++)
  }

  /** The next message that credit allows, or undefined. */
  takeNext(nowMs: number): Uint8Array | undefined {
    while (this.#underWay < this.#credit) {
      const sequence = this.#waiting.shift()
      if (sequence === undefined) return undefined
      const message = this.#kept.get(sequence)
      if (message === undefined) continue
      if (message.wasSent) this.#resends++
      message.wasSent = true
      message.sentMs = nowMs
      this.#underWay++
      return message.bytes
    }
    return undefined
  }

  /** A new connection: forgets what the station has, sends all the rest anew. */
  restart(have: readonly Interval[], credit: number): void {
    this.#forget(new IntervalSet(have))
    for (const message of this.#kept.values()) message.sentMs = undefined
    this.#waiting = [...this.#kept.keys()]
    this.#underWay = 0
    this.#credit = credit
  }

  acknowledge(have: readonly Interval[], credit: number, nowMs: number): void {
    this.#credit = credit
    const durable = new IntervalSet(have)
    this.#forget(durable)
    const highest = durable.ranges.at(-1)?.to ?? 0
    // The station makes messages durable in order: one that is passed over was damaged on the way.
    this.#sendAgain((sequence, sentMs) => sequence < highest && nowMs - sentMs >= GAP_RESEND_MS)
  }

  /** True when something must go out again because nobody said that it arrived. */
  markOverdue(nowMs: number): boolean {
    return this.#sendAgain((_sequence, sentMs) => nowMs - sentMs >= RESEND_AFTER_MS)
  }

  #forget(durable: IntervalSet): void {
    const highest = durable.ranges.at(-1)?.to ?? 0
    for (const [sequence, { sentMs }] of this.#kept) {
      if (sequence > highest) return
      if (!durable.has(sequence)) continue
      this.#kept.delete(sequence)
      if (sentMs !== undefined) this.#underWay--
    }
  }

  #sendAgain(isLost: (sequence: number, sentMs: number) => boolean): boolean {
    const lost: number[] = []
    for (const [sequence, message] of this.#kept) {
      if (message.sentMs === undefined || !isLost(sequence, message.sentMs)) continue
      message.sentMs = undefined
      this.#underWay--
      lost.push(sequence)
    }
    if (lost.length > 0) this.#waiting = [...lost, ...this.#waiting].sort((left, right) => left - right)
    return lost.length > 0
  }
}
