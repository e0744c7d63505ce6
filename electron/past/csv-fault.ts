/** What csv-parse says of a row that is none: a code, and where it was. */
export interface CsvFault {
  readonly code?: string
  readonly message: string
  readonly lines?: number
  /** Name of the column, or its number from 0 on while the names are not known. */
  readonly column?: string | number
}

const WORDS: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: 'has a quotation mark in the middle of a value that does not begin with one',
  CSV_INVALID_CLOSING_QUOTE: 'goes on behind the closing quotation mark of its value',
  CSV_QUOTE_NOT_CLOSED: 'begins with a quotation mark that is never closed',
  CSV_MAX_RECORD_SIZE: 'is far too long, perhaps because a quotation mark is never closed',
}

const HOW_TO_QUOTE =
  'A value that has quotation marks, commas, semicolons or line breaks in it stands in quotation marks as a whole, with each mark inside written twice: "tray ""A"", left".'

/** Where a CSV cannot be read any further, why, and how it is written rightly. */
export function csvFaultSentence(path: string, { code = '', message, lines, column }: CsvFault): string {
  const words = WORDS[code]
  const line = lines === undefined ? 'somewhere' : `line ${lines}`
  if (words === undefined) return `${path}, ${line}: cannot be read as CSV from here on (${message}).`
  const field = typeof column === 'number' ? `field ${column + 1}` : `field ${column ?? ''}`.trim()
  return `${path}, ${line}: ${field} ${words}. ${HOW_TO_QUOTE} Nothing from this line on was read.`
}
