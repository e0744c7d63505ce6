import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ovoscope } from '../../../proto/gen/scanner.js'
import { decodeScan, decodeScanPlace } from './decode-scan.ts'

const { Scan } = ovoscope.scanner.v1
type Fields = ovoscope.scanner.v1.Scan.$Properties

const identity = { scannerSerial: 'OVO-1', sessionId: '00000000000000ff', sequence: 7 }
const good: Fields = {
  traySequence: 3,
  row: 0,
  column: 2,
  attempt: 1,
  coil: 4,
  capturedAtUs: 5_000_000_000,
  width: 8,
  height: 10,
  channels: 2,
  slices: 3,
  pixels: new Uint8Array(8 * 10 * 2 * 3 * 2).fill(9),
}
const encode = (change: Fields = {}) => Scan.encode({ ...good, ...change }).finish()
const rejection = (payload: Uint8Array) => {
  const result = decodeScan(payload, identity)
  return result.ok ? undefined : result.error
}

describe('decodeScan', () => {
  it('reads every field', () => {
    expect(decodeScan(encode(), identity)).toEqual({
      ok: true,
      value: {
        identity,
        tray: { scannerSerial: 'OVO-1', sessionId: '00000000000000ff', traySequence: 3 },
        cell: { row: 0, column: 2 },
        attempt: 1,
        coil: 4,
        capturedAtUs: 5_000_000_000,
        image: { width: 8, height: 10, channels: 2, slices: 3, pixels: expect.objectContaining({ length: 960 }) },
      },
    })
  })

  it.each([
    ['traySequence', 0],
    ['row', null],
    ['column', null],
    ['attempt', 0],
    ['width', 0],
    ['height', 0],
    ['channels', 0],
    ['slices', 0],
  ] as const)('misses %s', (field, value) => {
    expect(rejection(encode({ [field]: value }))).toBe('MISSING_FIELD')
  })

  it.each<[string, Fields, string]>([
    ['a cell beyond the largest tray', { row: 20, column: 20 }, 'CELL_OUT_OF_TRAY'],
    ['the greatest numbers there are', { row: 0xffffffff, column: 0xffffffff }, 'CELL_OUT_OF_TRAY'],
    ['a picture too small', { width: 7 }, 'IMAGE_SIZE'],
    ['a picture too large', { height: 513 }, 'IMAGE_SIZE'],
    ['four channels', { channels: 4 }, 'IMAGE_SIZE'],
    ['too many slices', { slices: 33 }, 'IMAGE_SIZE'],
    ['pixels one byte short', { pixels: new Uint8Array(959) }, 'IMAGE_LENGTH'],
    ['no pixels', { pixels: null }, 'IMAGE_LENGTH'],
    ['a hundredth attempt', { attempt: 100 }, 'OUT_OF_RANGE'],
    ['an impossible coil', { coil: 256 }, 'OUT_OF_RANGE'],
    ['a clock past every number', { capturedAtUs: 2 ** 63 }, 'OUT_OF_RANGE'],
  ])('refuses %s', (_name, change, reason) => {
    expect(rejection(encode(change))).toBe(reason)
  })

  it('refuses bytes that are cut off', () => {
    expect(rejection(encode().subarray(0, 40))).toBe('NOT_PROTOBUF')
  })

  it('ignores fields of a later minor version', () => {
    const payload = Uint8Array.from([...encode(), 0xa0, 0x06, 0x01])
    expect(rejection(payload)).toBeUndefined()
  })

  it('answers any bytes with a value', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (payload) => {
        expect(typeof decodeScan(payload, identity).ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })

  it('answers any damage with a value, and a scan that it accepts is within its limits', () => {
    const payload = encode()
    fc.assert(
      fc.property(fc.nat(payload.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Uint8Array.from(payload)
        damaged[at] = byte
        const result = decodeScan(damaged, identity)
        if (!result.ok) return
        const { width, height, channels, slices, pixels } = result.value.image
        expect(pixels.length).toBe(width * height * channels * slices * 2)
        expect(result.value.attempt).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})

describe('decodeScanPlace', () => {
  it('tells where an unusable picture belongs', () => {
    expect(decodeScanPlace(encode({ pixels: null }), identity)).toEqual({
      tray: { scannerSerial: 'OVO-1', sessionId: '00000000000000ff', traySequence: 3 },
      cell: { row: 0, column: 2 },
      attempt: 1,
    })
  })

  it.each<[string, Fields]>([
    ['no row', { row: null }],
    ['no attempt', { attempt: 0 }],
    ['too many attempts', { attempt: 100 }],
    ['no tray', { traySequence: 0 }],
    ['an impossible cell', { row: 400 }],
  ])('does not know with %s', (_name, change) => {
    expect(decodeScanPlace(encode(change), identity)).toBeUndefined()
  })
})
