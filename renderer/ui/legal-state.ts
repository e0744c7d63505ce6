import type { LiveView } from '../../electron/contract/live.ts'
import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from '../../electron/domain/egg.ts'
import { allowedActions } from '../../electron/domain/law/allowed-actions.ts'
import type { LimitReadings } from '../../electron/domain/law/batch-law.ts'

export type Legal = NonNullable<LiveView['legal']>

/** Where a batch stands with the law: one word for one sentence. */
export type LegalStanding = 'open' | 'past' | 'noLimit' | 'noSetTime' | 'clockNotTrusted' | 'ageImpossible'

export function legalStanding(legal: Legal): LegalStanding {
  if (legal.trust === 'no-set-time') return 'noSetTime'
  if (legal.trust === 'clock-not-trusted') return 'clockNotTrusted'
  if (legal.trust === 'age-impossible') return 'ageImpossible'
  if (legal.hoursLeft === null) return 'noLimit'
  return legal.hoursLeft > 0 ? 'open' : 'past'
}

/** What the station's own table allows for an egg of this class now, in the order in which actions are always named. */
export function possibleNow(legal: Legal, eggClass: EggClass): EggAction[] {
  const law = { removalEndsAtHours: legal.limitHours ?? undefined }
  const allowed = allowedActions(law, eggClass, { hours: legal.ageHours ?? undefined, trust: legal.trust })
  return EGG_ACTIONS.filter((action) => allowed.has(action))
}

/** Classes for which the same is possible, together. */
export function possibleByClass(legal: Legal): { readonly classes: EggClass[]; readonly actions: EggAction[] }[] {
  const groups = new Map<string, { classes: EggClass[]; actions: EggAction[] }>()
  for (const eggClass of EGG_CLASSES) {
    const actions = possibleNow(legal, eggClass)
    const group = groups.get(actions.join()) ?? { classes: [], actions }
    group.classes.push(eggClass)
    groups.set(actions.join(), group)
  }
  return [...groups.values()]
}

/** What each way of counting leaves, in hours; null where it sets no limit or cannot be known. */
export function hoursLeftBy(legal: Legal, way: keyof LimitReadings): number | null {
  const limit = legal.readings[way]
  return limit === null || legal.ageHours === null || legal.trust !== 'trusted' ? null : limit - legal.ageHours
}
