import { LatencyHistogram } from '../base/latency-histogram.ts'
import type { OrderFault } from '../domain/sorter-word.ts'
import type { EggChange } from '../store/store.ts'
import type { JudgedScan } from './build-group.ts'

/** What a pipeline has counted and timed since it began. Latencies in milliseconds. */
export class PathFigures {
  /** Messages that came again and were not used again. */
  duplicates = 0
  /** Last byte of a message to durable. */
  readonly ackable = new LatencyHistogram()
  /** Last byte of a scan to the last byte of its decision, as the driver took it. */
  readonly #decision = new LatencyHistogram()
  readonly #rejected = new Map<string, number>()
  /** Eggs that did not become what was ordered for them, by reason. */
  readonly orderFaults: Record<OrderFault, number> = {
    ...{ NOT_SENT: 0, TOO_LATE: 0, SORTER_SILENT: 0, SORTER_DISAGREES: 0, ORDER_FORGOTTEN: 0 },
  }

  get latencyCounts(): { readonly ackable: number[]; readonly decision: number[] } {
    return { ackable: this.ackable.counts, decision: this.#decision.counts }
  }

  /** Messages that were kept with a reason instead of being used, by reason. */
  get rejected(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#rejected)
  }

  countRejected(reason: string, count: number): void {
    this.#rejected.set(reason, (this.#rejected.get(reason) ?? 0) + count)
  }

  /** Their decisions are on the wire. A late scan waited for a link or a station to come back: that is no latency of the path. */
  onWire(judged: readonly JudgedScan[], nowMonoMs: number): void {
    for (const { wire, late, arrivedMonoMs } of judged) {
      wire.latencyMs = nowMonoMs - arrivedMonoMs
      if (!late) this.#decision.add(wire.latencyMs)
    }
  }

  /** Decisions that were late already when they were made, and what became of orders otherwise. */
  countOrders(judged: readonly JudgedScan[], changes: readonly EggChange[]): void {
    for (const { decided } of judged) if (decided.decision.reason === 'TOO_LATE') this.orderFaults.TOO_LATE++
    for (const { fault } of changes) if (fault !== undefined) this.orderFaults[fault]++
  }
}
