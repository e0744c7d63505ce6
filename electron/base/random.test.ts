import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Random, seededRandom } from './random.ts'

const seed = fc.oneof(fc.string(), fc.integer())

function draw(random: Random, times: number): number[] {
  return Array.from({ length: times }, () => random.next())
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

describe('seededRandom', () => {
  it('gives the same run for the same seed and another for another', () => {
    fc.assert(
      fc.property(seed, seed, (one, other) => {
        expect(draw(seededRandom(one), 20)).toEqual(draw(seededRandom(one), 20))
        fc.pre(String(one) !== String(other))
        expect(draw(seededRandom(one), 20)).not.toEqual(draw(seededRandom(other), 20))
      }),
    )
  })

  it('stays the generator it is: recorded seeds must replay in later versions', () => {
    expect(draw(seededRandom('ovoscope'), 3)).toEqual([0.5604789503850043, 0.991275719134137, 0.10642794752493501])
  })

  it('forks streams that depend on the label alone and do not advance their parent', () => {
    fc.assert(
      fc.property(seed, fc.oneof(fc.string(), fc.integer()), fc.nat(20), (one, label, before) => {
        const untouched = seededRandom(one)
        const parent = seededRandom(one)
        draw(untouched, before)
        draw(parent, before)
        const fork = draw(parent.fork(label), 20)
        expect(fork).toEqual(draw(seededRandom(one).fork(label), 20))
        expect(draw(parent, 20)).toEqual(draw(untouched, 20))
        expect(fork).not.toEqual(draw(seededRandom(one), 20))
      }),
    )
  })

  it('keeps streams of neighbouring labels apart', () => {
    const parent = seededRandom(1)
    const firsts = new Set(Array.from({ length: 1000 }, (_, label) => parent.fork(label).next()))
    expect(firsts.size).toBe(1000)
  })

  it('draws uniformly from [0, 1) and integers below their bound', () => {
    const random = seededRandom('uniform')
    const values = draw(random, 20_000)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
    // Standard error of the mean is 0.002.
    expect(Math.abs(meanOf(values) - 0.5)).toBeLessThan(0.01)
    const counts = Array.from({ length: 6 }, () => 0)
    for (let time = 0; time < 12_000; time++) counts[random.int(6)]! += 1
    // 2,000 each are expected with a deviation of 41.
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(205)
  })

  it('draws normal deviates with mean 0 and deviation 1', () => {
    const random = seededRandom('normal')
    const values = Array.from({ length: 20_000 }, () => random.normal())
    expect(values.every(Number.isFinite)).toBe(true)
    expect(Math.abs(meanOf(values))).toBeLessThan(0.04)
    expect(Math.abs(meanOf(values.map((value) => value * value)) - 1)).toBeLessThan(0.05)
  })
})
