import { describe, expect, it } from 'vitest'
import type { EggSource } from '../../scanner/virtual/egg-source.ts'
import { phantomEggs } from './phantom-pool.ts'

const SLOW = { seed: 'a', ratePerHour: 24_000 }
const FAST = { seed: 'a', ratePerHour: 3_600_000 }

const at = (traySequence: number, column: number, attempt = 1) => ({
  traySequence,
  cell: { row: 0, column },
  attempt,
  coil: 0,
})

const kinds = (eggs: EggSource) => Array.from({ length: 12 }, (_, column) => eggs.picture(at(3, column)).kind)

describe.each([
  ['drawn afresh', SLOW],
  ['out of the pool', FAST],
])('phantom eggs %s', (_name, options) => {
  it('are the same for the same seed, tray and cell', () => {
    expect(kinds(phantomEggs(options))).toEqual(kinds(phantomEggs(options)))
  })

  it('stay what they are at a further attempt, in a new picture', () => {
    const eggs = phantomEggs(options)
    const [first, second] = [eggs.picture(at(1, 1)), eggs.picture(at(1, 1, 2))]
    expect(second.kind).toBe(first.kind)
    expect(Buffer.from(second.image.pixels).equals(first.image.pixels)).toBe(false)
  })

  it('show another breed, and a noisier coil, in other pictures of the same kinds', () => {
    const [usual, other] = [phantomEggs(options), phantomEggs({ ...options, breed: 'phantom-strange' })]
    const noisy = phantomEggs({ ...options, coilNoise: [{ coil: 0, factor: 4 }] })
    for (const changed of [other, noisy]) {
      expect(kinds(changed)).toEqual(kinds(usual))
      expect(Buffer.from(changed.picture(at(1, 1)).image.pixels).equals(usual.picture(at(1, 1)).image.pixels)).toBe(
        false,
      )
    }
    const elsewhere = { ...at(1, 1), coil: 5 }
    expect(noisy.picture(elsewhere)).toEqual(usual.picture(elsewhere))
  })

  it('are pictures of 64 × 64', () => {
    const { image } = phantomEggs(options).picture(at(1, 0))
    expect(image).toMatchObject({ width: 64, height: 64, channels: 1, slices: 1 })
    expect(image.pixels).toHaveLength(8192)
  })
})

it('another seed gives other eggs', () => {
  expect(kinds(phantomEggs(SLOW))).not.toEqual(kinds(phantomEggs({ ...SLOW, seed: 'b' })))
})
