import { expect, it } from 'vitest'
import { quietestAndLoudest, shownDegrees } from './health-figures.ts'

it('names the coils that stand out, the first of equals', () => {
  const coils = [3, 9, 2, 9].map((sigma, coil) => ({ coil, sigma }))
  expect(quietestAndLoudest(coils)).toEqual({ least: { coil: 2, sigma: 2 }, most: { coil: 1, sigma: 9 } })
  expect(quietestAndLoudest([])).toBeUndefined()
})

it('tells temperatures as the site reads them', () => {
  expect([28, 0, -40].map((celsius) => shownDegrees(celsius, 'fahrenheit'))).toEqual([82.4, 32, -40])
  expect(shownDegrees(28, 'celsius')).toBe(28)
})
