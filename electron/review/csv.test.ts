import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutFormulaGuard } from '../base/formula-guard.ts'
import { csvRow } from './csv.ts'

/** Reads one row back as RFC 4180 says. */
function parse(row: string): string[] {
  const fields: string[] = []
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n$)/gy
  for (let match = pattern.exec(row); match !== null; match = pattern.exec(row)) {
    const field = match[1] ?? ''
    fields.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field)
    if (match[2] === '\r\n') return fields
  }
  throw new Error(`not a row: ${JSON.stringify(row)}`)
}

describe('csvRow', () => {
  it('quotes what must be quoted, and leaves nothing where there is nothing', () => {
    expect(csvRow(['a', 1.5, null, 'x,y', 'say "so"'])).toBe('a,1.5,,"x,y","say ""so"""\r\n')
  })

  it('lets no spreadsheet run what it writes', () => {
    expect(parse(csvRow(['=1', 'x;=1']))).toEqual(["'=1", "x;'=1"])
  })

  it('leaves a negative number a number', () => {
    expect(csvRow([-1])).toBe('-1\r\n')
  })

  it('can be read back, whatever the texts are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'= + - @ \' " ; , | \t \r \n a'.split(' '), ' ') }),
    )
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        expect(parse(csvRow(texts)).map(withoutFormulaGuard)).toEqual(texts)
      }),
    )
  })
})
