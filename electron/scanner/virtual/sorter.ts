import { ovoscope } from '../../../proto/gen/scanner.js'
import type { TimerHandle, Timers } from '../../base/clock.ts'
import { MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import { eggActionToWire } from '../egg-words.ts'
import { SORTER_ACK_DELAY_MS, SORTER_ACK_EGGS_MAX } from './limits.ts'
import type { ReceivedDecision } from './read-station-message.ts'

const { SorterAck } = ovoscope.scanner.v1

/** What a sorter makes of an order: after so long it says that it did this; undefined when it says nothing at all. */
export type SorterBehaviour = (
  order: ReceivedDecision,
) => { readonly action: ReceivedDecision['action']; readonly afterMs: number } | undefined

/** Takes every decision as an order and says so, several in one message. An order after its deadline would meet another egg: it becomes HOLD. */
export class Sorter {
  readonly #timers: Timers
  readonly #clockUs: () => number
  readonly #send: (type: number, payload: Uint8Array) => void
  #waiting: ReceivedDecision[] = []
  #timer: TimerHandle | undefined

  readonly #behaviour: SorterBehaviour

  constructor(
    timers: Timers,
    clockUs: () => number,
    send: (type: number, payload: Uint8Array) => void,
    behaviour: SorterBehaviour = ({ action }) => ({ action, afterMs: 0 }),
  ) {
    this.#timers = timers
    this.#clockUs = clockUs
    this.#behaviour = behaviour
    this.#send = send
  }

  /** What is carried out of it. */
  take(order: ReceivedDecision): ReceivedDecision {
    const isLate = order.deadlineUs > 0 && this.#clockUs() > order.deadlineUs
    const decision: ReceivedDecision = isLate ? { ...order, action: 'HOLD' } : order
    const done = this.#behaviour(decision)
    if (done === undefined) return decision
    const { action, afterMs } = done
    if (afterMs > 0) this.#timers.after(afterMs, () => this.#done({ ...decision, action }))
    else this.#done({ ...decision, action })
    return decision
  }

  #done(decision: ReceivedDecision): void {
    this.#waiting.push(decision)
    if (this.#waiting.length >= SORTER_ACK_EGGS_MAX) this.flush()
    else this.#timer ??= this.#timers.after(SORTER_ACK_DELAY_MS, () => this.flush())
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
