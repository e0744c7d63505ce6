/** Buckets for every doubling: neighbouring ones differ by 9 %, finer than two runs agree. */
const BUCKETS_PER_DOUBLING = 8
/** Upper end of the first bucket: nothing that crosses a process is faster. */
const FIRST_MS = 1 / 16
/** From 1/16 ms to 65 s; the last bucket is open. */
const HISTOGRAM_BUCKETS = 20 * BUCKETS_PER_DOUBLING + 2

/** Latencies of any number of events in a fixed amount of memory. */
export class LatencyHistogram {
  readonly #counts: number[] = Array.from({ length: HISTOGRAM_BUCKETS }, () => 0)

  /** What is no number, or below zero, counts as no time at all. */
  add(latencyMs: number): void {
    const bucket = bucketOf(latencyMs)
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1
  }

  /** A copy, by bucket; two of them can be subtracted to look at the time between. */
  get counts(): number[] {
    return this.#counts.slice()
  }
}

/**
 * A quantile in milliseconds by geometric interpolation within the bucket: off by less than 9 %. `counts` as in
 * `LatencyHistogram`, `share` in (0, 1]. Null for an empty histogram.
 */
export function histogramQuantileMs(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const wanted = share * total
  let below = 0
  for (const [bucket, count] of counts.entries()) {
    if (count > 0 && below + count >= wanted) return edgeMs(bucket - 1 + (wanted - below) / count)
    below += count
  }
  return null
}

function bucketOf(latencyMs: number): number {
  if (!(latencyMs > FIRST_MS)) return 0
  return Math.min(HISTOGRAM_BUCKETS - 1, Math.ceil(BUCKETS_PER_DOUBLING * Math.log2(latencyMs / FIRST_MS)))
}

/** Upper end of a bucket. */
function edgeMs(bucket: number): number {
  return FIRST_MS * 2 ** (bucket / BUCKETS_PER_DOUBLING)
}
