import type { TFunction } from 'i18next'
import { JURISDICTION_PROFILES, profileInForce } from '../../electron/domain/jurisdiction.ts'
import { formatHours } from '../ui/format.ts'

/** The profiles that a site can choose, by their ids. */
export const JURISDICTION_IDS: readonly string[] = JURISDICTION_PROFILES.map(({ id }) => id)

/** The name of a country as people say it; as the profile has it where there is no word for it. */
export function jurisdictionName(t: TFunction, id: string): string {
  switch (id) {
    case 'DE':
    case 'CH':
    case 'FR':
    case 'NONE':
      return t(`words.jurisdiction.${id}`)
    default:
      return profileInForce(id).name
  }
}

/** What a profile says, and on what that rests; an empty id is the strictest known limit. */
export function jurisdictionFacts(id: string): { readonly limit: string | undefined; readonly source: string } {
  const { removalEndsAtHours, source } = profileInForce(id === '' ? undefined : id)
  return { limit: removalEndsAtHours === undefined ? undefined : formatHours(removalEndsAtHours), source }
}
