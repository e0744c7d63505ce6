import type { CommitItem } from '../store/store.ts'
import type { SentRemoval } from '../store/store-start.ts'
import type { BuiltGroup, GroupParts, JudgedScan } from './build-group.ts'
import { OpenOrders } from './open-orders.ts'
import type { PipelineParts } from './pipeline-parts.ts'
import type { SortedEgg } from './scan/tray-message.ts'
import { notRemoved, sending, tooLate } from './sending.ts'

type OrderParts = GroupParts & Pick<PipelineParts, 'sendDecisions' | 'sorterAnswers'>

/** The way to the sorter and back: sends what was decided and committed, and finds out what of it did not happen. */
export class Orders {
  readonly #parts: OrderParts
  readonly #onWire: (judged: readonly JudgedScan[], nowMonoMs: number) => void
  readonly #open: OpenOrders
  #wasReachable = false

  /** `onWire`: the driver has taken the last byte of these decisions. */
  constructor(
    parts: OrderParts & { readonly start: { readonly sentRemovals?: readonly SentRemoval[] } },
    onWire: (judged: readonly JudgedScan[], nowMonoMs: number) => void,
  ) {
    this.#parts = parts
    this.#onWire = onWire
    this.#open = new OpenOrders(parts.start.sentRemovals ?? [], parts.clock.monoMs())
  }

  /** Sends what may still be sent. What may not any more, or could not be sent, did not take place: to be written down. */
  send(group: BuiltGroup): CommitItem[] {
    const { clock, sendDecisions, sorterAnswers } = this.#parts
    const { decisions, judged, withheld, late } = sending(group, this.#parts)
    const sent = sendDecisions(decisions, () => this.#onWire(judged, clock.monoMs()))
    const inTime = judged.filter((one) => !late.includes(one))
    if (sent && sorterAnswers()) this.#open.sent(inTime)
    const lost = sent ? withheld : [...inTime, ...withheld]
    return [...tooLate(late), ...notRemoved(lost)]
  }

  /** The sorter has said what it did. */
  heard(eggs: readonly SortedEgg[]): void {
    this.#open.heard(eggs)
  }

  /** Called at every change of the link, because one that is gone may be back before the next tick: when it broke, what was in flight is to be written down. */
  onLinkState(inFlight: () => CommitItem[]): CommitItem[] {
    const isReachable = this.#parts.sorterReachable()
    const broke = this.#wasReachable && !isReachable
    if (isReachable && !this.#wasReachable) this.#open.linkIsBack(this.#parts.clock.monoMs())
    this.#wasReachable = isReachable
    return broke ? inFlight() : []
  }

  /** Called several times a second: what is now to be written down. */
  tick(inFlight: () => CommitItem[]): CommitItem[] {
    const broken = this.onLinkState(inFlight)
    const why = this.#wasReachable ? 'SORTER_SILENT' : 'NOT_SENT'
    const overdue = this.#open.takeOverdue(this.#parts.clock.monoMs()).map((item) => ({ ...item, why }) as const)
    return [...broken, ...overdue]
  }
}
