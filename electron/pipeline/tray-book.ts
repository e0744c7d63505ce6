import type { Cell } from '../domain/egg.ts'
import type { CommitItem, EggChange, EggState, StoreStart, TrayVisit } from '../store/store.ts'
import type { JudgedScan } from './build-group.ts'
import type { TrayRef } from './scan/scan.ts'

/** Trays that have begun and not ended, with what is known of their eggs. */
export interface OpenVisit {
  readonly visit: TrayVisit
  held: boolean
  /** By row × columns + column. */
  readonly eggs: Map<number, EggState>
}

/** A scanner has one tray under it; a few more may still be waiting for decisions. Beyond this the oldest is forgotten, and scans for it become UNKNOWN_TRAY. */
const OPEN_VISITS_MAX = 64
/** The sorter stands some trays behind the scanner. What it says of an older one, or of one from before a restart, is kept as UNKNOWN_TRAY. */
const ENDED_VISITS_MAX = 64

/** Finds the visit a scan belongs to and numbers new ones. */
export class TrayBook {
  readonly #open = new Map<string, OpenVisit>()
  readonly #ended = new Map<string, OpenVisit>()
  #nextVisitId: number

  constructor(start: Pick<StoreStart, 'openVisits' | 'nextVisitId'>) {
    this.#nextVisitId = start.nextVisitId
    for (const { visit, eggs } of start.openVisits) {
      const open: OpenVisit = { visit, held: visit.state === 'held', eggs: new Map() }
      for (const egg of eggs) open.eggs.set(cellIndex(visit, egg.cell), egg.state)
      this.#open.set(refKey(visit.ref), open)
    }
  }

  /** A copy to build a group on: if the group is refused it is thrown away, and the next try starts from what is committed. */
  draft(): TrayBook {
    const copy = new TrayBook({ openVisits: [], nextVisitId: this.#nextVisitId })
    for (const [key, open] of this.#open) copy.#open.set(key, { ...open })
    for (const [key, ended] of this.#ended) copy.#ended.set(key, { ...ended })
    return copy
  }

  begin(visit: Omit<TrayVisit, 'visitId'>): TrayVisit {
    const numbered = { ...visit, visitId: this.#nextVisitId++ }
    this.#open.set(refKey(visit.ref), { visit: numbered, held: false, eggs: new Map() })
    forgetOldest(this.#open, OPEN_VISITS_MAX)
    return numbered
  }

  find(ref: TrayRef): OpenVisit | undefined {
    return this.#open.get(refKey(ref))
  }

  /** A tray that has ended lately: the sorter still reports on it, and a scan that was given up may still come. */
  findEnded(ref: TrayRef): OpenVisit | undefined {
    return this.#ended.get(refKey(ref))
  }

  /** Keeps the eggs of open trays as the store says they are now. */
  apply(changes: readonly EggChange[]): void {
    const byId = new Map([...this.#open.values()].map((open) => [open.visit.visitId, open]))
    for (const change of changes) {
      const open = byId.get(change.visitId)
      open?.eggs.set(cellIndex(open.visit, change.cell), change.after)
    }
  }

  /** Eggs whose removal was decided and not sent wait for a further attempt; their trays, which are told once each, are on hold. */
  withhold(eggs: readonly Pick<JudgedScan, 'visit' | 'scan'>[]): CommitItem[] {
    const held = new Set<number>()
    for (const { visit, scan } of eggs) {
      const { visitId } = visit
      const open = [...this.#open.values(), ...this.#ended.values()].find((one) => one.visit.visitId === visitId)
      const egg = open?.eggs.get(cellIndex(open.visit, scan.cell))
      if (open === undefined || egg === undefined) continue
      open.eggs.set(cellIndex(open.visit, scan.cell), { ...egg, action: 'HOLD' })
      open.held = true
      held.add(visitId)
    }
    return [...held].map((visitId) => ({ kind: 'tray-state', visitId, state: 'held', reason: 'NOT_SENT' }))
  }

  /** Open trays for which nothing can come any more, because their scanner has begun another session. */
  leftBehind(ref: TrayRef): readonly OpenVisit[] {
    return [...this.#open.values()].filter(
      ({ visit }) => visit.ref.scannerSerial === ref.scannerSerial && visit.ref.sessionId !== ref.sessionId,
    )
  }

  get openVisits(): readonly OpenVisit[] {
    return [...this.#open.values()]
  }

  /** Ends a visit and tells whether it may go on: a tray with an egg that still waits, or with fewer eggs than were scanned, is held. */
  end(ref: TrayRef, cellsScanned = 0): 'complete' | 'held' | undefined {
    const open = this.#open.get(refKey(ref))
    if (open === undefined) return undefined
    this.#open.delete(refKey(ref))
    this.#ended.set(refKey(ref), open)
    forgetOldest(this.#ended, ENDED_VISITS_MAX)
    const waiting = [...open.eggs.values()].some((egg) => egg.action === 'HOLD' || egg.action === 'RESCAN')
    return waiting || open.eggs.size < cellsScanned ? 'held' : 'complete'
  }
}

export function cellIndex(tray: { readonly columns: number }, cell: Cell): number {
  return cell.row * tray.columns + cell.column
}

function forgetOldest(visits: Map<string, unknown>, max: number): void {
  const oldest = visits.keys().next()
  if (visits.size > max && !oldest.done) visits.delete(oldest.value)
}

function refKey(ref: TrayRef): string {
  return `${ref.sessionId}/${ref.traySequence}/${ref.scannerSerial}`
}
