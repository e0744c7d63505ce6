import type { TrayVisit } from '../store/store.ts'

/** The list on screen has this many places; older ones stay in the record and in the tray list. */
const HELD_TRAYS_SHOWN_MAX = 5

/** Trays that ended with an egg that still waits; gone from the list when the same tray passes again. */
export class HeldTrays {
  #held: { trayCode: string; visitId: number }[] = []

  add(visit: TrayVisit): void {
    this.#held = [...this.#held, { trayCode: visit.code, visitId: visit.visitId }].slice(-HELD_TRAYS_SHOWN_MAX)
  }

  has(visitId: number): boolean {
    return this.#held.some((tray) => tray.visitId === visitId)
  }

  /** A tray whose code could not be read may be any tray: it takes none from the list. */
  passedAgain(trayCode: string): void {
    if (trayCode === '') return
    this.#held = this.#held.filter((tray) => tray.trayCode !== trayCode)
  }

  list(): readonly { readonly trayCode: string; readonly visitId: number }[] {
    return this.#held
  }
}
