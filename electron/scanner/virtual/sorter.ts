import { ovoscope } from '../../../proto/gen/scanner.js'
import type { TimerHandle, Timers } from '../../base/clock.ts'
import { MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import { eggActionToWire } from '../egg-words.ts'
import { SORTER_ACK_DELAY_MS, SORTER_ACK_EGGS_MAX } from './limits.ts'
import type { ReceivedDecision } from './read-station-message.ts'
import type { SorterFate } from './sorter-faults.ts'

const { SorterAck } = ovoscope.scanner.v1

/** What a sorter makes of an order: after so long it says that it did this; undefined when it says nothing at all. */
export type SorterBehaviour = (order: ReceivedDecision) => SorterFate

interface SorterParts {
  readonly timers: Timers
  /** The scanner's own clock. */
  clockUs(): number
  send(type: number, payload: Uint8Array): void
  readonly behaviour: SorterBehaviour
}

/**
 * Takes every decision as an order and says so, several in one message; worse when it is made to be. An order after its deadline would meet
 * another egg: it becomes HOLD.
 */
export class Sorter {
  readonly #parts: SorterParts
  readonly #late = new Set<TimerHandle>()
  #waiting: ReceivedDecision[] = []
  #timer: TimerHandle | undefined

  constructor(parts: SorterParts) {
    this.#parts = parts
  }

  /** True when there is nothing left that it will still confirm. */
  get isIdle(): boolean {
    return this.#waiting.length === 0 && this.#late.size === 0
  }

  /** What is carried out of it. */
  take(order: ReceivedDecision): ReceivedDecision {
    const isTooLate = order.deadlineUs > 0 && this.#parts.clockUs() > order.deadlineUs
    const decision: ReceivedDecision = isTooLate ? { ...order, action: 'HOLD' } : order
    const done = this.#parts.behaviour(decision)
    if (done === undefined) return decision
    const said = { ...decision, action: done.action }
    if (done.afterMs > 0) this.#addLater(said, done.afterMs)
    else this.#add(said)
    return decision
  }

  flush(): void {
    if (this.#timer !== undefined) this.#parts.timers.cancel(this.#timer)
    this.#timer = undefined
    if (this.#waiting.length === 0) return
    const eggs = this.#waiting.map(({ traySequence, cell, attempt, action }) => ({
      ...{ traySequence, row: cell.row, column: cell.column, attempt },
      action: eggActionToWire(action) ?? 0,
    }))
    this.#waiting = []
    this.#parts.send(MESSAGE_TYPE.SORTER_ACK, SorterAck.encode({ eggs }).finish())
  }

  /** Without power it confirms nothing more. */
  halt(): void {
    for (const timer of this.#late) this.#parts.timers.cancel(timer)
    this.#late.clear()
    if (this.#timer !== undefined) this.#parts.timers.cancel(this.#timer)
    this.#timer = undefined
    this.#waiting = []
  }

  #addLater(decision: ReceivedDecision, afterMs: number): void {
    const late = this.#parts.timers.after(afterMs, () => {
      this.#late.delete(late)
      this.#add(decision)
    })
    this.#late.add(late)
  }

  #add(decision: ReceivedDecision): void {
    this.#waiting.push(decision)
    if (this.#waiting.length >= SORTER_ACK_EGGS_MAX) this.flush()
    else this.#timer ??= this.#parts.timers.after(SORTER_ACK_DELAY_MS, () => this.flush())
  }
}
