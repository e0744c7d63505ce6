import { describe, expect, it } from 'vitest'
import { makeTrayType } from '../../test/make/master-records.ts'
import { trayPlaces } from '../ui/tray-geometry.ts'
import { neighbourOf } from './neighbour.ts'

const SHAPE = { rows: 3, columns: 3, layout: 'square' } as const
const KEYS = ['ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft'] as const

describe('neighbourOf', () => {
  const plain = { columns: 3, ...trayPlaces(SHAPE) }

  it('goes with the arrow keys, and stays in the tray', () => {
    expect(KEYS.map((key) => neighbourOf(4, key, plain))).toEqual([1, 5, 7, 3])
    expect(KEYS.map((key) => neighbourOf(2, key, plain))).toEqual([undefined, undefined, 5, 1])
    expect([neighbourOf(4, 'Enter', plain), neighbourOf(99, 'ArrowUp', plain)]).toEqual([undefined, undefined])
  })

  it('goes where it is seen to go, however the tray lies', () => {
    const type = makeTrayType({ ...SHAPE, centresMm: null, firstCell: 'topLeft', operatorAt: 'right' })
    // Turned by a quarter: numbers run downwards, letters from right to left or back.
    const turned = { columns: 3, ...trayPlaces(SHAPE, type) }
    const [up, right, down, left] = KEYS.map((key) => neighbourOf(4, key, turned))
    expect([up, down]).toEqual([3, 5])
    expect(new Set([right, left])).toEqual(new Set([1, 7]))
    const seen = turned.centresMm
    expect(seen[right ?? 0]?.xMm).toBeGreaterThan(seen[4]?.xMm ?? 0)
  })

  it('keeps to a column of a honeycomb, up and down, and to its rows', () => {
    const honeycomb = { columns: 3, ...trayPlaces({ ...SHAPE, layout: 'honeycomb' }) }
    expect([neighbourOf(1, 'ArrowDown', honeycomb), neighbourOf(4, 'ArrowDown', honeycomb)]).toEqual([4, 7])
    expect([neighbourOf(7, 'ArrowUp', honeycomb), neighbourOf(4, 'ArrowRight', honeycomb)]).toEqual([4, 5])
  })
})
