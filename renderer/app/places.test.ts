import { describe, expect, it } from 'vitest'
import { ADDRESSED, addressOf, placeOf } from './places.ts'

describe('placeOf', () => {
  it('finds every place by its address', () => {
    for (const place of ADDRESSED) expect(placeOf(addressOf(place))).toBe(place)
  })

  it('knows its place however deep somebody looks', () => {
    expect(placeOf('#/trays/417/7-5')).toBe('trays')
    expect(placeOf('#/batches/2026-1120-03')).toBe('batches')
  })

  it('leads to the line from anywhere else', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', 'trays']) expect(placeOf(hash)).toBe('line')
  })
})
