import type { LiveView } from '../../electron/contract/live.ts'
import type { BatchLaw } from '../../electron/domain/law/batch-law.ts'
import type { IncubationAge } from '../../electron/domain/law/incubation-age.ts'
import { profileInForce } from '../../electron/domain/law/jurisdiction-profile.ts'
import { DEFAULT_RECIPE, type Recipe } from '../../electron/domain/recipe/recipe.ts'
import type { DecisionCircumstances } from '../../electron/pipeline/build-group.ts'

/** A law whose limit in force is given, whatever profile and calendar it would come from. */
export function lawUntil(removalEndsAtHours: number | undefined): BatchLaw {
  return {
    profile: profileInForce('DE'),
    zoneName: 'UTC',
    readings: { hoursSinceSet: removalEndsAtHours, calendarDays: removalEndsAtHours },
    removalEndsAtHours,
  }
}

export function trusted(hours: number): IncubationAge {
  return { hours, trust: 'trusted' }
}

/** Eggs of 200 trusted hours under a limit of twelve days, unless told otherwise. The sorter takes no time. */
export function circumstances(
  change: {
    readonly recipe?: Recipe
    readonly law?: BatchLaw
    readonly age?: IncubationAge
    readonly ageWhenDone?: IncubationAge
  } = {},
): DecisionCircumstances {
  const age = change.age ?? trusted(200)
  return { recipe: DEFAULT_RECIPE, law: lawUntil(288), ageWhenDone: age, ...change, age }
}

type Legal = NonNullable<LiveView['legal']>

/** What the line screen is told of a German batch, six hours before the limit unless told otherwise. */
export function liveLegal(change: Partial<Legal> = {}): Legal {
  return {
    ...{ jurisdictionId: 'DE', ageHours: 265.75, trust: 'trusted', limitHours: 272, hoursLeft: 6.25 },
    ...{ dayCount: 'earlierOfBoth', banBeginsOnDay: 13, calendarDay: 12, timeZone: 'Europe/Berlin' },
    readings: { hoursSinceSet: 288, calendarDays: 272 },
    unconfirmed: ['DAY_COUNT'],
    ...change,
  }
}
