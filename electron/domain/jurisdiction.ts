import type { EggAction, EggClass } from './egg.ts'
import { type IncubationAge, trustedHours } from './incubation-age.ts'

/**
 * A country's rule as data. The day-count convention is explicit, because the sources do not settle it:
 * `hoursSinceSet` reads "day 13" as beginning 12 × 24 h after set. That is the earliest reading that counts hours: with the set day
 * as day 0 it would begin a day later. A reading by calendar days, with the set day as day 1, begins at the midnight before, up to
 * 24 h earlier; whether it applies is for the customer's lawyer to say, and would be a further convention here.
 */
export interface JurisdictionProfile {
  readonly id: string
  readonly name: string
  /** From this age on a living embryo may not be removed because of its sex; undefined where no limit is known. */
  readonly removalEndsAtHours: number | undefined
  readonly dayCount: 'hoursSinceSet'
  readonly source: string
}

/** Sources: the statutes named in each row; every one needs the customer's own lawyer before it is relied on. */
export const JURISDICTION_PROFILES: readonly JurisdictionProfile[] = [
  {
    id: 'DE',
    name: 'Germany',
    removalEndsAtHours: 12 * 24,
    dayCount: 'hoursSinceSet',
    source: 'TierSchG § 4c (3): forbidden from incubation day 13',
  },
  {
    id: 'CH',
    name: 'Switzerland',
    removalEndsAtHours: 12 * 24,
    dayCount: 'hoursSinceSet',
    source: 'Ban on destroying embryos from day 13, in force since February 2025',
  },
  {
    id: 'FR',
    name: 'France',
    removalEndsAtHours: 14 * 24,
    dayCount: 'hoursSinceSet',
    // "At the latest on day 15": done when that day begins, because the sources do not say whether the day itself still counts.
    source: 'Décret 2022-137: sexing at the latest on day 15',
  },
  {
    id: 'NONE',
    name: 'No statutory limit configured',
    removalEndsAtHours: undefined,
    dayCount: 'hoursSinceSet',
    source: 'Chosen by the site',
  },
]

export function jurisdictionProfile(id: string): JurisdictionProfile | undefined {
  return JURISDICTION_PROFILES.find((profile) => profile.id === id)
}

/** The law to go by: the profile itself, or the strictest known limit for a country that this version does not know or nobody named. */
export function profileInForce(id: string | undefined): JurisdictionProfile {
  return (id === undefined ? undefined : jurisdictionProfile(id)) ?? STRICTEST
}

const STRICTEST: JurisdictionProfile = {
  id: 'STRICTEST',
  name: 'Strictest known limit',
  removalEndsAtHours: Math.min(
    ...JURISDICTION_PROFILES.map((profile) => profile.removalEndsAtHours ?? Number.POSITIVE_INFINITY),
  ),
  dayCount: 'hoursSinceSet',
  source: 'The least limit of the profiles above',
}

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
export function allowedActions(
  profile: JurisdictionProfile,
  eggClass: EggClass,
  age: IncubationAge,
): ReadonlySet<EggAction> {
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
      return hours === undefined || isPastLimit(profile, hours) ? HARMLESS : HARMLESS_OR_REMOVE_MALE
    case 'FEMALE':
    case 'UNREADABLE':
      return HARMLESS
  }
  // A class from a newer version, read from a file: the compiler cannot see it, the law still holds.
  return HARMLESS
}

/** A limit that is no number is past at every age. */
function isPastLimit({ removalEndsAtHours }: JurisdictionProfile, hours: number): boolean {
  return removalEndsAtHours !== undefined && !(hours < removalEndsAtHours)
}

/** Time left until the limit, for the screen; undefined when there is no limit or no trusted age. Negative once past. */
export function legalHoursLeft(profile: JurisdictionProfile, age: IncubationAge): number | undefined {
  const hours = trustedHours(age)
  if (profile.removalEndsAtHours === undefined || hours === undefined) return undefined
  return profile.removalEndsAtHours - hours
}
