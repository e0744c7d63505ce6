import { err, ok, type Result } from '../../base/result.ts'
import { jurisdictionProfile, STRICTEST_JURISDICTION } from './jurisdiction-profile.ts'

/** `NOT_THE_SITES_LAW`: the batch names another law than that of the site; nobody at the line chooses one. */
export type JurisdictionRefusal = 'UNKNOWN_JURISDICTION' | 'NOT_THE_SITES_LAW'

/**
 * By which law a batch that begins is judged. In work it is that of the site; while the site has none, the strictest known limit holds,
 * whatever is wished. In play, where no egg is one, the wish is free among the profiles that are known.
 */
export function jurisdictionOfBatch(start: {
  readonly play: boolean
  /** Null until somebody has said it in the set-up. */
  readonly siteJurisdictionId: string | null
  readonly wishedId: string
}): Result<string, JurisdictionRefusal> {
  const { play, siteJurisdictionId, wishedId } = start
  if (play) return jurisdictionProfile(wishedId) === undefined ? err('UNKNOWN_JURISDICTION') : ok(wishedId)
  if (siteJurisdictionId === null) return ok(STRICTEST_JURISDICTION)
  return wishedId === siteJurisdictionId ? ok(siteJurisdictionId) : err('NOT_THE_SITES_LAW')
}
