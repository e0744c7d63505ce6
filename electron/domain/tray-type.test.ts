import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellCentreMm, TRAY_CELLS_MAX, TRAY_TYPE_PRESETS } from './tray-type.ts'

const cellOfPreset = fc
  .constantFrom(...TRAY_TYPE_PRESETS)
  .chain((type) => fc.record({ type: fc.constant(type), row: fc.nat(type.rows - 1), column: fc.nat(type.columns - 1) }))

describe('TRAY_TYPE_PRESETS', () => {
  it('have ids of their own and fit what a station accepts', () => {
    expect(TRAY_TYPE_PRESETS.map(({ id, name, layout }) => [id, name, layout])).toEqual([
      ['square-150', '10 × 15', 'square'],
      ['square-36', '6 × 6', 'square'],
      ['honeycomb-84', 'Honeycomb 84', 'honeycomb'],
    ])
    expect(new Set(TRAY_TYPE_PRESETS.map(({ id }) => id)).size).toBe(TRAY_TYPE_PRESETS.length)
    for (const { rows, columns } of TRAY_TYPE_PRESETS) expect(rows * columns).toBeLessThanOrEqual(TRAY_CELLS_MAX)
    expect(TRAY_TYPE_PRESETS.map(({ rows, columns }) => rows * columns)).toEqual([150, 36, 84])
  })
})

describe('cellCentreMm', () => {
  it('lies in the middle of a square cell', () => {
    const square = TRAY_TYPE_PRESETS[0]!
    expect(cellCentreMm(square, { row: 0, column: 0 })).toEqual({ xMm: 25, yMm: 25 })
    expect(cellCentreMm(square, { row: 2, column: 3 })).toEqual({ xMm: 175, yMm: 125 })
    expect(cellCentreMm(square, { row: 3, column: 3 })).toEqual({ xMm: 175, yMm: 175 })
  })

  it('moves every second row of a honeycomb by half a pitch', () => {
    const honeycomb = TRAY_TYPE_PRESETS[2]!
    const [even, odd, next] = [0, 1, 2].map((row) => cellCentreMm(honeycomb, { row, column: 0 }))
    expect([even?.xMm, odd?.xMm, next?.xMm]).toEqual([24, 48, 24])
    expect((odd?.yMm ?? 0) - (even?.yMm ?? 0)).toBeCloseTo((48 * Math.sqrt(3)) / 2, 9)
  })

  it('puts no two cells nearer than the pitch', () => {
    fc.assert(
      fc.property(cellOfPreset, fc.nat(), fc.nat(), ({ type, row, column }, otherRow, otherColumn) => {
        const other = { row: otherRow % type.rows, column: otherColumn % type.columns }
        fc.pre(other.row !== row || other.column !== column)
        const a = cellCentreMm(type, { row, column })
        const b = cellCentreMm(type, other)
        expect(Math.hypot(a.xMm - b.xMm, a.yMm - b.yMm)).toBeGreaterThanOrEqual(type.pitchMm - 1e-9)
      }),
    )
  })
})
