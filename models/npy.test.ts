import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeNpy } from '../test/make/npy.ts'
import { readNpy } from './npy.ts'

function errorOf(bytes: Uint8Array): string | undefined {
  const read = readNpy(bytes)
  return read.ok ? undefined : read.error
}

/** The same array with other words in its header. */
function withHeader(from: string, to: string): Uint8Array {
  const text = Buffer.from(encodeNpy(Uint16Array.of(1, 2), [2])).toString('latin1')
  return Buffer.from(text.replace(from, to.padEnd(from.length)), 'latin1')
}

describe('readNpy', () => {
  it('reads counts and figures of any shape', () => {
    expect(readNpy(encodeNpy(Uint16Array.of(1, 65_535), [2]))).toEqual({
      ...{ ok: true, value: { shape: [2], values: Uint16Array.of(1, 65_535) } },
    })
    const figures = Float32Array.of(0.5, -1, 2, 3, 4, 5)
    expect(readNpy(encodeNpy(figures, [3, 1, 2]))).toMatchObject({ value: { shape: [3, 1, 2], values: figures } })
  })

  it('says what it cannot read', () => {
    expect(errorOf(Buffer.from('PNG'))).toBe('it is no .npy file')
    expect(errorOf(withHeader("'<u2'", "'|u1'"))).toContain('uint16')
    expect(errorOf(withHeader('False', 'True'))).toContain('ascontiguousarray')
    expect(errorOf(withHeader("'shape'", "'shade'"))).toBe('its header cannot be read')
    expect(errorOf(encodeNpy(Uint16Array.of(1, 2), [3]))).toBe('it holds 2 values instead of 3')
  })

  it('falls over nothing', () => {
    const whole = encodeNpy(Uint16Array.of(1, 2, 3), [3])
    const property = fc.property(fc.nat(whole.length - 1), (length) => {
      expect(errorOf(whole.subarray(0, length))).toBeDefined()
    })
    fc.assert(property)
  })
})
