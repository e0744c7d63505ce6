import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  LATENCY_BUCKETS,
  latencyBucket,
  latencyBucketTopMs,
  packCell,
  packProbability,
  unpackCell,
  unpackProbability,
} from './quantise.ts'

describe('packed probabilities', () => {
  it('come back to within a hundredth of a per cent and fit two bytes', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (probability) => {
        const packed = packProbability(probability)
        expect(Math.abs(unpackProbability(packed) - probability)).toBeLessThan(2e-5)
        expect(packed).toBeLessThan(32_768)
      }),
    )
  })

  it.each([
    [Number.NaN, 0],
    [-1, 0],
    [7, 30_000],
    [Number.POSITIVE_INFINITY, 30_000],
  ])('take %s as %i, whatever a model says', (value, packed) => {
    expect(packProbability(value)).toBe(packed)
  })
})

describe('buckets of latency', () => {
  it.each([
    [Number.NaN, 0],
    [-3, 0],
    [0.5, 0],
    [0.51, 1],
    [1, 2],
    [16, 10],
    [1e9, 31],
  ])('put a latency of %d ms into bucket %i', (latencyMs, bucket) => {
    expect(latencyBucket(latencyMs)).toBe(bucket)
  })

  it('never leave their range, and a latency lies below the top of its bucket', () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const bucket = latencyBucket(value)
        expect(bucket).toBeLessThan(LATENCY_BUCKETS)
        const isLast = bucket === LATENCY_BUCKETS - 1
        expect(isLast || !(value > latencyBucketTopMs(bucket) * (1 + 1e-12))).toBe(true)
      }),
    )
  })
})

describe('packed cells', () => {
  it('come back for every cell of every tray', () => {
    fc.assert(
      fc.property(fc.nat(1023), fc.nat(1023), (row, column) => {
        expect(unpackCell(packCell({ row, column }))).toEqual({ row, column })
      }),
    )
  })
})
