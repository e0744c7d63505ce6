import { err, ok, type Result } from '../base/result.ts'
import type { CELL_FAULTS } from '../contract/master-data.ts'
import { dayText } from '../domain/master-data/calendar.ts'
import type { CentreMm } from '../domain/master-data/kinds.ts'

/** Why a cell cannot be read; `detail` for the text that explains it. */
export interface CellFault {
  readonly fault: (typeof CELL_FAULTS)[number]
  readonly detail: Readonly<Record<string, string | number>>
}

export type CellResult<T> = Result<T, CellFault>

function refused(fault: CellFault['fault'], detail: CellFault['detail'] = {}): CellResult<never> {
  return err({ fault, detail })
}

/** `2026-11-21` or `21.11.2026` as a day of the calendar. What could be two days is explained, never guessed. */
export function readDay(cell: string): CellResult<string> {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(cell)
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3])
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(cell)
  if (dotted !== null) return dayOf(dotted[3], dotted[2], dotted[1])
  if (/^\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2}$/.test(cell)) return refused('YEAR_TOO_SHORT')
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(cell)
  if (slashed === null) return refused('NOT_A_DATE')
  const [, one, other, year] = slashed.map(Number)
  const dayFirst = dayText(year ?? 0, other ?? 0, one ?? 0)
  const monthFirst = dayText(year ?? 0, one ?? 0, other ?? 0)
  if (dayFirst === undefined && monthFirst === undefined) return refused('NOT_A_DATE')
  // A file in which only some days can be told apart was not written with care; its other rows may be the other way round.
  return refused('DATE_AMBIGUOUS', { first: dayFirst ?? monthFirst ?? '', second: monthFirst ?? dayFirst ?? '' })
}

function dayOf(...[year, month, day]: (string | undefined)[]): CellResult<string> {
  const text = dayText(Number(year), Number(month), Number(day))
  return text === undefined ? refused('NOT_A_DATE') : ok(text)
}

/** A count. A separator of thousands may as well be one of decimals, so neither is taken. */
export function readWhole(cell: string): CellResult<number> {
  if (/^\d{1,9}$/.test(cell)) return ok(Number(cell))
  if (!/^\d{1,3}([.,'\u00a0\u202f ]\d{3})+$/.test(cell)) return refused('NOT_A_NUMBER')
  return refused('NUMBER_AMBIGUOUS', { first: cell.replaceAll(/\D/g, ''), second: cell.replace(/\D/, '.') })
}

/** A measure with a comma or a point before its decimals. */
export function readDecimal(cell: string): CellResult<number> {
  return /^\d{1,9}([.,]\d{1,9})?$/.test(cell) ? ok(Number(cell.replace(',', '.'))) : refused('NOT_A_NUMBER')
}

/** Measured centres, `25/25 75/25`: x and y in millimetres, row by row. */
export function readCentres(cell: string): CellResult<CentreMm[]> {
  const centres: CentreMm[] = []
  for (const pair of cell.split(/\s+/)) {
    const [x, y, ...rest] = pair.split('/').map(readDecimal)
    if (x?.ok !== true || y?.ok !== true || rest.length > 0) return refused('NOT_CENTRES', { pair: pair.slice(0, 40) })
    centres.push({ xMm: x.value, yMm: y.value })
  }
  return ok(centres)
}

/** One of our words in any of the ways in which people write it. */
export function readChoice(cell: string, words: Readonly<Record<string, readonly string[]>>): CellResult<string> {
  const key = wordKey(cell)
  const found = Object.entries(words).find(([word, ways]) => [word, ...ways].some((way) => wordKey(way) === key))
  if (found !== undefined) return ok(found[0])
  return refused('NOT_A_CHOICE', {
    choices: Object.values(words)
      .map(([way]) => way)
      .join(', '),
  })
}

/** Heads and choices: case, spaces, hyphens and umlauts do not tell them apart. */
export function wordKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z0-9]/g, '')
}
