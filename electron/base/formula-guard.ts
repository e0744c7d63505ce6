/**
 * A spreadsheet takes a cell that begins so for a formula, and a formula can send data away or start programs (CWE-1236); full-width signs too. A cell also
 * begins behind a semicolon, a tab or a bar where the spreadsheet of that country splits there, whatever is quoted. An apostrophe before it makes it
 * text, and before an apostrophe that stood there too, so that the very text comes back when one is taken away from each such place.
 */
const AT_THE_START = /^(?=[\s']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|'*[\t\r])/
const BEHIND_A_SEPARATOR = /(?<=[;,|\t\r\n]\s*)(?='*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g
const GUARD_AT_THE_START = /^'(?=[\s']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|'*[\t\r])/
const GUARD_BEHIND_A_SEPARATOR = /(?<=[;,|\t\r\n]\s*)'(?='*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g

/** The text of a table's cell with an apostrophe wherever a spreadsheet would take it for a formula. */
export function withFormulaGuard(text: string): string {
  return text.replace(AT_THE_START, "'").replace(BEHIND_A_SEPARATOR, "'")
}

/** The text that was guarded. */
export function withoutFormulaGuard(cell: string): string {
  return cell.replace(GUARD_BEHIND_A_SEPARATOR, '').replace(GUARD_AT_THE_START, '')
}
