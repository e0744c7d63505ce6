import { describe, expect, it } from 'vitest'
import { TruthBook } from './truth-book.ts'

function book(): TruthBook {
  const truth = new TruthBook()
  truth.begin(1, 'V-1', { rows: 2, columns: 2 })
  truth.note({ row: 0, column: 1 }, 'MALE')
  truth.note({ row: 1, column: 0 }, 'FEMALE')
  truth.begin(2, 'V-2', { rows: 1, columns: 2 })
  truth.note({ row: 0, column: 0 }, 'EMPTY')
  return truth
}

describe('TruthBook', () => {
  it('reads the scanned cells in order, a page at a time', () => {
    expect(book().read()).toEqual([
      { traySequence: 1, trayCode: 'V-1', cell: { row: 0, column: 1 }, kind: 'MALE' },
      { traySequence: 1, trayCode: 'V-1', cell: { row: 1, column: 0 }, kind: 'FEMALE' },
      { traySequence: 2, trayCode: 'V-2', cell: { row: 0, column: 0 }, kind: 'EMPTY' },
    ])
    expect(
      book()
        .read(1, 1)
        .map(({ kind }) => kind),
    ).toEqual(['FEMALE'])
    expect(book().total).toBe(3)
  })

  it('counts a further attempt once and insists that the egg is the same', () => {
    const truth = book()
    truth.note({ row: 0, column: 0 }, 'EMPTY')
    expect(truth.total).toBe(3)
    expect(() => truth.note({ row: 0, column: 0 }, 'MALE')).toThrow('A1')
  })
})
