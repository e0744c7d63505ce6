import { describe, expect, it } from 'vitest'
import { isSampled } from './sampling.ts'

/** Eggs of trays with 150 cells each. */
const egg = (n: number) => ({
  tray: { scannerSerial: 'OVO-1', sessionId: '00000000000000a1', traySequence: Math.floor(n / 150) },
  cell: { row: Math.floor((n % 150) / 15), column: n % 15 },
})

describe('isSampled', () => {
  it('picks about its share, always the same ones, and more of a larger share', () => {
    const picked = (share: number) =>
      Array.from({ length: 20_000 }, (_, n) => n).filter((n) => isSampled(egg(n), share))
    const [few, many] = [picked(0.01), picked(0.05)]
    // Five standard deviations of a binomial.
    expect(Math.abs(few.length - 200)).toBeLessThan(5 * Math.sqrt(200))
    expect(Math.abs(many.length - 1_000)).toBeLessThan(5 * Math.sqrt(1_000))
    expect(picked(0.01)).toEqual(few)
    expect(few.every((n) => many.includes(n))).toBe(true)
  })

  it('tells eggs apart by every part of their name', () => {
    const { tray, cell } = egg(0)
    const all = [
      { tray, cell },
      { tray: { ...tray, scannerSerial: 'OVO-2' }, cell },
      { tray: { ...tray, sessionId: '00000000000000a2' }, cell },
      { tray: { ...tray, traySequence: 1 }, cell },
      { tray, cell: { ...cell, row: 1 } },
      { tray, cell: { ...cell, column: 1 } },
      { tray, cell: { row: 1, column: 11 } },
      { tray, cell: { row: 11, column: 1 } },
    ]
    // The least share, in thousandths, at which an egg is picked.
    const least = all.map((one) => Array.from({ length: 1001 }, (_, n) => n).find((n) => isSampled(one, n / 1000)))
    expect(new Set(least).size).toBe(all.length)
  })

  it('picks none where none is wanted', () => {
    for (const share of [0, -1, Number.NaN]) expect(isSampled(egg(1), share)).toBe(false)
  })
})
