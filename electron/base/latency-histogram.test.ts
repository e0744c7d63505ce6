import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histogramQuantileMs, LatencyHistogram } from './latency-histogram.ts'

function histogramOf(latenciesMs: readonly number[]): number[] {
  const histogram = new LatencyHistogram()
  for (const latencyMs of latenciesMs) histogram.add(latencyMs)
  return histogram.counts
}

describe('LatencyHistogram', () => {
  it('has no quantile while it is empty', () => {
    expect(histogramQuantileMs(histogramOf([]), 0.5)).toBeNull()
  })

  it('gives every quantile within a bucket of the sorted list', () => {
    const latencies = fc.array(fc.double({ min: 0.1, max: 60_000, noNaN: true }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(latencies, fc.double({ min: 0.01, max: 1, noNaN: true }), (latenciesMs, share) => {
        const sorted = [...latenciesMs].sort((a, b) => a - b)
        const exactMs = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
        const quantileMs = histogramQuantileMs(histogramOf(latenciesMs), share) ?? 0
        expect(quantileMs / exactMs).toBeGreaterThan(0.91)
        expect(quantileMs / exactMs).toBeLessThan(1.1)
      }),
    )
  })

  it('puts what is no latency first and what is endless last', () => {
    const counts = histogramOf([-1, Number.NaN, 0, Number.POSITIVE_INFINITY, 1e9])
    expect([counts[0], counts.at(-1)]).toEqual([3, 2])
  })

  it('hands out a copy that does not go on counting', () => {
    const histogram = new LatencyHistogram()
    histogram.add(1)
    const before = histogram.counts
    histogram.add(1)
    const since = histogram.counts.map((count, bucket) => count - (before[bucket] ?? 0))
    expect(since.reduce((sum, count) => sum + count)).toBe(1)
  })
})
