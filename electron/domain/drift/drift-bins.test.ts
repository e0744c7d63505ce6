import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONFIDENCE_BINS, confidenceBin, QUALITY_BUCKETS, signalToNoiseBucket } from './drift-bins.ts'

describe('bins of drift', () => {
  it.each([
    [0, 0],
    [0.049, 0],
    [0.05, 1],
    [0.15, 3],
    [0.999, 19],
    [1, 19],
  ])('put confidence %d into bin %i', (confidence, bin) => {
    expect(confidenceBin(confidence)).toBe(bin)
  })

  it.each([
    [0, 0],
    [0.49, 0],
    [0.5, 1],
    [1, 2],
    [3.9, 3],
    [128, 9],
    [Number.POSITIVE_INFINITY, 9],
  ])('put a signal to noise of %d into bucket %i', (signalToNoise, bucket) => {
    expect(signalToNoiseBucket(signalToNoise)).toBe(bucket)
  })

  it('never leave their range', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, noNaN: true }), (share, ratio) => {
        expect(confidenceBin(share)).toBeLessThan(CONFIDENCE_BINS)
        expect(signalToNoiseBucket(ratio)).toBeLessThan(QUALITY_BUCKETS)
      }),
    )
  })
})
