import { describe, expect, it } from 'vitest'
import { formatNumber } from '../../../ui/format.ts'
import { sexAsShown } from './sex-as-shown.ts'

describe('both sexes as they are shown', () => {
  it('add up to 1.000, where each rounded by itself would not', () => {
    for (const p of [0, 0.1055, 0.4995, 0.5, 0.9995, 1]) {
      const { female, male } = sexAsShown(p)
      const told = [female, male].map((share) => Number(formatNumber(share, 'en', 3)))
      expect(1000 * (told[0] ?? 0) + 1000 * (told[1] ?? 0)).toBeCloseTo(1000, 6)
    }
    for (let p = 0.0005; p < 1; p += 0.001) expect(sexAsShown(1 - (1 - p))).toEqual(sexAsShown(p))
    expect(sexAsShown(0.1055)).toEqual({ female: 0.106, male: 0.894 })
  })
})
