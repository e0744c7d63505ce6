import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellName, cellNamed, EGG_ACTIONS, EGG_CLASSES, EGG_FLAGS, isEgg } from './egg.ts'

describe('cellName', () => {
  it('is a letter for the row and a number for the column', () => {
    expect(cellName({ row: 7, column: 5 })).toBe('H6')
    expect(cellName({ row: 0, column: 0 })).toBe('A1')
    expect(cellName({ row: 25, column: 14 })).toBe('Z15')
  })

  it('goes on with two letters and with three', () => {
    const names = [26, 51, 52, 701, 702, 727].map((row) => cellName({ row, column: 0 }))
    expect(names).toEqual(['AA1', 'AZ1', 'BA1', 'ZZ1', 'AAA1', 'AAZ1'])
  })

  it('names every cell differently, and can be read back', () => {
    const cell = fc.record({ row: fc.nat(20_000), column: fc.nat(500) })
    fc.assert(
      fc.property(cell, ({ row, column }) => {
        const [, letters = '', digits] = /^([A-Z]+)(\d+)$/.exec(cellName({ row, column })) ?? []
        const read = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
        expect([read - 1, Number(digits) - 1]).toEqual([row, column])
      }),
    )
  })
})

describe('the closed lists', () => {
  it('keep their order: indexes into them are stored and sent', () => {
    expect(EGG_CLASSES.join(' ')).toBe('FEMALE MALE INFERTILE EARLY_DEAD MID_DEAD UNCERTAIN UNREADABLE EMPTY')
    expect(EGG_ACTIONS.join(' ')).toBe('KEEP REMOVE_MALE REMOVE_CLEAR RESCAN HOLD NONE')
    expect(EGG_FLAGS.join(' ')).toBe('INVERTED CRACKED DOUBLE_YOLK')
  })

  it('count everything as an egg but the empty cell', () => {
    expect(EGG_CLASSES.filter((eggClass) => !isEgg(eggClass))).toEqual(['EMPTY'])
  })
})

describe('cellNamed', () => {
  it('reads every name that cells have, as anybody types it', () => {
    fc.assert(
      fc.property(fc.nat(399), fc.nat(399), (row, column) => {
        const name = cellName({ row, column })
        for (const typed of [name, `  ${name.toLowerCase()}  `]) expect(cellNamed(typed)).toEqual({ row, column })
      }),
    )
  })

  it.each(['', 'A', '7', '7A', 'A0', 'AAA1', 'A1B', 'A1000', 'Ä1', 'A-1'])(
    'takes no other text for a cell: %j',
    (text) => {
      expect(cellNamed(text)).toBeUndefined()
    },
  )
})
