/**
 * What an egg is called. The class is assigned by `decide` from a prediction and a recipe;
 * a model never says UNCERTAIN, the recipe does.
 */
export const EGG_CLASSES = [
  'FEMALE',
  'MALE',
  'INFERTILE',
  'EARLY_DEAD',
  'MID_DEAD',
  'UNCERTAIN',
  'UNREADABLE',
  'EMPTY',
] as const
export type EggClass = (typeof EGG_CLASSES)[number]

/** What happens to the egg. Class and action are two things: recipe and law turn the one into the other. */
export const EGG_ACTIONS = ['KEEP', 'REMOVE_MALE', 'REMOVE_CLEAR', 'RESCAN', 'HOLD', 'NONE'] as const
export type EggAction = (typeof EGG_ACTIONS)[number]

export const EGG_FLAGS = ['INVERTED', 'CRACKED', 'DOUBLE_YOLK'] as const
export type EggFlag = (typeof EGG_FLAGS)[number]

/** Why this class and action were chosen; shown to the operator and kept with the row. */
export const DECISION_REASONS = [
  'CLEAR_CUT',
  'BELOW_THRESHOLD',
  'BAD_IMAGE',
  'MODEL_FAILED',
  'LEGAL_LIMIT',
  'AGE_NOT_TRUSTED',
  'LINK_LOST',
  'NO_BATCH',
  /** Which eggs the tray holds must be said first. */
  'TRAY_IN_QUESTION',
  /** The deadline of the sorter was over. */
  'TOO_LATE',
  /** The clock of the scanner is at fault: its sorter cannot be told until when a removal may be carried out. */
  'SCANNER_CLOCK',
  /** The database had lost its end: it may have been decided before, and the sorter told. */
  'DECIDED_AGAIN',
] as const
export type DecisionReason = (typeof DECISION_REASONS)[number]

/** A place in a tray; row and column count from 0. Shown as letter and number: row 7, column 5 is H6. */
export interface Cell {
  readonly row: number
  readonly column: number
}

/** The name people use for a cell: rows are letters (A…Z, AA…), columns count from 1. */
export function cellName(cell: Cell): string {
  let letters = ''
  for (let n = cell.row; n >= 0; n = Math.floor(n / 26) - 1) {
    letters = String.fromCharCode(65 + (n % 26)) + letters
  }
  return `${letters}${cell.column + 1}`
}

/** The cell that somebody names as people do: `h6` → row 7, column 5; undefined for what is no name of a cell. */
export function cellNamed(name: string): Cell | undefined {
  const found = /^\s*([A-Z]{1,2})([1-9]\d{0,2})\s*$/i.exec(name)
  if (found === null) return undefined
  let row = -1
  for (const letter of String(found[1]).toUpperCase()) row = (row + 1) * 26 + letter.charCodeAt(0) - 65
  return { row, column: Number(found[2]) - 1 }
}

/** Classes of eggs that stand in the tray: the denominator of every share. Empty cells are never counted as eggs. */
export function isEgg(eggClass: EggClass): boolean {
  return eggClass !== 'EMPTY'
}
