/** What the line asks the hatchery's master data; the station's desk answers. */
export interface Hatchery {
  /** Counts every change, so that screens know when to read again. */
  readonly revision: number
  readonly site: { readonly sexingMethod: string }
  /** Whether a batch may begin on this kind of tray now. */
  offersTrayType(trayTypeId: string): boolean
}
