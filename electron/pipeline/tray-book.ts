import type { Cell } from '../domain/egg.ts'
import { destroysEmbryo } from '../domain/law/allowed-actions.ts'
import { type HoldReason, holdReasonAtEnd } from '../domain/tray/hold.ts'
import { type TrayFlag, unreadableCode } from '../domain/tray/passage.ts'
import type { CommitItem, EggChange, EggState, TrayVisit } from '../store/store.ts'
import type { StoreStart } from '../store/store-start.ts'
import type { TrayRef } from './scan/scan.ts'
import { VisitNumbers } from './visit-numbers.ts'

/** Trays that have begun and not ended, with what is known of their eggs. */
export interface OpenVisit {
  readonly visit: TrayVisit
  /** Marks of the passage; what a person says of it replaces them. */
  flags: readonly TrayFlag[]
  held: boolean
  /** By row × columns + column. */
  readonly eggs: Map<number, EggState>
}

/** A scanner has one tray under it; a few more may still be waiting for decisions. Beyond this the oldest is forgotten, and scans for it become UNKNOWN_TRAY. */
const OPEN_VISITS_MAX = 64
/** The sorter stands some trays behind the scanner. An older one, or one from before a restart, is looked up in the store. */
const ENDED_VISITS_MAX = 64

/** Finds the visit a scan belongs to and numbers new ones. */
export class TrayBook {
  #open = new Map<string, OpenVisit>()
  #ended = new Map<string, OpenVisit>()
  /** Of a draft: those that it has copied and may change. Undefined in a book that is none. */
  #copied: Set<OpenVisit> | undefined
  readonly #numbers: VisitNumbers
  /** Begun here and not in the database yet. */
  #begun = 0

  /** `numbers` are those of all lines; a transaction follows its draft at once, so that no two lines take the same. */
  constructor(
    start: Pick<StoreStart, 'openVisits' | 'nextVisitId'>,
    numbers: VisitNumbers = new VisitNumbers(start.nextVisitId),
  ) {
    this.#numbers = numbers
    for (const known of start.openVisits) this.#open.set(refKey(known.visit.ref), openVisit(known))
  }

  /** A copy to build a group on: if the group is refused it is thrown away, and the next try starts from what is committed. A visit is copied when it is asked for. */
  draft(): TrayBook {
    const copy = new TrayBook({ openVisits: [], nextVisitId: this.#numbers.next }, this.#numbers)
    copy.#open = new Map(this.#open)
    copy.#ended = new Map(this.#ended)
    copy.#copied = new Set()
    return copy
  }

  /** The draft is in the database now: the visits that began in it keep their numbers. */
  kept(): this {
    this.#numbers.keep(this.#begun)
    this.#begun = 0
    this.#copied = undefined
    return this
  }

  begin(visit: Omit<TrayVisit, 'visitId'>, flags: readonly TrayFlag[] = []): TrayVisit {
    const visitId = this.#numbers.next + this.#begun++
    const numbered = { ...visit, visitId, code: visit.code === '' ? unreadableCode(visitId) : visit.code }
    this.#open.set(refKey(visit.ref), { visit: numbered, flags, held: false, eggs: new Map() })
    forgetOldest(this.#open, OPEN_VISITS_MAX)
    return numbered
  }

  /** A person said something of a tray that is still under the scanner, or has lately been. */
  setMarks(visitId: number, flags: readonly TrayFlag[]): void {
    for (const open of [...this.#open.values(), ...this.#ended.values()]) {
      if (open.visit.visitId === visitId) open.flags = flags
    }
  }

  find(ref: TrayRef): OpenVisit | undefined {
    return this.#mine(this.#open, ref)
  }

  /** A tray that has ended lately: the sorter still reports on it, and a scan that was given up may still come. */
  findEnded(ref: TrayRef): OpenVisit | undefined {
    return this.#mine(this.#ended, ref)
  }

  /** Keeps the eggs of open trays as the store says they are now. */
  apply(changes: readonly EggChange[]): void {
    const byId = new Map([...this.#open.values()].map((open) => [open.visit.visitId, open]))
    for (const change of changes) {
      const open = byId.get(change.visitId)
      open?.eggs.set(cellIndex(open.visit, change.cell), change.own ?? change.after)
    }
  }

  /** Removals decided for eggs of trays that have not ended. */
  removals(): CommitItem[] {
    return this.openVisits.flatMap(({ visit: { visitId, columns }, eggs }) =>
      [...eggs]
        .filter(([, { action }]) => destroysEmbryo(action))
        .map(([index, { attempt }]) => {
          const cell = { row: Math.floor(index / columns), column: index % columns }
          return { kind: 'not-removed', visitId, cell, attempt } as const
        }),
    )
  }

  /** The link broke: removals may not have been heard of, and trays that are still there wait until they are known to be whole. */
  inFlight(): CommitItem[] {
    const reason: HoldReason = 'LINK_LOST'
    const holds = this.openVisits
      .filter(({ held }) => !held)
      .map(({ visit: { visitId } }) => ({ kind: 'tray-state', visitId, state: 'held', reason }) as const)
    for (const open of this.#open.values()) open.held = true
    return [...holds, ...this.removals()]
  }

  /** Open trays for which nothing can come any more: their scanner has begun another session, or the tray itself begins again. */
  leftBehind(ref: TrayRef, code: string): readonly OpenVisit[] {
    return [...this.#open.values()].filter(
      ({ visit }) =>
        (visit.ref.scannerSerial === ref.scannerSerial && visit.ref.sessionId !== ref.sessionId) ||
        (visit.code === code && code !== ''),
    )
  }

  get openVisits(): readonly OpenVisit[] {
    return [...this.#open.values()]
  }

  /** Ends a visit and tells why it is held: an egg still waits, fewer eggs came than were scanned, or its eggs are in question. */
  end(ref: TrayRef, cellsScanned = 0, flags: readonly TrayFlag[] = []): EndedVisit | undefined {
    const open = this.#mine(this.#open, ref)
    if (open === undefined) return undefined
    this.#open.delete(refKey(ref))
    this.#ended.set(refKey(ref), open)
    forgetOldest(this.#ended, ENDED_VISITS_MAX)
    open.flags = [...open.flags, ...flags]
    const actions = [...open.eggs.values()].map(({ action }) => action)
    const reason = holdReasonAtEnd({ actions, cellsDecided: open.eggs.size, cellsScanned, flags: open.flags })
    return { state: reason === undefined ? 'complete' : 'held', ...(reason !== undefined && { reason }) }
  }

  #mine(visits: Map<string, OpenVisit>, ref: TrayRef): OpenVisit | undefined {
    const key = refKey(ref)
    const open = visits.get(key)
    if (open === undefined || this.#copied === undefined || this.#copied.has(open)) return open
    const copy = { ...open }
    this.#copied.add(copy)
    visits.set(key, copy)
    return copy
  }
}

/** How a passage ended. */
export interface EndedVisit {
  readonly state: 'complete' | 'held'
  readonly reason?: HoldReason
}

/** A visit as the store knows it, to go on with. */
export function openVisit({
  visit,
  flags = [],
  eggs,
}: {
  readonly visit: TrayVisit
  readonly flags?: readonly TrayFlag[]
  readonly eggs: readonly { readonly cell: Cell; readonly state: EggState }[]
}): OpenVisit {
  const byCell = new Map(eggs.map((egg) => [cellIndex(visit, egg.cell), egg.state]))
  return { visit, flags, held: visit.state === 'held', eggs: byCell }
}

export function cellIndex(tray: { readonly columns: number }, cell: Cell): number {
  return cell.row * tray.columns + cell.column
}

/** Whether a tray has that cell. */
export function inTray(tray: { readonly rows: number; readonly columns: number }, cell: Cell): boolean {
  return cell.row < tray.rows && cell.column < tray.columns
}

function forgetOldest(visits: Map<string, unknown>, max: number): void {
  const oldest = visits.keys().next()
  if (visits.size > max && !oldest.done) visits.delete(oldest.value)
}

function refKey(ref: TrayRef): string {
  return `${ref.sessionId}/${ref.traySequence}/${ref.scannerSerial}`
}
