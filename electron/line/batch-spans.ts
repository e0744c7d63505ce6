import type { Clock } from '../base/clock.ts'
import { type BatchSpan, batchAt, RECENT_BATCHES_MAX } from '../domain/event-time/batch-at.ts'
import type { RecentBatch } from '../store/recent-batches.ts'

export interface BatchSpansParts {
  readonly clock: Clock
  /** Batches of the line as they were written down before this start, the open one among them. */
  readonly start: { readonly recentBatches: readonly RecentBatch[] }
  /** While the wall clock is not trusted, nobody can say how long ago a written time was. */
  readonly shared: { readonly clockTrusted: boolean }
}

/**
 * When the batches of a line ran, by the monotonic clock, which nobody sets: a tray that its scanner kept belongs to the batch that ran when it was
 * seen, also if the wall clock jumped between.
 */
export class BatchSpans {
  /** Oldest first. */
  readonly #spans: BatchSpan[]
  /** What lies before is not known. */
  readonly #knownFromMs: number

  constructor({ clock, start, shared }: BatchSpansParts) {
    const { clockTrusted } = shared
    const nowMs = clock.monoMs()
    const wallToMonoMs = nowMs - clock.wallMs()
    this.#knownFromMs = clockTrusted ? Number.NEGATIVE_INFINITY : nowMs
    this.#spans = start.recentBatches
      .filter(({ closedWallMs }) => clockTrusted || closedWallMs === null)
      .map(({ batchId, startedWallMs, closedWallMs }) => ({
        batchId,
        fromMs: clockTrusted ? startedWallMs + wallToMonoMs : nowMs,
        toMs: closedWallMs === null ? undefined : closedWallMs + wallToMonoMs,
      }))
  }

  began(batchId: string, atMonoMs: number): void {
    this.#spans.push({ batchId, fromMs: atMonoMs, toMs: undefined })
    if (this.#spans.length > RECENT_BATCHES_MAX) this.#spans.shift()
  }

  ended(batchId: string, atMonoMs: number): void {
    const at = this.#spans.findLastIndex((span) => span.batchId === batchId)
    const span = this.#spans[at]
    if (span !== undefined) this.#spans[at] = { ...span, toMs: atMonoMs }
  }

  /** The batch that ran then, null when none did; undefined where nobody knows. */
  at(monoMs: number): string | null | undefined {
    return monoMs < this.#knownFromMs ? undefined : batchAt(this.#spans, monoMs)
  }
}
