import type { EggAction, EggClass } from '../egg.ts'

/** One cell in two passages of what should be the same tray. */
export interface CellTwice {
  readonly before: { readonly eggClass: EggClass; readonly action: EggAction }
  readonly now: { readonly eggClass: EggClass }
  /** An egg was moved from or to the cell in between, and somebody recorded it. */
  readonly moved: boolean
}

/** A scanner or a hand may be wrong about single cells; unconfirmed, to be set by what a real line shows. */
const CONTRADICTIONS_MIN = 3
/** Of the cells that were read both times; two trays with a few gaps each differ in more than this. Unconfirmed. */
const CONTRADICTIONS_SHARE = 0.05

/**
 * Whether the gaps of the tray say that it is another one: codes of two trays were exchanged, or eggs were. An egg that was to be removed may
 * be gone; one that was to stay may not, and none may stand where none stood.
 */
export function patternDiffers(cells: readonly CellTwice[]): boolean {
  const read = cells.filter(({ before, now, moved }) => !moved && wasRead(before) && wasRead(now))
  const contradictions = read.filter(({ before, now }) => {
    if (before.eggClass === 'EMPTY') return now.eggClass !== 'EMPTY'
    return now.eggClass === 'EMPTY' && !isRemoval(before.action)
  }).length
  return contradictions >= CONTRADICTIONS_MIN && contradictions >= read.length * CONTRADICTIONS_SHARE
}

function wasRead({ eggClass }: { readonly eggClass: EggClass }): boolean {
  return eggClass !== 'UNREADABLE'
}

function isRemoval(action: EggAction): boolean {
  return action === 'REMOVE_MALE' || action === 'REMOVE_CLEAR'
}
