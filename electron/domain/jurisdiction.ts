import type { EggAction, EggClass } from './egg.ts'
import type { IncubationAge } from './incubation-age.ts'

/**
 * A country's rule as data. The day-count convention is explicit, because the sources do not settle it:
 * `hoursSinceSet` reads "day 13" as beginning 12 × 24 h after set, the earliest and so the safest reading.
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

/** Actions that end an egg. Everything else can be undone. */
const DESTROYS: ReadonlySet<EggAction> = new Set(['REMOVE_MALE', 'REMOVE_CLEAR'])

/** Classes in which an embryo may be alive. A clear egg, an empty cell or a dead embryo is ordinary work at any age. */
const MAY_LIVE: ReadonlySet<EggClass> = new Set(['FEMALE', 'MALE', 'UNCERTAIN', 'UNREADABLE'])

/**
 * The legal table: which actions may be taken, decided, stored or sent for an egg of this class at this age.
 * The one function that answers the question; nobody can override it.
 */
export function allowedActions(
  profile: JurisdictionProfile,
  eggClass: EggClass,
  age: IncubationAge,
): ReadonlySet<EggAction> {
  if (eggClass === 'EMPTY') return new Set(['NONE', 'HOLD', 'RESCAN'])
  const allowed = new Set<EggAction>(['KEEP', 'HOLD', 'RESCAN', 'NONE'])
  if (eggClass === 'UNREADABLE') return allowed
  if (!MAY_LIVE.has(eggClass)) {
    // Clear and dead eggs are no living embryo, but a mistaken class would be: without a trusted age nothing is destroyed.
    if (age.trust === 'trusted') allowed.add('REMOVE_CLEAR')
    return allowed
  }
  if (eggClass === 'FEMALE' || age.trust !== 'trusted' || age.hours === undefined) return allowed
  if (profile.removalEndsAtHours === undefined || age.hours < profile.removalEndsAtHours) {
    allowed.add('REMOVE_MALE')
  }
  return allowed
}

export function destroysEmbryo(action: EggAction): boolean {
  return DESTROYS.has(action)
}

/** Time left until the limit, for the screen; undefined when there is no limit or no trusted age. Negative once past. */
export function legalHoursLeft(profile: JurisdictionProfile, age: IncubationAge): number | undefined {
  if (profile.removalEndsAtHours === undefined || age.trust !== 'trusted' || age.hours === undefined) return undefined
  return profile.removalEndsAtHours - age.hours
}
