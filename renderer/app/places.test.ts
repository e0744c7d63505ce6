import { describe, expect, it } from 'vitest'
import { addressOf, PLACES, placeOf } from './places.ts'

describe('placeOf', () => {
  it('finds every place by its address', () => {
    for (const place of PLACES) expect(placeOf(addressOf(place))).toBe(place)
  })

  it('leads to the line from anywhere else', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/line/7', 'trays']) expect(placeOf(hash)).toBe('line')
  })
})
