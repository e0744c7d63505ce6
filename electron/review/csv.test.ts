import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('lets no spreadsheet run %j', (text) => {
    expect(parse(csvRow([text]))[0]).toBe(`'${text}`)
  })

  it('leaves a negative number a number', () => {
    expect(csvRow([-1])).toBe('-1\r\n')
  })

  it('can be read back, whatever the texts are, and no text begins like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
        const fields = parse(csvRow(texts))
        expect(fields.map((field, n) => (texts[n] === field ? field : field.slice(1)))).toEqual(texts)
        for (const field of fields) expect(field).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})
