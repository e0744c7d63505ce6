import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCentres, readChoice, readDay, readDecimal, readWhole, wordKey } from './read-cell.ts'

describe('readDay', () => {
  it.each(['2026-01-09', '09.01.2026', '9.1.2026', '9. 1. 2026', '2026-1-9'])('reads %s', (cell) => {
    expect(readDay(cell)).toEqual({ ok: true, value: '2026-01-09' })
  })

  it('explains what could be two days, and what one cannot say of the rest of the file', () => {
    const ambiguous = (first: string, second: string) => ({
      ok: false,
      error: { fault: 'DATE_AMBIGUOUS', detail: { first, second } },
    })
    expect(readDay('03/04/2026')).toEqual(ambiguous('2026-04-03', '2026-03-04'))
    expect(readDay('25/04/2026')).toEqual(ambiguous('2026-04-25', '2026-04-25'))
    expect(readDay('4-25-2026')).toEqual(ambiguous('2026-04-25', '2026-04-25'))
  })

  it.each([
    ['9.1.26', 'YEAR_TOO_SHORT'],
    ['09/01/26', 'YEAR_TOO_SHORT'],
    ['30.02.2026', 'NOT_A_DATE'],
    ['2026-02-30', 'NOT_A_DATE'],
    ['31/31/2026', 'NOT_A_DATE'],
    ['KW 12', 'NOT_A_DATE'],
    ['46000', 'NOT_A_DATE'],
  ])('refuses %s as %s', (cell, fault) => {
    expect(readDay(cell)).toMatchObject({ ok: false, error: { fault } })
  })
})

describe('numbers', () => {
  it('are whole where something is counted, and never guessed', () => {
    expect(readWhole('15')).toEqual({ ok: true, value: 15 })
    expect(readWhole('1.000')).toEqual({
      ok: false,
      error: { fault: 'NUMBER_AMBIGUOUS', detail: { first: '1000', second: '1.000' } },
    })
    for (const cell of ['1,5', '-1', 'x', '1e3', '0x10', '1.5', '1234567890'])
      expect(readWhole(cell)).toMatchObject({ error: { fault: 'NOT_A_NUMBER' } })
  })

  it('have a comma or a point before their decimals', () => {
    expect([readDecimal('47,6'), readDecimal('47.6'), readDecimal('50')]).toMatchObject([
      { value: 47.6 },
      { value: 47.6 },
      { value: 50 },
    ])
    for (const cell of ['1.000,5', '', ',5', '5.', '1e3', 'Infinity', '-2'])
      expect(readDecimal(cell)).toMatchObject({ error: { fault: 'NOT_A_NUMBER' } })
  })

  it('come in pairs as centres', () => {
    expect(readCentres('25/25,5  75.1/25')).toEqual({
      ok: true,
      value: [
        { xMm: 25, yMm: 25.5 },
        { xMm: 75.1, yMm: 25 },
      ],
    })
    for (const cell of ['25', '25/25/25', '25/x', 'a/25'])
      expect(readCentres(`1/1 ${cell}`)).toEqual({ ok: false, error: { fault: 'NOT_CENTRES', detail: { pair: cell } } })
  })
})

describe('words', () => {
  const words = { white: ['white', 'weiß'], brown: ['brown', 'braun'] }

  it('are read in both languages, however they are typed', () => {
    for (const cell of ['weiß', 'WEISS', 'white ', 'White'])
      expect(readChoice(cell, words)).toEqual({ ok: true, value: 'white' })
    expect(readChoice('green', words)).toEqual({
      ok: false,
      error: { fault: 'NOT_A_CHOICE', detail: { choices: 'white, brown' } },
    })
  })

  it('do not care for umlauts in any of the two ways of typing them', () => {
    expect(wordKey('Vorbrüter-Nr.')).toBe(wordKey('VORBRU\u0308TER nr'))
  })

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (cell) => {
        for (const read of [readDay, readWhole, readDecimal, readCentres]) expect(typeof read(cell).ok).toBe('boolean')
        expect(typeof readChoice(cell, words).ok).toBe('boolean')
      }),
    )
  })
})
