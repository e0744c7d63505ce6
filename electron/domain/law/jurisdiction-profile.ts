/**
 * How "day 13" is counted, because no source settles it. `hoursSinceSet`: day 1 is the first 24 hours, so day 13 begins 12 × 24 h
 * after set. `calendarDays`: the day of setting is day 1, so day 13 begins at a local midnight, up to a day earlier.
 * `earlierOfBoth`: whichever comes first, the reading that cannot be wrong to the embryo's harm.
 */
export const DAY_COUNTS = ['hoursSinceSet', 'calendarDays', 'earlierOfBoth'] as const
export type DayCount = (typeof DAY_COUNTS)[number]

/**
 * What our sources leave open. DAY_COUNT: which reading of a day is meant. LAST_DAY: whether the day that the rule names still counts.
 * NO_LIMIT_IN_SOURCE: a ban is known but no day, so the strictest known day stands in. NO_LIMIT_CHOSEN: the site says that no rule binds it.
 */
export const OPEN_QUESTIONS = ['DAY_COUNT', 'LAST_DAY', 'NO_LIMIT_IN_SOURCE', 'NO_LIMIT_CHOSEN'] as const
export type OpenQuestion = (typeof OPEN_QUESTIONS)[number]

/** A country's rule as data. */
export interface JurisdictionProfile {
  readonly id: string
  readonly name: string
  /** From the beginning of this incubation day on a living embryo may not be removed because of its sex; undefined: no limit. */
  readonly banBeginsOnDay: number | undefined
  /** The way of counting that is in force. */
  readonly dayCount: DayCount
  readonly source: string
  /** Year, month or day as far as the source gives it. It changes nothing: a limit is kept before its time too. */
  readonly validFrom: string | undefined
  /** Nobody has confirmed any of these profiles; this is who has to before anybody relies on one. */
  readonly toBeConfirmedBy: 'the site’s own lawyer'
  readonly unconfirmed: readonly OpenQuestion[]
}

const LAWYER = 'the site’s own lawyer'

/** Rules of which a day is known, from the statutes named in each. */
const WITH_A_DAY: readonly (JurisdictionProfile & { readonly banBeginsOnDay: number })[] = [
  {
    id: 'DE',
    name: 'Germany',
    banBeginsOnDay: 13,
    dayCount: 'earlierOfBoth',
    source: 'TierSchG § 4c (3): forbidden from incubation day 13',
    validFrom: undefined,
    toBeConfirmedBy: LAWYER,
    unconfirmed: ['DAY_COUNT'],
  },
  {
    id: 'FR',
    name: 'France',
    // "At the latest on day 15": over when that day begins, because the sources do not say whether the day itself still counts.
    banBeginsOnDay: 15,
    dayCount: 'earlierOfBoth',
    source: 'Décret 2022-137: sexing at the latest on day 15',
    validFrom: '2022-02-05',
    toBeConfirmedBy: LAWYER,
    unconfirmed: ['DAY_COUNT', 'LAST_DAY'],
  },
  {
    id: 'CH',
    name: 'Switzerland',
    banBeginsOnDay: 13,
    dayCount: 'earlierOfBoth',
    source: 'Ban on destroying embryos from day 13, in force since February 2025',
    validFrom: '2025-02',
    toBeConfirmedBy: LAWYER,
    unconfirmed: ['DAY_COUNT'],
  },
]

/** The least day of all rules that name one. */
const STRICTEST_DAY = Math.min(...WITH_A_DAY.map(({ banBeginsOnDay }) => banBeginsOnDay))

/** Every profile that a site can choose. */
export const JURISDICTION_PROFILES: readonly JurisdictionProfile[] = [
  ...WITH_A_DAY,
  {
    id: 'AT',
    name: 'Austria',
    banBeginsOnDay: STRICTEST_DAY,
    dayCount: 'earlierOfBoth',
    source: 'Ban since 2023; our sources name no day, so the strictest day that is known stands in',
    validFrom: '2023',
    toBeConfirmedBy: LAWYER,
    unconfirmed: ['NO_LIMIT_IN_SOURCE', 'DAY_COUNT'],
  },
  {
    id: 'IT',
    name: 'Italy',
    banBeginsOnDay: STRICTEST_DAY,
    dayCount: 'earlierOfBoth',
    source:
      'Ban from the end of 2026, guidelines of September 2025; our sources name no day, so the strictest day that is known stands in',
    validFrom: '2026',
    toBeConfirmedBy: LAWYER,
    unconfirmed: ['NO_LIMIT_IN_SOURCE', 'DAY_COUNT'],
  },
  {
    id: 'NONE',
    name: 'No statutory limit configured',
    banBeginsOnDay: undefined,
    dayCount: 'earlierOfBoth',
    source: 'Chosen by the site',
    validFrom: undefined,
    toBeConfirmedBy: LAWYER,
    unconfirmed: ['NO_LIMIT_CHOSEN'],
  },
]

/** The law of a batch whose site has named none. */
export const STRICTEST_JURISDICTION = 'STRICTEST'

/** Stands in for a country that nobody named or that this version does not know. */
const STRICTEST: JurisdictionProfile = {
  id: STRICTEST_JURISDICTION,
  name: 'Strictest known limit',
  banBeginsOnDay: STRICTEST_DAY,
  dayCount: 'earlierOfBoth',
  source: 'The least limit of the profiles that name one',
  validFrom: undefined,
  toBeConfirmedBy: LAWYER,
  unconfirmed: ['NO_LIMIT_IN_SOURCE', 'DAY_COUNT'],
}

/** Undefined for an id that this version does not know. */
export function jurisdictionProfile(id: string): JurisdictionProfile | undefined {
  return JURISDICTION_PROFILES.find((profile) => profile.id === id)
}

/** The law to go by: the profile itself, or the strictest known limit for a country that this version does not know or nobody named. */
export function profileInForce(id: string | undefined): JurisdictionProfile {
  return jurisdictionProfile(id ?? '') ?? STRICTEST
}
