import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { autoWindow, greyOf, pixelsOf } from './window-level.ts'

describe('pixelsOf', () => {
  it('reads little-endian pairs from anywhere in a buffer', () => {
    const buffer = new Uint8Array([99, 0x34, 0x12, 0xff, 0xff, 7])
    expect([...pixelsOf(buffer.subarray(1, 5))]).toEqual([0x1234, 0xffff])
    expect([...pixelsOf(buffer.subarray(1, 6))]).toEqual([0x1234, 0xffff])
  })
})

describe('autoWindow', () => {
  it('leaves single hot and dead pixels out', () => {
    const pixels = new Uint16Array(1_000).map((_, index) => 1_000 + index)
    pixels[0] = 0
    pixels[999] = 65_535
    const { black, white } = autoWindow(pixels)
    expect(black).toBeGreaterThan(990)
    expect(white).toBeLessThan(2_010)
  })

  it('does not blow noise up into a picture', () => {
    const { black, white } = autoWindow(new Uint16Array(64).fill(500))
    expect(white - black).toBeGreaterThanOrEqual(16)
  })

  it('has a window even for nothing', () => {
    expect(autoWindow(new Uint16Array(0))).toEqual({ black: 0, white: 65_535 })
  })

  it('always gives greys from 0 to 255, rising with the pixel', () => {
    fc.assert(
      fc.property(
        fc.uint16Array({ minLength: 1, maxLength: 300 }),
        fc.nat(65_535),
        fc.nat(65_535),
        (pixels, left, right) => {
          const window = autoWindow(pixels)
          expect(window.white).toBeGreaterThan(window.black)
          const [low, high] = [Math.min(left, right), Math.max(left, right)]
          const greys = [greyOf(low, window), greyOf(high, window)] as const
          expect(greys[0]).toBeLessThanOrEqual(greys[1])
          for (const grey of greys) expect(grey >= 0 && grey <= 255 && Number.isInteger(grey)).toBe(true)
        },
      ),
    )
  })
})
