import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IntervalSet } from './interval-set.ts'

const small = fc.integer({ min: 0, max: 60 })
const range = fc.tuple(small, fc.integer({ min: 0, max: 12 })).map(([from, more]) => ({ from, to: from + more }))
const step = fc.oneof(
  small.map((value) => ({ kind: 'add' as const, from: value, to: value })),
  range.map((one) => ({ kind: 'range' as const, ...one })),
)

/** The same thing as a plain set of numbers. */
function numbersOf(ranges: readonly { from: number; to: number }[]): Set<number> {
  const numbers = new Set<number>()
  for (const { from, to } of ranges) for (let value = from; value <= to; value++) numbers.add(value)
  return numbers
}

describe('IntervalSet', () => {
  it('means the same as a set of numbers, whatever is added in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const set = new IntervalSet()
        const model = new Set<number>()
        for (const { kind, from, to } of steps) {
          if (kind === 'add') expect(set.add(from)).toBe(!model.has(from))
          else set.addRange(from, to)
          for (const value of numbersOf([{ from, to }])) model.add(value)
          expect(set.size).toBe(model.size)
        }
        for (let value = -1; value <= 75; value++) expect(set.has(value)).toBe(model.has(value))
        expect([...numbersOf(set.ranges)]).toEqual([...model].sort((a, b) => a - b))
      }),
    )
  })

  it('keeps its ranges sorted, disjoint and not touching, so that their number is the number of gaps', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 40 }), (ranges) => {
        const kept = new IntervalSet(ranges).ranges
        kept.forEach((one, index) => {
          expect(one.from).toBeLessThanOrEqual(one.to)
          const next = kept[index + 1]
          if (next !== undefined) expect(next.from).toBeGreaterThan(one.to + 1)
        })
      }),
    )
  })

  it('does not depend on the order of additions', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (ranges, order) => {
        const shuffled = ranges
          .map((one) => ({ one, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        expect(new IntervalSet(shuffled).ranges).toEqual(new IntervalSet(ranges).ranges)
      }),
    )
  })

  it('answers for an empty set', () => {
    const set = new IntervalSet()
    expect([set.size, set.has(0)]).toEqual([0, false])
    expect(set.ranges).toEqual([])
  })

  it('closes a gap of one number into one range', () => {
    const set = new IntervalSet([
      { from: 1, to: 4 },
      { from: 6, to: 9 },
    ])
    expect(set.ranges).toHaveLength(2)
    expect(set.add(5)).toBe(true)
    expect(set.add(5)).toBe(false)
    expect(set.ranges).toEqual([{ from: 1, to: 9 }])
  })

  it('leaves the ranges it was made from as they were', () => {
    const given = [{ from: 1, to: 2 }]
    new IntervalSet(given).addRange(2, 8)
    expect(given).toEqual([{ from: 1, to: 2 }])
  })
})
