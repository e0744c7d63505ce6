import type { Cell } from '../../electron/domain/egg.ts'
import { FIRST_LINE_ID } from '../../electron/domain/line-id.ts'
import { cellOrder } from '../../electron/domain/tray/cell-order.ts'
import type { FlockRange } from '../../electron/domain/tray/flock-range.ts'
import { type TrayWord, waits } from '../../electron/domain/tray/hold.ts'
import type { EggWord, LedgerVisit } from '../../electron/domain/tray/ledger-visit.ts'
import type { PassedTray } from '../../electron/domain/tray/passage.ts'
import { TrayLedger } from '../../electron/domain/tray/tray-ledger.ts'
import { TRAY_CELLS_MAX } from '../../electron/domain/tray-type.ts'
import type { TrayRef } from '../../electron/pipeline/scan/scan.ts'
import type { CommitItem, EggChange, TrayVisit } from '../../electron/store/store.ts'
import {
  EARLIER_PASSAGES_MAX,
  type EggBefore,
  type HeldTray,
  type KnownVisit,
  type Said,
  type SaveRelease,
  type SaveTransfer,
  type StoredTray,
  type Trays,
} from '../../electron/store/trays.ts'

/** What the store knows of trays, kept by the domain's own model of them: a second reading of the contract. */
export class MemoryTrays implements Trays {
  readonly ledger = new TrayLedger()
  readonly releases: SaveRelease[] = []
  readonly transfers: SaveTransfer[] = []
  /** Answers to questions, as people gave them. */
  readonly words: (Said & { readonly visitId: number; readonly word: TrayWord })[] = []
  readonly #begun = new Map<number, TrayVisit>()
  readonly #isOfLine: (visitId: number, lineId: string) => boolean
  readonly #endedWallMs = new Map<number, number>()
  readonly #ranges = new Map<string, readonly FlockRange[]>()
  failing = false

  /** Without `isOfLine` all trays are of every line. */
  constructor(isOfLine: (visitId: number, lineId: string) => boolean = () => true) {
    this.#isOfLine = isOfLine
  }

  /** The visit as it is stored, or undefined when it was there already. */
  begin(visit: TrayVisit, lineId = FIRST_LINE_ID): TrayVisit | undefined {
    if (this.#begun.has(visit.visitId)) return undefined
    const stored = { ...visit, code: this.ledger.begin({ ...visit, lineId }).code }
    this.#begun.set(visit.visitId, stored)
    return stored
  }

  end({ visitId, state, reason, flags = [], endedWallMs }: Extract<CommitItem, { kind: 'tray-end' }>): void {
    if (this.ledger.visit(visitId).ended) return
    for (const flag of flags) this.ledger.flag(visitId, flag)
    this.ledger.close(visitId, undefined)
    const visit = this.ledger.visit(visitId)
    visit.state = state
    visit.holdReason ??= reason
    visit.through = state === 'complete'
    this.#endedWallMs.set(visitId, endedWallMs)
  }

  setState(visitId: number, state: 'filling' | 'held', reason: string): void {
    const visit = this.ledger.visit(visitId)
    if (state === 'held') this.ledger.hold(visitId, reason as never)
    else if (!visit.ended) Object.assign(visit, { state, holdReason: undefined })
  }

  /** Counts an attempt and says what it changed. */
  scan(
    visitId: number,
    batchId: string | null,
    cell: Cell,
    word: EggWord,
    minuteOf: (visitId: number, word: EggWord) => number = () => 0,
  ): EggChange | undefined {
    const place = cellOrder(cell)
    const visit = this.ledger.visit(visitId)
    const ownBefore = visit.eggs.get(place)
    const spoke = this.ledger.speaking(visitId, place)
    const before = spoke?.eggs.get(place)
    const minuteBefore = before && spoke && minuteOf(spoke.visitId, before)
    this.ledger.scan(visitId, cell, word)
    if (visit.eggs.get(place) === ownBefore) return undefined
    const speaking = this.ledger.speaking(visitId, place)
    const after = speaking?.eggs.get(place)
    const common = { visitId, batchId, cell }
    if (speaking === undefined || after === undefined) return { ...common, before: word, after: word, own: word }
    const change = { ...common, before, after }
    const minutes = { before: minuteBefore, after: minuteOf(speaking.visitId, after) }
    if (speaking === visit) return { ...change, minutes }
    return speaking === spoke ? { ...change, own: word } : { ...change, own: word, minutes }
  }

  /** Another action for an egg by the same attempt. */
  rewrite(visitId: number, batchId: string | null, cell: Cell, word: EggWord): EggChange {
    const place = cellOrder(cell)
    const before = this.ledger.speaking(visitId, place)?.eggs.get(place) ?? word
    this.ledger.visit(visitId).eggs.set(place, word)
    const speaking = this.ledger.speaking(visitId, place)
    const after = speaking?.eggs.get(place) ?? word
    const change = { visitId, batchId, cell, before, after }
    return speaking?.visitId === visitId ? change : { ...change, before: after, own: word }
  }

  passages(batchId: string, code: string): PassedTray[] {
    return this.ledger.passages(batchId, code)
  }

  findVisit({ scannerSerial, sessionId, traySequence }: TrayRef): KnownVisit | undefined {
    const visit = [...this.#begun.values()].findLast(
      ({ ref }) =>
        ref.scannerSerial === scannerSerial && ref.sessionId === sessionId && ref.traySequence === traySequence,
    )
    if (visit === undefined) return undefined
    const { eggs, ended, flags } = this.ledger.visit(visit.visitId)
    const list = [...eggs].map(([place, state]) => ({ cell: cellAt(place), state }))
    return { visit: this.#visit(visit.visitId), ended, flags: [...flags], eggs: list }
  }

  eggsBefore(visitId: number): EggBefore[] {
    if (!this.#begun.has(visitId)) return []
    const earlier = this.ledger
      .chain(visitId)
      .filter((one) => one.visitId < visitId)
      .slice(-EARLIER_PASSAGES_MAX)
    const places = new Set(earlier.flatMap(({ eggs }) => [...eggs.keys()]))
    return [...places].flatMap((place) => {
      const egg = this.ledger.speaking(visitId, place, earlier)?.eggs.get(place)
      const cell = cellAt(place)
      const moved = earlier.some((one) => this.#moveOf(one.visitId, cell) !== undefined)
      return egg === undefined ? [] : [{ cell, eggClass: egg.eggClass, action: egg.action, moved }]
    })
  }

  held(lineId = FIRST_LINE_ID): HeldTray[] {
    return this.ledger.onHold
      .filter(({ visitId }) => this.#isOfLine(visitId, lineId))
      .map((visit) => ({
        ...{ visitId: visit.visitId, code: visit.code, batchId: visit.batchId, flags: [...visit.flags] },
        beganWallMs: this.#visit(visit.visitId).beganWallMs,
        endedWallMs: this.#endedWallMs.get(visit.visitId) ?? 0,
        ...{ holdReason: visit.holdReason, rescanAsked: visit.answer !== undefined, continues: visit.continues },
        eggsWaiting: [...visit.eggs.keys()].filter((place) =>
          waits(this.ledger.actionNow(visit.visitId, place) ?? 'NONE'),
        ).length,
      }))
  }

  tray(visitId: number): StoredTray | undefined {
    if (!this.#begun.has(visitId)) return undefined
    const { state, ended, holdReason, answer, through, flags, continues, eggs } = this.ledger.visit(visitId)
    return {
      visit: this.#visit(visitId),
      ...{ state, ended, holdReason, answer, through, flags: [...flags], continues },
      eggs: [...eggs]
        .sort(([one], [other]) => one - other)
        .map(([place, word]) => {
          const cell = cellAt(place)
          const actionNow = this.ledger.actionNow(visitId, place) ?? word.action
          return { cell, state: word, actionNow, moved: this.#moveOf(visitId, cell) }
        }),
    }
  }

  newestVisit(batchId: string, code: string): number | undefined {
    return this.ledger.visits.findLast((visit) => visit.batchId === batchId && visit.code === code)?.visitId
  }

  usedSince(visitId: number): boolean {
    const { code } = this.ledger.visit(visitId)
    return this.ledger.visits.some((visit) => visit.visitId > visitId && visit.code === code)
  }

  release(release: SaveRelease): void {
    this.#refuse()
    this.releases.push(release)
    for (const { cell, attempt, action } of release.eggs) this.ledger.say(release.visitId, cell, attempt, action)
    this.ledger.release(release.visitId, release.how)
  }

  sayEggs(visitId: number, word: 'SAME_EGGS' | 'OTHER_EGGS', said: Said): number[] {
    this.#refuse()
    this.words.push({ visitId, word, ...said })
    this.ledger.sayEggs(visitId, word)
    const { code } = this.ledger.visit(visitId)
    const next = this.ledger.visits.find((visit) => visit.code === code && visit.visitId > visitId)
    return next === undefined ? [visitId] : [visitId, next.visitId]
  }

  name(visitId: number, code: string, said: Said): number[] {
    this.#refuse()
    this.words.push({ visitId, word: 'NAMED', ...said })
    const before = this.ledger.visit(visitId).code
    this.ledger.name(visitId, code)
    const next = [before, code].flatMap(
      (one) => this.ledger.visits.find((visit) => visit.code === one && visit.visitId > visitId)?.visitId ?? [],
    )
    return [visitId, ...next]
  }

  transfer(transfer: SaveTransfer): void {
    this.#refuse()
    this.transfers.push(transfer)
    const { fromVisitId, toVisitId } = transfer
    for (const { from, to } of transfer.moves) {
      this.ledger.move({ visitId: fromVisitId, cell: from }, { visitId: toVisitId, cell: to })
    }
  }

  setFlockRanges(batchId: string, code: string, ranges: readonly FlockRange[]): void {
    this.#refuse()
    this.#ranges.set(`${batchId} ${code}`, ranges)
  }

  flockRanges(batchId: string, code: string): FlockRange[] {
    const own = this.#ranges.get(`${batchId} ${code}`) ?? []
    return [...(own.length > 0 ? own : (this.#ranges.get(`${batchId} `) ?? []))]
  }

  #visit(visitId: number): TrayVisit {
    const begun = this.#begun.get(visitId)
    if (begun === undefined) throw new Error(`no tray visit ${visitId}`)
    const { code, state }: LedgerVisit = this.ledger.visit(visitId)
    return { ...begun, code, state }
  }

  #moveOf(visitId: number, cell: Cell): 'in' | 'out' | undefined {
    const place = cellOrder(cell)
    const last = this.transfers
      .flatMap(({ fromVisitId, toVisitId, moves }) =>
        moves.flatMap((move) => [
          { visitId: fromVisitId, place: cellOrder(move.from), way: 'out' as const },
          { visitId: toVisitId, place: cellOrder(move.to), way: 'in' as const },
        ]),
      )
      .findLast((one) => one.visitId === visitId && one.place === place)
    return last?.way
  }

  #refuse(): void {
    if (this.failing) throw new Error('SQLITE_FULL: database or disk is full')
  }
}

function cellAt(place: number): Cell {
  return { row: Math.floor(place / TRAY_CELLS_MAX), column: place % TRAY_CELLS_MAX }
}
