import { describe, expect, it } from 'vitest'
import { checkGolden } from './golden-check.ts'

const EXPECTED = Float32Array.of(0.9, 0.1, 0.2, 0.8)

describe('checkGolden', () => {
  it('accepts differences up to the tolerance and tells the largest', () => {
    const result = checkGolden(Float32Array.of(0.9, 0.1, 0.2, 0.804), EXPECTED, 2, 0.005)
    expect(result.ok && result.value.largestDifference).toBeCloseTo(0.004, 5)
  })

  it('names the scan that differs', () => {
    const result = checkGolden(Float32Array.of(0.9, 0.1, 0.3, 0.8), EXPECTED, 2, 0.005)
    expect(result).toMatchObject({ ok: false, error: { code: 'GOLDEN_MISMATCH', scan: 1 } })
  })

  it('takes not-a-number and missing values for a mismatch', () => {
    expect(checkGolden(Float32Array.of(Number.NaN, 0.1, 0.2, 0.8), EXPECTED, 2, 0.05).ok).toBe(false)
    expect(checkGolden(Float32Array.of(0.9, 0.1), EXPECTED, 2, 0.05).ok).toBe(false)
    expect(checkGolden(new Float32Array(0), EXPECTED, 2, 0.05).ok).toBe(false)
  })
})
