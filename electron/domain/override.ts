import type { EggAction, EggClass } from './egg.ts'
import { allowedActions, destroysEmbryo, type RemovalLimit } from './law/allowed-actions.ts'
import { type IncubationAge, trustedHours } from './law/incubation-age.ts'

/** Why somebody says that an egg is another than it was called: a closed list, so that it can be counted; the note says the rest. */
export const OVERRIDE_REASONS = ['PICTURE_SHOWS_OTHER', 'CANDLED', 'OPENED', 'WRONG_CELL', 'OTHER'] as const
export type OverrideReason = (typeof OVERRIDE_REASONS)[number]

/** What a person may call an egg. UNREADABLE is a word about a picture, so nobody can say it of an egg. */
export const OVERRIDE_CLASSES = ['FEMALE', 'MALE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'UNCERTAIN', 'EMPTY'] as const
export type OverrideClass = (typeof OVERRIDE_CLASSES)[number]

/** Longest note of a correction, in characters: a sentence or two; more belongs in a report. A longer one is refused. */
export const OVERRIDE_NOTE_MAX = 300

const WANTED: Readonly<Record<OverrideClass, EggAction>> = {
  FEMALE: 'KEEP',
  MALE: 'REMOVE_MALE',
  INFERTILE: 'REMOVE_CLEAR',
  EARLY_DEAD: 'REMOVE_CLEAR',
  MID_DEAD: 'REMOVE_CLEAR',
  UNCERTAIN: 'HOLD',
  EMPTY: 'NONE',
}

/**
 * The action that follows when a person calls an egg that was decided as `decided` now `called`. Bounded by the legal table at the age of now.
 * From the limit on, and at an age nobody trusts, calling an egg clear that the machine did not call clear does not free it for removal either:
 * with one wrong word a living embryo would be destroyed, so it waits (HOLD).
 */
export function overrideAction(
  decided: EggClass,
  called: OverrideClass,
  law: RemovalLimit,
  age: IncubationAge,
): EggAction {
  const wanted = WANTED[called]
  if (!allowedActions(law, called, age).has(wanted)) return trustedHours(age) === undefined ? 'HOLD' : 'KEEP'
  if (!destroysEmbryo(wanted) || allowedActions(law, decided, age).has(wanted)) return wanted
  return removalIsOpen(law, age) ? wanted : 'HOLD'
}

/** Whether a living embryo may still be removed at all: the question of the legal table for a male. */
function removalIsOpen(law: RemovalLimit, age: IncubationAge): boolean {
  return allowedActions(law, 'MALE', age).has('REMOVE_MALE')
}
