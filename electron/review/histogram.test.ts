import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LATENCY_BUCKETS, latencyBucket } from '../store/quantise.ts'
import { latencyQuantileMs } from './histogram.ts'

function histogram(latenciesMs: readonly number[]): number[] {
  const counts = Array.from({ length: LATENCY_BUCKETS }, () => 0)
  for (const latencyMs of latenciesMs) counts[latencyBucket(latencyMs)] = (counts[latencyBucket(latencyMs)] ?? 0) + 1
  return counts
}

describe('latency quantiles', () => {
  it('are unknown without scans', () => {
    expect(latencyQuantileMs(histogram([]), 0.5)).toBeNull()
  })

  it('are never further off than one bucket, which is a factor of √2', () => {
    const latencies = fc.array(fc.double({ min: 0.4, max: 20_000, noNaN: true }), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(latencies, fc.constantFrom(0.01, 0.5, 0.9, 0.99, 1), (latenciesMs, share) => {
        const sorted = [...latenciesMs].sort((a, b) => a - b)
        const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0
        const found = latencyQuantileMs(histogram(latenciesMs), share) ?? 0
        expect(found / exact).toBeLessThan(Math.SQRT2 + 1e-9)
        expect(exact / found).toBeLessThan(Math.SQRT2 + 1e-9)
      }),
    )
  })

  it('do not make up an end for the open last bucket', () => {
    expect(latencyQuantileMs(histogram([1e9]), 0.99)).toBeCloseTo(0.5 * 2 ** 15, 6)
  })
})
