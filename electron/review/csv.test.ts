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

  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '  =1', '＝1+1', "'=1"])(
    'lets no spreadsheet run %j',
    (text) => expect(parse(csvRow([text]))[0]).toBe(`'${text}`),
  )

  it.each([
    ['x;=1+1;y', "x;'=1+1;y"],
    ["x; =cmd|' /C calc'!A0", "x; '=cmd|' /C calc'!A0"],
    ['a\t=2+2;|+1', "a\t'=2+2;|'+1"],
    ["x;'=1", "x;''=1"],
    ['10 = ten, or - none', '10 = ten, or - none'],
  ])('lets none run %j either that splits at something else', (text, harmless) => {
    expect(parse(csvRow([text]))[0]).toBe(harmless)
  })

  it('leaves a negative number a number', () => {
    expect(csvRow([-1])).toBe('-1\r\n')
  })

  it('can be read back, whatever the texts are, and no cell begins like a formula', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'= + - @ \' " ; , | \t \r \n a'.split(' '), ' ') }),
    )
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        const fields = parse(csvRow(texts))
        expect(fields.map(withoutGuards)).toEqual(texts)
        for (const field of fields)
          for (const cell of field.split(/[;,|\t\r\n]/)) expect(cell).not.toMatch(/^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/)
      }),
    )
  })
})

/** What a program does that wants the very text: takes one apostrophe from wherever one was put. */
function withoutGuards(field: string): string {
  return field
    .replace(/(?<=[;,|\t\r\n]\s*)'(?='*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, '')
    .replace(/^'(?=[\s']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|'*[\t\r])/, '')
}
