import { describe, expect, it } from 'vitest'
import { makeTrayType } from '../../test/make/master-records.ts'
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

describe('a tray whose type is known', () => {
  const two = makeTrayType({ rows: 1, columns: 2, centresMm: null, firstCell: 'topLeft', operatorAt: 'bottom' })
  const picture = {
    rows: 1,
    columns: 2,
    layout: 'square',
    classes: new Uint8Array(2),
    actions: new Uint8Array(2),
  } as const
  const marksOf = (over: Partial<typeof two>) =>
    trayGeometry(picture, { ...two, ...over }).marks.map(({ text, xMm, yMm }) => [text, xMm, yMm])

  it('is named where A1 is, from whatever side it is seen', () => {
    expect(marksOf({})).toEqual([
      ['1', 25, -8],
      ['2', 75, -8],
      ['A', -12, 31],
    ])
    expect(marksOf({ firstCell: 'bottomRight' })).toEqual([
      ['1', 75, 64],
      ['2', 25, 64],
      ['A', 112, 31],
    ])
    expect(marksOf({ operatorAt: 'top' })).toEqual([
      ['1', 75, 64],
      ['2', 25, 64],
      ['A', 112, 31],
    ])
    expect(marksOf({ operatorAt: 'right' })).toEqual([
      ['1', 62, 31],
      ['2', 62, 81],
      ['A', 25, -8],
    ])
    expect(marksOf({ operatorAt: 'left' })).toEqual([
      ['1', -12, 81],
      ['2', -12, 31],
      ['A', 25, 114],
    ])
  })

  it('lies as it was measured, and shows where the belt goes', () => {
    const measured = { ...makeTrayType(), firstCell: 'topLeft', operatorAt: 'bottom', beltTowards: 'top' } as const
    const { cells, beltTowards } = trayGeometry(picture, measured)
    expect(cells.map(({ xMm, yMm }) => [xMm, yMm])).toEqual([
      [25, 25.5],
      [76, 25],
    ])
    expect(beltTowards).toBe('top')
  })

  it('is drawn plainly when the scanner says other rows and columns', () => {
    const other = { ...picture, rows: 2, classes: new Uint8Array(4), actions: new Uint8Array(4) }
    expect(trayGeometry(other, two)).toEqual(trayGeometry(other))
    expect(trayGeometry(other, two).beltTowards).toBeUndefined()
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
