import { latencyBucketTopMs } from '../store/quantise.ts'

/**
 * A quantile of the latency histogram in milliseconds, by geometric interpolation within the bucket: buckets grow by √2, so it is never
 * further off than that. `counts` by bucket, `share` in (0, 1]. Null for an empty histogram.
 */
export function latencyQuantileMs(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const wanted = share * total
  let below = 0
  for (const [bucket, count] of counts.entries()) {
    if (count > 0 && below + count >= wanted) {
      const topMs = latencyBucketTopMs(bucket)
      // The last bucket has no upper end: its lower one is all that is known for certain.
      if (bucket === counts.length - 1) return topMs / Math.SQRT2
      return topMs * Math.SQRT1_2 ** (1 - (wanted - below) / count)
    }
    below += count
  }
  return null
}
