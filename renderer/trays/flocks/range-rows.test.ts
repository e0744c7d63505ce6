import { describe, expect, it } from 'vitest'
import { readRows, rowsOf, withRow } from './range-rows.ts'

const RANGES = [{ flock: 'Flock 8', from: { row: 0, column: 0 }, to: { row: 4, column: 14 } }]

describe('rows of ranges', () => {
  it('say what is kept, and say it back', () => {
    expect(rowsOf(RANGES)).toEqual([{ key: 0, flock: 'Flock 8', from: 'A1', to: 'E15' }])
    expect(readRows(rowsOf(RANGES))).toEqual({ ok: true, ranges: RANGES })
    expect(readRows([{ key: 3, flock: ' Flock 8 ', from: ' a1', to: 'e15 ' }])).toEqual({ ok: true, ranges: RANGES })
  })

  it('pass over a row that nobody has filled in', () => {
    const rows = withRow(withRow(rowsOf(RANGES)))
    expect(rows.map(({ key }) => key)).toEqual([0, 1, 2])
    expect(readRows(rows)).toEqual({ ok: true, ranges: RANGES })
    expect([readRows([]), withRow([])[0]?.key]).toEqual([{ ok: true, ranges: [] }, 0])
  })

  it('name every field that is wrong, row by row', () => {
    const wrong = [
      { key: 0, flock: '', from: 'A1', to: 'A2' },
      { key: 1, flock: 'Eight', from: 'A1', to: 'A2' },
      { key: 2, flock: 'Nine', from: '1A', to: '' },
    ]
    expect(readRows(wrong)).toEqual({
      ok: false,
      faults: [
        { key: 0, fields: ['flock'] },
        { key: 2, fields: ['from', 'to'] },
      ],
    })
  })
})
