import { describe, expect, it } from 'vitest'
import { isSampled } from './sampling.ts'

const scan = (sequence: number) => ({ scannerSerial: 'OVO-1', sessionId: '00000000000000a1', sequence })

describe('isSampled', () => {
  it('picks about its share, always the same ones, and more of a larger share', () => {
    const picked = (share: number) =>
      Array.from({ length: 20_000 }, (_, n) => n).filter((n) => isSampled(scan(n), share))
    const [few, many] = [picked(0.01), picked(0.05)]
    // Five standard deviations of a binomial.
    expect(Math.abs(few.length - 200)).toBeLessThan(5 * Math.sqrt(200))
    expect(Math.abs(many.length - 1_000)).toBeLessThan(5 * Math.sqrt(1_000))
    expect(picked(0.01)).toEqual(few)
    expect(few.every((n) => many.includes(n))).toBe(true)
  })

  it('picks none where none is wanted', () => {
    for (const share of [0, -1, Number.NaN]) expect(isSampled(scan(1), share)).toBe(false)
  })
})
