import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ovoscope } from '../../proto/gen/scanner.js'
import { encodeFrame } from '../pipeline/frame/encode-frame.ts'
import {
  BAUD_PRESETS,
  BAUD_RATE_FIRST,
  baudRateOf,
  type LinePicture,
  type LineTraffic,
  lineCarriesEggsPerHour,
  lineKeepsUp,
  lowestBaudRate,
  neededBytesPerS,
  RESCAN_SHARE_ASSUMED,
  serialCapacityBytesPerS,
} from './line-load.ts'

const PICTURE: LinePicture = { width: 64, height: 64, channels: 1, slices: 1 }
const TRAFFIC: LineTraffic = { picture: PICTURE, rescanShare: RESCAN_SHARE_ASSUMED }
/** The fastest line in use. */
const FAST_EGGS_PER_HOUR = 25_000

const side = fc.integer({ min: 8, max: 128 })
const traffic = fc.record({
  picture: fc.record({ width: side, height: side, channels: fc.integer({ min: 1, max: 3 }), slices: fc.constant(1) }),
  rescanShare: fc.double({ min: 0, max: 1, noNaN: true }),
})
const baud = fc.integer({ min: 9_600, max: 12_000_000 })

describe('the load of a serial line', () => {
  it('is ten bits a byte at 8N1', () => {
    expect([serialCapacityBytesPerS(9_600), serialCapacityBytesPerS(921_600)]).toEqual([960, 92_160])
    expect(BAUD_PRESETS.map((preset) => baudRateOf(serialCapacityBytesPerS(preset)))).toEqual(BAUD_PRESETS)
  })

  it('knows what the fastest line asks of it', () => {
    expect(neededBytesPerS(TRAFFIC, FAST_EGGS_PER_HOUR)).toBe(61_085)
    expect(lineKeepsUp(460_800, TRAFFIC, FAST_EGGS_PER_HOUR)).toBe(false)
    expect(lineKeepsUp(BAUD_RATE_FIRST, TRAFFIC, FAST_EGGS_PER_HOUR)).toBe(true)
    expect(lowestBaudRate(TRAFFIC, FAST_EGGS_PER_HOUR)).toBe(921_600)
    expect(lineCarriesEggsPerHour(BAUD_RATE_FIRST, TRAFFIC)).toBe(34_035)
  })

  it('lets no picture onto a line on which it would take more than half a second, as proto/README.md says of 115,200 baud', () => {
    const small = { ...TRAFFIC, picture: { ...PICTURE, width: 48, height: 48 } }
    expect([lineCarriesEggsPerHour(115_200, TRAFFIC), lineKeepsUp(115_200, TRAFFIC, 1)]).toEqual([0, false])
    expect(lineKeepsUp(115_200, small, 3_600)).toBe(true)
  })

  it('lets a picture pass that takes half a second to the byte', () => {
    expect([lineKeepsUp(165_100, TRAFFIC, 1), lineCarriesEggsPerHour(165_100, TRAFFIC) > 0]).toEqual([true, true])
    expect([lineKeepsUp(165_099, TRAFFIC, 1), lineCarriesEggsPerHour(165_099, TRAFFIC)]).toEqual([false, 0])
  })

  it('says so where no preset is fast enough, and where nothing but heartbeats passes', () => {
    const huge = { ...TRAFFIC, picture: { width: 512, height: 512, channels: 3, slices: 32 } }
    expect(lowestBaudRate(huge, FAST_EGGS_PER_HOUR)).toBeUndefined()
    const tiny = { ...TRAFFIC, picture: { width: 8, height: 8, channels: 1, slices: 1 } }
    expect(lineCarriesEggsPerHour(4_800, tiny)).toBe(0)
  })

  it('counts at least what a scan takes as the frame that it is', () => {
    fc.assert(
      fc.property(traffic, fc.nat(65_535), ({ picture }, number) => {
        const { Scan } = ovoscope.scanner.v1
        const pixels = new Uint8Array(picture.width * picture.height * picture.channels * picture.slices * 2)
        const place = { traySequence: number, row: 399, column: 399, attempt: 99, coil: 255, capturedAtUs: 2 ** 52 }
        const payload = Scan.encode({ ...place, ...picture, pixels }).finish()
        const bytes = encodeFrame({ type: 0x11, sequence: 1, payload }, crc32).length
        const perScan =
          neededBytesPerS({ picture, rescanShare: 0 }, 3_600) - neededBytesPerS({ picture, rescanShare: 0 }, 0)
        expect(perScan).toBeGreaterThanOrEqual(bytes)
        expect(perScan - bytes).toBeLessThan(100)
      }),
      { numRuns: 30 },
    )
  })

  it('keeps up with what it says that it carries, and not with noticeably more', () => {
    fc.assert(
      fc.property(baud, traffic, (baudRate, load) => {
        const eggs = lineCarriesEggsPerHour(baudRate, load)
        if (eggs === 0) return
        expect(lineKeepsUp(baudRate, load, eggs)).toBe(true)
        expect(lineKeepsUp(baudRate, load, eggs * 1.01 + 3_600)).toBe(false)
      }),
    )
  })

  it('asks for the lowest preset that will do, and is content with every one above it', () => {
    fc.assert(
      fc.property(traffic, fc.integer({ min: 1, max: 200_000 }), (load, eggsPerHour) => {
        const lowest = lowestBaudRate(load, eggsPerHour) ?? Number.POSITIVE_INFINITY
        for (const preset of BAUD_PRESETS) expect(lineKeepsUp(preset, load, eggsPerHour)).toBe(preset >= lowest)
      }),
    )
  })
})
