/**
 * A spreadsheet takes a cell that begins so for a formula, and a formula can send data away or start programs (CWE-1236); full-width signs too. A cell also
 * begins behind a semicolon, a tab or a bar where the spreadsheet of that country splits there, whatever is quoted. An apostrophe before it makes it
 * text, and before an apostrophe that stood there too, so that a program which takes one away from each such place has the very text.
 */
const AT_THE_START = /^(?=[\s']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|'*[\t\r])/
const BEHIND_A_SEPARATOR = /(?<=[;,|\t\r\n]\s*)(?='*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g

/** A row of a CSV file (RFC 4180): fields quoted where they must be, ended by CR LF. What a spreadsheet would run has an apostrophe before it; numbers stay numbers. */
export function csvRow(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

function csvField(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = value.replace(AT_THE_START, "'").replace(BEHIND_A_SEPARATOR, "'")
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What every file that is written in play says of itself. */
export const PLAY_WORDS = 'TRAINING (play): a virtual scanner. Not counted, never uploaded.'

/** The first line of whatever is written in play: it stays with the numbers wherever they are copied to. */
export const PLAY_LINE = csvRow([PLAY_WORDS])

/** Wall time as ISO 8601 in UTC: sorts as text and means the same everywhere. */
export function csvTime(wallMs: number | null): string | null {
  return wallMs === null ? null : new Date(wallMs).toISOString()
}
