/** The words of a pattern for the names of files, as they are typed: in every language the same, and no values of a sentence. */
export const PATTERN_WORDS = {
  tray: '{tray}',
  cell: '{cell}',
  row: '{row}',
  column: '{column}',
  attempt: '{attempt}',
} as const

/** What stands where nothing else is typed. */
export const USUAL_PATTERN = '{tray}_{cell}[_{attempt}]'
