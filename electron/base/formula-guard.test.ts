import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withFormulaGuard, withoutFormulaGuard } from './formula-guard.ts'

describe('the guard against formulas', () => {
  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '  =1', '＝1+1', "'=1"])(
    'lets no spreadsheet run %j',
    (text) => expect(withFormulaGuard(text)).toBe(`'${text}`),
  )

  it.each([
    ['x;=1+1;y', "x;'=1+1;y"],
    ["x; =cmd|' /C calc'!A0", "x; '=cmd|' /C calc'!A0"],
    ['a\t=2+2;|+1', "a\t'=2+2;|'+1"],
    ["x;'=1", "x;''=1"],
    ['10 = ten, or - none', '10 = ten, or - none'],
  ])('lets none run %j either that splits at something else', (text, harmless) => {
    expect(withFormulaGuard(text)).toBe(harmless)
  })

  it('takes from a text that was not guarded only what would be a guard', () => {
    for (const text of ['', "'", "'plain", "it's", "O'Neill; O'Hara", '=1', 'x;=1'])
      expect(withoutFormulaGuard(text)).toBe(text)
  })

  it('gives the very text back, whatever it is, and no cell begins like a formula', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'= + - @ \' " ; , | \t \r \n a'.split(' '), ' ') }),
    )
    fc.assert(
      fc.property(text, (any) => {
        const cell = withFormulaGuard(any)
        expect(withoutFormulaGuard(cell)).toBe(any)
        for (const part of cell.split(/[;,|\t\r\n]/)) expect(part).not.toMatch(/^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/)
      }),
    )
  })
})
