import { ovoscope } from '../../../proto/gen/scanner.js'
import type { TimerHandle, Timers } from '../../base/clock.ts'
import { MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import { eggActionToWire } from '../egg-words.ts'
import { SORTER_ACK_DELAY_MS, SORTER_ACK_EGGS_MAX } from './limits.ts'
import type { ReceivedDecision } from './read-station-message.ts'

const { SorterAck } = ovoscope.scanner.v1

/** Takes every decision as an order and says so, several in one message. An order after its deadline would meet another egg: it becomes HOLD. */
export class Sorter {
  readonly #timers: Timers
  readonly #clockUs: () => number
  readonly #send: (type: number, payload: Uint8Array) => void
  #waiting: ReceivedDecision[] = []
  #timer: TimerHandle | undefined

  constructor(timers: Timers, clockUs: () => number, send: (type: number, payload: Uint8Array) => void) {
    this.#timers = timers
    this.#clockUs = clockUs
    this.#send = send
  }

  /** What is carried out of it. */
  take(order: ReceivedDecision): ReceivedDecision {
    const isLate = order.deadlineUs > 0 && this.#clockUs() > order.deadlineUs
    const decision: ReceivedDecision = isLate ? { ...order, action: 'HOLD' } : order
    this.#waiting.push(decision)
    if (this.#waiting.length >= SORTER_ACK_EGGS_MAX) this.flush()
    else this.#timer ??= this.#timers.after(SORTER_ACK_DELAY_MS, () => this.flush())
    return decision
  }

  flush(): void {
    if (this.#timer !== undefined) this.#timers.cancel(this.#timer)
    this.#timer = undefined
    if (this.#waiting.length === 0) return
    const eggs = this.#waiting.map(({ traySequence, cell, attempt, action }) => ({
      ...{ traySequence, row: cell.row, column: cell.column, attempt },
      action: eggActionToWire(action) ?? 0,
    }))
    this.#waiting = []
    this.#send(MESSAGE_TYPE.SORTER_ACK, SorterAck.encode({ eggs }).finish())
  }
}
