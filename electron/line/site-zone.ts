import { openTimeZone, type TimeZone } from '../domain/law/time-zone.ts'
import type { Hatchery } from './hatchery.ts'

/**
 * The zone of the site as its master data say it at this moment, because a site is set up while its station runs. Undefined for a name that
 * no zone has. A zone is opened anew only when the site has another one: that is slow, and every egg asks.
 */
export function zoneOfSite(hatchery: Pick<Hatchery, 'site'>): () => TimeZone | undefined {
  let name: string | undefined
  let zone: TimeZone | undefined
  return () => {
    const { timeZone } = hatchery.site
    if (timeZone !== name) {
      name = timeZone
      zone = openTimeZone(timeZone)
    }
    return zone
  }
}
