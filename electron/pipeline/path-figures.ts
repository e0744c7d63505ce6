import { LatencyHistogram } from '../base/latency-histogram.ts'
import type { Work } from './work.ts'

/** What a pipeline has counted and timed since it began. Latencies in milliseconds. */
export class PathFigures {
  /** Messages that came again and were not used again. */
  duplicates = 0
  /** Last byte of a message to durable. */
  readonly ackable = new LatencyHistogram()
  /** Last byte of a scan to its decision on the wire. */
  readonly #decision = new LatencyHistogram()
  readonly #rejected = new Map<string, number>()

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

  /** A late scan waited for a link or a station to come back: that is no latency of the path. */
  decided(works: readonly Work[], nowMonoMs: number): void {
    for (const { body, late, arrivedMonoMs } of works) {
      if (body.kind === 'scan' && !late) this.#decision.add(nowMonoMs - arrivedMonoMs)
    }
  }
}
