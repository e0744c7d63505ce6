import {
  JURISDICTION_PROFILES,
  type JurisdictionProfile,
  profileInForce,
} from '../../electron/domain/law/jurisdiction-profile.ts'
import type { Translate } from '../i18n/use-words.ts'

/** The profiles that a site can choose, by their ids. */
export const JURISDICTION_IDS: readonly string[] = JURISDICTION_PROFILES.map(({ id }) => id)

/** The name of a country as people say it; as the profile has it where there is no word for it. */
export function jurisdictionName(t: Translate, id: string): string {
  switch (id) {
    case 'DE':
    case 'CH':
    case 'FR':
    case 'AT':
    case 'IT':
    case 'NONE':
      return t(`words.jurisdiction.${id}`)
    default:
      return profileInForce(id).name
  }
}

/** The profile that holds; an empty id is the strictest known limit. */
export function jurisdictionOf(id: string): JurisdictionProfile {
  return profileInForce(id === '' ? undefined : id)
}
