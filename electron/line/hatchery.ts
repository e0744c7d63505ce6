import type { Site } from '../domain/master-data/kinds.ts'
import type { PlaceNames } from '../domain/master-data/place-names.ts'

/** What the line asks the hatchery's master data; the station's desk answers. */
export interface Hatchery {
  /** Counts every change, so that screens know when to read again. */
  readonly revision: number
  /** As it is now: it may be set up while a batch runs. `timeZone` by its IANA name. */
  readonly site: Pick<Site, 'sexingMethod' | 'labelScheme' | 'shifts' | 'timeZone' | 'jurisdictionId'>
  /** What this place is called, where the settings call it so. */
  placeNames(settings: PlaceNames): PlaceNames
  /** Whether a batch may begin on this kind of tray now. */
  offersTrayType(trayTypeId: string): boolean
}
