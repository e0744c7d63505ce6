import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModelInput } from '../../model/manifest.ts'
import { type ImageStack, toTensor } from './to-tensor.ts'

const INPUT: ModelInput = { name: 'scan', type: 'uint16', width: 8, height: 8, maps: ['T2'] }

/** A stack whose pixels name their own plane, so that a wrong choice shows. */
function stack(options: Partial<Omit<ImageStack, 'pixels'>> = {}): ImageStack {
  const size = { count: 1, width: 8, height: 8, channels: 1, slices: 1, ...options }
  const plane = size.width * size.height
  const words = Uint16Array.from({ length: size.count * size.channels * size.slices * plane }, (_, i) => {
    return 100 * Math.floor(i / plane)
  })
  return { ...size, pixels: new Uint8Array(words.buffer) }
}

function valuesOf(image: ImageStack, input = INPUT): Uint16Array {
  const tensor = toTensor(image, input)
  if (!tensor.ok) throw new Error(tensor.error.detail)
  return tensor.value.values
}

function refusalOf(image: ImageStack, input = INPUT) {
  const tensor = toTensor(image, input)
  return tensor.ok ? undefined : tensor.error.code
}

describe('toTensor', () => {
  it('uses the bytes as they are when the scan is what the model wants', () => {
    const image = stack({ count: 3 })
    const tensor = toTensor(image, INPUT)
    expect(tensor).toMatchObject({ ok: true, value: { dims: [3, 1, 8, 8] } })
    expect(valuesOf(image).buffer).toBe(image.pixels.buffer)
  })

  it('reads little-endian words at an odd offset too', () => {
    const bytes = new Uint8Array(1 + 128)
    bytes[1] = 0x34
    bytes[2] = 0x12
    expect(valuesOf({ ...stack(), pixels: bytes.subarray(1) })[0]).toBe(0x1234)
  })

  it('takes the maps by name and the middle slice', () => {
    const image = stack({ count: 2, channels: 3, slices: 3 })
    const values = valuesOf(image, { ...INPUT, maps: ['ADC', 'T2'] })
    const planes = [0, 1, 2, 3].map((plane) => values[plane * 64])
    expect(planes).toEqual([700, 100, 1600, 1000])
  })

  it('refuses what cannot fit, each with its own word', () => {
    expect(refusalOf({ ...stack(), pixels: new Uint8Array(126) })).toBe('PIXELS_LENGTH')
    expect(refusalOf({ ...stack(), count: 0, pixels: new Uint8Array(0) })).toBe('PIXELS_LENGTH')
    expect(refusalOf(stack(), { ...INPUT, maps: ['T1'] })).toBe('MAP_MISSING')
    expect(refusalOf(stack({ width: 3, height: 3 }))).toBe('TOO_SMALL')
    expect(refusalOf(stack({ width: 16, height: 12 }))).toBe('ASPECT')
  })

  it('resizes without inventing brightness: constant stays constant, nothing leaves the range', () => {
    const property = fc.property(
      fc.integer({ min: 4, max: 40 }),
      fc.integer({ min: 0, max: 65535 }),
      fc.array(fc.integer({ min: 0, max: 65535 }), { minLength: 16, maxLength: 1600 }),
      (side, level, noise) => {
        const flat = new Uint16Array(side * side).fill(level)
        const image = { ...stack({ width: side, height: side }), pixels: new Uint8Array(flat.buffer) }
        expect(new Set(valuesOf(image))).toEqual(new Set([level]))
        const rough = Uint16Array.from(flat, (_, i) => noise[i % noise.length] ?? 0)
        const resized = valuesOf({ ...image, pixels: new Uint8Array(rough.buffer) })
        expect(Math.max(...resized)).toBeLessThanOrEqual(Math.max(...rough))
        expect(Math.min(...resized)).toBeGreaterThanOrEqual(Math.min(...rough))
      },
    )
    fc.assert(property, { numRuns: 80 })
  })

  it('averages by area when it shrinks: the mean is kept', () => {
    const words = Uint16Array.from({ length: 24 * 24 }, (_, i) => (i * 37) % 4096)
    const values = valuesOf({ ...stack({ width: 24, height: 24 }), pixels: new Uint8Array(words.buffer) })
    const mean = (list: Uint16Array) => list.reduce((sum, value) => sum + value, 0) / list.length
    expect(mean(values)).toBeCloseTo(mean(words), -1)
  })
})
