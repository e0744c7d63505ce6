import { describe, expect, it } from 'vitest'
import { attentionOver, eggRgba } from './egg-pixels.ts'

/** Four pixels from black to white, 16-bit little-endian. */
const RAMP = { width: 2, height: 2, pixels: new Uint8Array([0, 0, 0x00, 0x40, 0x00, 0x80, 0x00, 0xff]) }

describe('eggRgba', () => {
  it('draws grey, opaque pixels without attention', () => {
    const rgba = eggRgba(RAMP, null)
    expect(rgba).toHaveLength(16)
    for (let index = 0; index < 4; index++) {
      const [red, green, blue, alpha] = rgba!.slice(index * 4, index * 4 + 4)
      expect([green, blue, alpha]).toEqual([red, red, 255])
    }
    expect(rgba![0]).toBe(0)
    expect(rgba![12]).toBe(255)
  })

  it('colours only where attention is high', () => {
    const values = new Uint8Array([0, 0, 0, 255])
    const rgba = eggRgba(RAMP, { width: 2, height: 2, values })!
    expect(rgba[0]).toBe(rgba[2])
    expect(rgba[12]).toBeGreaterThan(rgba[14]!)
  })

  it('refuses a picture whose bytes do not fit its size', () => {
    expect(eggRgba({ ...RAMP, width: 3 }, null)).toBeUndefined()
    expect(eggRgba({ width: 0, height: 0, pixels: new Uint8Array(0) }, null)).toBeUndefined()
  })

  it('draws the picture without an attention map that does not fit', () => {
    const broken = { width: 4, height: 4, values: new Uint8Array(3) }
    expect(eggRgba(RAMP, broken)).toEqual(eggRgba(RAMP, null))
  })
})

describe('attentionOver', () => {
  it('says nothing when the model looked nowhere', () => {
    expect(attentionOver({ width: 2, height: 2, values: new Uint8Array(4) }, 8, 8)).toBeUndefined()
  })

  it('spreads a coarse map smoothly and never covers the picture fully', () => {
    const cover = attentionOver({ width: 2, height: 1, values: new Uint8Array([0, 255]) }, 8, 1)!
    expect([...cover]).toEqual([...cover].toSorted((left, right) => left - right))
    expect(Math.max(...cover)).toBeLessThan(1)
    expect(cover[0]).toBe(0)
  })
})
