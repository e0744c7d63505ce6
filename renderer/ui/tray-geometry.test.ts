import { describe, expect, it } from 'vitest'
import { actionCounts, classCounts, trayGeometry } from './tray-geometry.ts'

function tray(layout: 'square' | 'honeycomb', classes: readonly number[], actions: readonly number[] = classes) {
  return { rows: 2, columns: 3, layout, classes: new Uint8Array(classes), actions: new Uint8Array(actions) }
}

describe('trayGeometry', () => {
  it('puts square cells on a grid', () => {
    const { cells, widthMm, heightMm } = trayGeometry(tray('square', [0, 1, 255, 255, 255, 255]))
    expect(cells.map(({ xMm }) => xMm)).toEqual([25, 75, 125, 25, 75, 125])
    expect([widthMm, heightMm]).toEqual([150, 100])
  })

  it('shifts every second row of a honeycomb by half a cell, and makes room for it', () => {
    const { cells, widthMm, heightMm } = trayGeometry(tray('honeycomb', []))
    expect(cells[3]!.xMm - cells[0]!.xMm).toBe(25)
    expect(widthMm).toBe(175)
    expect(heightMm).toBeLessThan(100)
  })

  it('knows what was decided, and takes unknown codes for not decided', () => {
    const { cells } = trayGeometry(tray('square', [0, 1, 255, 99], [0, 1, 255, 99]))
    expect(cells.map(({ eggClass }) => eggClass)).toEqual([
      'FEMALE',
      'MALE',
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(cells.map(({ action }) => action).slice(0, 3)).toEqual(['KEEP', 'REMOVE_MALE', undefined])
  })
})

describe('counts', () => {
  it('counts classes and actions apart, leaving out what there is none of', () => {
    const filled = tray('square', [0, 0, 1, 7, 255, 255], [0, 0, 4, 5, 255, 255])
    expect(classCounts(filled)).toEqual([
      { eggClass: 'FEMALE', count: 2 },
      { eggClass: 'MALE', count: 1 },
      { eggClass: 'EMPTY', count: 1 },
    ])
    expect(actionCounts(filled)).toEqual([
      { action: 'KEEP', count: 2 },
      { action: 'HOLD', count: 1 },
      { action: 'NONE', count: 1 },
    ])
  })
})
