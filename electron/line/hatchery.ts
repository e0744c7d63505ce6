import type { PlaceNames } from '../domain/master-data/place-names.ts'

/** What the line asks the hatchery's master data; the station's desk answers. */
export interface Hatchery {
  /** Counts every change, so that screens know when to read again. */
  readonly revision: number
  readonly site: { readonly sexingMethod: string }
  /** What this place is called, where the settings call it so. */
  placeNames(settings: PlaceNames): PlaceNames
  /** Whether a batch may begin on this kind of tray now. */
  offersTrayType(trayTypeId: string): boolean
}
