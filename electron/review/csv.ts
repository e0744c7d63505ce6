import { withFormulaGuard } from '../base/formula-guard.ts'

/** A row of a CSV file (RFC 4180): fields quoted where they must be, ended by CR LF. What a spreadsheet would run has an apostrophe before it; numbers stay numbers. */
export function csvRow(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

function csvField(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = withFormulaGuard(value)
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
