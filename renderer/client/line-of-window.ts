/** Of the address of a page: the line that this window shows. */
const LINE_PARAMETER = 'line'

/** The line that an address names by its search part; undefined where it names none, and the station shows its first one. */
export function lineOfSearch(search: string): string | undefined {
  const named = new URLSearchParams(search).get(LINE_PARAMETER)
  return named === null || named === '' ? undefined : named
}

/** The search part that names a line; empty for the station's first one. */
export function searchOfLine(lineId: string | undefined): string {
  return lineId === undefined ? '' : `?${new URLSearchParams({ [LINE_PARAMETER]: lineId })}`
}
