import { describe, expect, it } from 'vitest'
import { IMPORT_ROWS_MAX } from '../contract/master-data.ts'
import { headsKnown } from './read-rows.ts'
import { readTable } from './read-table.ts'

const read = (text: string) => readTable(text, (head) => headsKnown('flock', head))
const linesOf = (text: string) => {
  const table = read(text)
  return table.ok ? table.value.rows.map(({ line }) => line) : table.error
}

describe('readTable', () => {
  it.each([
    [';', 'Herde;Rasse\r\n7;A, B\r\n'],
    [',', 'Flock,Breed\n7,"A, B"\n'],
    ['\t', 'Flock\tBreed\n7\tA, B'],
  ])('finds the separator %j by the heads that it knows', (separator, text) => {
    expect(read(text)).toMatchObject({ ok: true, value: { separator, rows: [{ line: 2, cells: ['7', 'A, B'] }] } })
  })

  it('believes a line that a spreadsheet wrote above the head', () => {
    expect(read('sep=;\r\nFlock;Breed\r\n7;A\r\n')).toMatchObject({
      ok: true,
      value: { separator: ';', rows: [{ line: 3 }] },
    })
  })

  it('counts lines as an editor does, over empty ones and within quotes', () => {
    expect(linesOf('Flock;House\n\n7;1\n"a\nb";2\n;\n\n8;3\n')).toEqual([3, 4, 8])
    expect(linesOf('Flock;House\r\n7;1\r\n"a\r\nb";2\r\n8;3')).toEqual([2, 3, 5])
  })

  it('says where a quote has no end', () => {
    expect(read('Flock;House\n7;1\n"8;2\n9;3\n')).toMatchObject({ ok: false, error: { fault: 'NOT_CSV' } })
    expect(read('Flock;House\n7;"a"b\n')).toEqual({ ok: false, error: { fault: 'NOT_CSV', line: 2 } })
    expect(read('sep=;\nFlock;House\n7;"a"b\n')).toEqual({ ok: false, error: { fault: 'NOT_CSV', line: 3 } })
  })

  it.each(['', ' \r\n\n', 'Flock;House\n', 'sep=;\n'])('takes %j for an empty file', (text) => {
    expect(read(text)).toEqual({ ok: false, error: { fault: 'EMPTY_FILE', line: null } })
  })

  it('reads as many rows as there may be, and no more', () => {
    const rows = (count: number) => `Flock;House\n${'7;1\n'.repeat(count)}`
    expect(read(rows(IMPORT_ROWS_MAX)).ok).toBe(true)
    expect(read(rows(IMPORT_ROWS_MAX + 1))).toEqual({ ok: false, error: { fault: 'TOO_MANY_ROWS', line: null } })
  })

  it('refuses a row that never ends', () => {
    expect(read(`Flock;House\n${'x'.repeat(30_000)};1\n`)).toMatchObject({ ok: false, error: { fault: 'NOT_CSV' } })
  })
})
