import {
  JURISDICTION_PROFILES,
  type JurisdictionProfile,
  profileInForce,
} from '../../electron/domain/law/jurisdiction-profile.ts'

/** The profiles that a site can choose, by their ids. */
export const JURISDICTION_IDS: readonly string[] = JURISDICTION_PROFILES.map(({ id }) => id)

/** The profile that holds; an empty id is the strictest known limit. */
export function jurisdictionOf(id: string): JurisdictionProfile {
  return profileInForce(id === '' ? undefined : id)
}
