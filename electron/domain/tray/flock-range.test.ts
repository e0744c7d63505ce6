import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyClass } from '../../../test/make/judgements.ts'
import type { EggClass } from '../egg.ts'
import { countByFlock, type FlockRange, flockOfCell, refuseFlockRanges, sumFlocks } from './flock-range.ts'

const range = (flock: string, from: [number, number], to: [number, number]): FlockRange => ({
  ...{ flock, from: { row: from[0], column: from[1] } },
  to: { row: to[0], column: to[1] },
})
const TWO = [range('Seven', [0, 0], [4, 14]), range('Eight', [5, 0], [8, 6])]

describe('flockOfCell', () => {
  it('follows the ranges row by row, both ends included, and the batch elsewhere', () => {
    const at = (row: number, column: number) => flockOfCell(TWO, 'Batch', { row, column })
    expect([at(0, 0), at(4, 14), at(5, 0), at(8, 6)]).toEqual(['Seven', 'Seven', 'Eight', 'Eight'])
    expect([at(8, 7), at(9, 0)]).toEqual(['Batch', 'Batch'])
    expect(flockOfCell(TWO.slice(1), 'Batch', { row: 4, column: 14 })).toBe('Batch')
  })
})

describe('refuseFlockRanges', () => {
  it('takes ranges in any order that share no cell', () => {
    expect(refuseFlockRanges([...TWO].reverse())).toBeUndefined()
    expect(refuseFlockRanges([])).toBeUndefined()
    expect(refuseFlockRanges([range('Seven', [3, 4], [3, 4])])).toBeUndefined()
  })

  it('refuses what runs backwards or claims a cell twice', () => {
    expect(refuseFlockRanges([range('Seven', [4, 0], [3, 14])])).toBe('RANGE_BACKWARDS')
    expect(refuseFlockRanges([...TWO, range('Nine', [8, 6], [9, 0])])).toBe('RANGES_OVERLAP')
  })
})

describe('countByFlock', () => {
  it('counts every egg for the flock of its cell', () => {
    const at = (row: number, eggClass: EggClass) => ({ cell: { row, column: 0 }, eggClass })
    expect(countByFlock([at(0, 'MALE'), at(5, 'EMPTY'), at(6, 'FEMALE'), at(9, 'MALE')], TWO, 'Batch')).toEqual([
      { flock: 'Seven', eggs: 1, emptyCells: 0, byClass: { MALE: 1 } },
      { flock: 'Eight', eggs: 1, emptyCells: 1, byClass: { EMPTY: 1, FEMALE: 1 } },
      { flock: 'Batch', eggs: 1, emptyCells: 0, byClass: { MALE: 1 } },
    ])
  })

  it('sums to the tray, and keeps empty cells out of every denominator', () => {
    const cell = fc.record({ row: fc.nat(9), column: fc.nat(14) })
    const cells = fc.uniqueArray(fc.record({ cell, eggClass: anyClass }), {
      selector: ({ cell: at }) => `${at.row}/${at.column}`,
      maxLength: 150,
    })
    fc.assert(
      fc.property(cells, (tray) => {
        const counts = countByFlock(tray, TWO, 'Batch')
        const sum = (value: (count: (typeof counts)[number]) => number) =>
          counts.reduce((all, one) => all + value(one), 0)
        const empty = tray.filter(({ eggClass }) => eggClass === 'EMPTY').length
        expect([sum((one) => one.eggs), sum((one) => one.emptyCells)]).toEqual([tray.length - empty, empty])
        for (const { eggClass } of tray) {
          const inTray = tray.filter((one) => one.eggClass === eggClass).length
          expect(sum(({ byClass }) => byClass[eggClass] ?? 0)).toBe(inTray)
        }
        expect(new Set(counts.map(({ flock }) => flock)).size).toBe(counts.length)
        // Two trays with the same eggs: the same as one tray whose cells count twice.
        const doubled = tray.map((one) => ({ ...one, count: 2 }))
        expect(sumFlocks([...counts, ...counts])).toEqual(countByFlock(doubled, TWO, 'Batch'))
      }),
    )
  })

  it('puts a flock together that lies in several trays, in the order in which flocks come', () => {
    const at = (row: number, eggClass: EggClass) => ({ cell: { row, column: 0 }, eggClass })
    const first = countByFlock([at(5, 'FEMALE'), at(5, 'EMPTY')], TWO, 'Batch')
    const second = countByFlock([at(0, 'MALE'), at(6, 'MALE')], TWO, 'Batch')
    expect(sumFlocks([...first, ...second])).toEqual([
      { flock: 'Eight', eggs: 2, emptyCells: 1, byClass: { FEMALE: 1, EMPTY: 1, MALE: 1 } },
      { flock: 'Seven', eggs: 1, emptyCells: 0, byClass: { MALE: 1 } },
    ])
  })
})
