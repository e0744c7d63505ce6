import type { EggAction, EggClass } from '../egg.ts'
import type { BatchLaw } from './batch-law.ts'
import { type IncubationAge, trustedHours } from './incubation-age.ts'

/** The part of a batch's law that binds its eggs. */
export type RemovalLimit = Pick<BatchLaw, 'removalEndsAtHours'>

/** Actions that end an egg. Everything else can be undone. */
const DESTROYING: ReadonlySet<EggAction> = new Set(['REMOVE_MALE', 'REMOVE_CLEAR'])

export function destroysEmbryo(action: EggAction): boolean {
  return DESTROYING.has(action)
}

/** Where no egg stands, none can be kept. */
const EMPTY_CELL: ReadonlySet<EggAction> = new Set(['NONE', 'HOLD', 'RESCAN'])
/** What can be undone, allowed for every egg at every age: waiting is never against the law. */
const HARMLESS: ReadonlySet<EggAction> = new Set(['KEEP', 'HOLD', 'RESCAN', 'NONE'])
const HARMLESS_OR_REMOVE_CLEAR: ReadonlySet<EggAction> = new Set([...HARMLESS, 'REMOVE_CLEAR'])
const HARMLESS_OR_REMOVE_MALE: ReadonlySet<EggAction> = new Set([...HARMLESS, 'REMOVE_MALE'])

/**
 * The legal table: which actions may be taken, decided, stored or sent for an egg of this class at this age.
 * The one function that answers the question; nobody can override it. Removal is allowed class by class, never by default.
 */
export function allowedActions(law: RemovalLimit, eggClass: EggClass, age: IncubationAge): ReadonlySet<EggAction> {
  const hours = trustedHours(age)
  switch (eggClass) {
    case 'EMPTY':
      return EMPTY_CELL
    case 'INFERTILE':
    case 'EARLY_DEAD':
    case 'MID_DEAD':
      // No living embryo, so ordinary work past the limit too; but a mistaken class would be one, so not at an age nobody trusts.
      return hours === undefined ? HARMLESS : HARMLESS_OR_REMOVE_CLEAR
    case 'MALE':
    case 'UNCERTAIN':
      return hours === undefined || isPastLimit(law, hours) ? HARMLESS : HARMLESS_OR_REMOVE_MALE
    case 'FEMALE':
    case 'UNREADABLE':
      return HARMLESS
  }
  // A class from a newer version, read from a file: the compiler cannot see it, the law still holds.
  return HARMLESS
}

/** A limit that is no number is past at every age. */
function isPastLimit({ removalEndsAtHours }: RemovalLimit, hours: number): boolean {
  return removalEndsAtHours !== undefined && !(hours < removalEndsAtHours)
}

/** Time left until the limit in force, for the screen; undefined when there is no limit or no trusted age. Negative once past. */
export function legalHoursLeft({ removalEndsAtHours }: RemovalLimit, age: IncubationAge): number | undefined {
  const hours = trustedHours(age)
  return removalEndsAtHours === undefined || hours === undefined ? undefined : removalEndsAtHours - hours
}
