import type { EggClass } from '../egg.ts'

/** What one passage says of one cell, by its last valid attempt. */
export interface PassageWord {
  readonly eggClass: EggClass
  /** The passage repeats a finished one: what was decided then was carried out and stands. */
  readonly repeat: boolean
  /** After an earlier passage an egg was moved from or to this cell: what stands here now is counted elsewhere. */
  readonly moved: boolean
}

/**
 * Which of several passages of the same eggs speaks for a cell (oldest first), or undefined when none does. Exactly one egg is counted
 * however often its tray comes by: the newest passage that could read it. An egg that was seen was there: an empty cell later on means
 * that it was taken out, and takes nothing from the count.
 */
export function speakingPassage(passages: readonly (PassageWord | undefined)[]): number | undefined {
  let speaking: number | undefined
  let current: PassageWord | undefined
  for (const [index, next] of passages.entries()) {
    if (next === undefined || next.moved) continue
    if (current !== undefined && !replaces(next, current)) continue
    speaking = index
    current = next
  }
  return speaking
}

function replaces(next: PassageWord, current: PassageWord): boolean {
  const gain = weight(next.eggClass) - weight(current.eggClass)
  return gain > 0 || (gain === 0 && !next.repeat)
}

/** An egg outweighs an empty cell, and anything that was read outweighs what was not. */
function weight(eggClass: EggClass): number {
  if (eggClass === 'UNREADABLE') return 0
  return eggClass === 'EMPTY' ? 1 : 2
}
