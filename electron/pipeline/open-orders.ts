import { destroysEmbryo } from '../domain/law/allowed-actions.ts'
import type { CommitItem } from '../store/store.ts'
import type { SentRemoval } from '../store/store-start.ts'
import type { JudgedScan } from './build-group.ts'
import type { SortedEgg } from './scan/tray-message.ts'

/** After its deadline an order was carried out or not; the sorter's word on it may take so much longer: conveyor, and a message that is sent again. */
export const SORTER_GRACE_MS = 5_000
/** After a start of the station the scanner has this long to be back with what it kept. */
export const SORTER_BACK_MS = 30_000
/** Far above what a line has under way: 1,000 removals a second for a minute. Beyond it the oldest are taken for lost. */
const OPEN_ORDERS_MAX = 65_536

interface OpenOrder {
  readonly dueMonoMs: number
  /** However often the link comes and goes. */
  readonly latestMonoMs: number
  readonly item: Extract<CommitItem, { kind: 'not-removed' }>
}

/** Removals that were sent and of which the sorter has not said what became of them. By tray, cell and attempt; costs nothing while it answers. */
export class OpenOrders {
  readonly #open = new Map<string, OpenOrder>()

  constructor(sentBefore: readonly SentRemoval[], nowMonoMs: number) {
    for (const { ref, visitId, cell, attempt } of sentBefore) {
      const item = { kind: 'not-removed', visitId, cell, attempt } as const
      this.#open.set(nameOf({ tray: ref, cell, attempt }), orderOf(item, nowMonoMs + SORTER_BACK_MS))
    }
  }

  sent(judged: readonly JudgedScan[]): void {
    for (const { scan, visit, decided, seenMonoMs, sorterDeadlineMs } of judged) {
      if (!destroysEmbryo(decided.decision.action)) continue
      const { visitId } = visit
      const { cell, attempt } = scan
      const item = { kind: 'not-removed', visitId, cell, attempt } as const
      this.#open.set(nameOf(scan), orderOf(item, seenMonoMs + sorterDeadlineMs + SORTER_GRACE_MS))
    }
  }

  heard(eggs: readonly SortedEgg[]): void {
    for (const egg of eggs) this.#open.delete(nameOf(egg))
  }

  /** The link is back: what the sorter said meanwhile comes now. */
  linkIsBack(nowMonoMs: number): void {
    for (const [name, order] of this.#open) {
      const untilMs = Math.min(nowMonoMs + SORTER_GRACE_MS, order.latestMonoMs)
      this.#open.set(name, { ...order, dueMonoMs: Math.max(order.dueMonoMs, untilMs) })
    }
  }

  /** Takes those whose time is over, and then the oldest while there are still too many. */
  takeOverdue(nowMonoMs: number): OpenOrder['item'][] {
    const overdue: OpenOrder['item'][] = []
    for (const [name, { item, dueMonoMs }] of this.#open) {
      if (nowMonoMs <= dueMonoMs) continue
      this.#open.delete(name)
      overdue.push(item)
    }
    for (const [name, { item }] of this.#open) {
      if (this.#open.size <= OPEN_ORDERS_MAX) break
      this.#open.delete(name)
      overdue.push(item)
    }
    return overdue
  }
}

function orderOf(item: OpenOrder['item'], dueMonoMs: number): OpenOrder {
  return { item, dueMonoMs, latestMonoMs: dueMonoMs + SORTER_BACK_MS }
}

function nameOf({ tray, cell, attempt }: Pick<SortedEgg, 'tray' | 'cell' | 'attempt'>): string {
  return `${tray.scannerSerial} ${tray.sessionId} ${tray.traySequence} ${cell.row} ${cell.column} ${attempt}`
}
