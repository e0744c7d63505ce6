import { type Cell, type EggAction, type EggClass, isEgg } from '../egg.ts'
import { supersedes } from './attempts.ts'
import { cellOrder } from './cell-order.ts'
import { type HoldReason, holdReasonAtEnd, isFinished, isOnHold, settled, type TrayRelease } from './hold.ts'
import { actionNow, actionsNow, type EggWord, type LedgerVisit } from './ledger-visit.ts'
import {
  isCodeRead,
  isRepeat,
  judgeAnew,
  judgePassage,
  type PassedTray,
  type TrayFlag,
  type TrayShape,
  unreadableCode,
} from './passage.ts'
import { speakingPassage } from './speaking-passage.ts'

export interface LedgerCounters {
  /** Attempts. */
  readonly scans: number
  /** Distinct eggs; empty cells are in no denominator. */
  readonly eggs: number
  readonly emptyCells: number
  readonly byClass: Readonly<Partial<Record<EggClass, number>>>
  readonly byAction: Readonly<Partial<Record<EggAction, number>>>
}

interface Place {
  readonly visitId: number
  readonly cell: Cell
}

/**
 * The rules of trays as one model in memory: passages, attempts, holds and moves go in; visits, eggs and counters come out. The database
 * keeps the same things in rows and sums; tests hold it against this. A visit that the ledger does not know is an error of the caller and throws.
 */
export class TrayLedger {
  readonly #visits = new Map<number, LedgerVisit>()
  /** Cells by visit from or to which an egg was moved. */
  readonly #moved = new Set<string>()
  /** Visits into which an egg was moved. */
  readonly #refilled = new Set<number>()

  /** A tray begins. Numbers grow with time. */
  begin(visit: TrayShape & Pick<LedgerVisit, 'visitId' | 'batchId' | 'lineId' | 'code'>): LedgerVisit {
    const { visitId, batchId, lineId, rows, columns, layout } = visit
    const isReadable = isCodeRead(visitId, visit.code)
    const code = isReadable ? visit.code : unreadableCode(visitId)
    const judged = judgePassage(visit, this.passages(batchId, code))
    const begun: LedgerVisit = {
      ...{ visitId, batchId, lineId, code, rows, columns, layout, continues: judged.continues },
      flags: new Set(isReadable ? judged.flags : ['CODE_UNREADABLE']),
      ...{
        state: 'filling',
        ended: false,
        holdReason: undefined,
        answer: undefined,
        through: false,
        ...{ eggs: new Map(), said: new Map() },
        scans: 0,
      },
    }
    this.#endHolds(begun)
    this.#visits.set(visitId, begun)
    return begun
  }

  /** Counts an attempt, whenever it comes, and lets it speak for its egg if it may. */
  scan(visitId: number, cell: Cell, word: EggWord): void {
    const visit = this.visit(visitId)
    visit.scans++
    const place = cellOrder(cell)
    if (supersedes(word, visit.eggs.get(place))) visit.eggs.set(place, word)
  }

  /** Nothing more is scanned in this passage; a tray that was pulled away never says how many cells it scanned. The first end counts. */
  end(visitId: number, cellsScanned = 0): void {
    const { eggs, flags } = this.visit(visitId)
    const actions = [...eggs.values()].map(({ action }) => action)
    this.close(visitId, holdReasonAtEnd({ actions, cellsDecided: eggs.size, cellsScanned, flags }))
  }

  /** Ends a passage in the state that somebody else worked out. */
  close(visitId: number, holdReason: HoldReason | undefined): void {
    const visit = this.visit(visitId)
    if (visit.ended) return
    visit.ended = true
    visit.holdReason ??= holdReason
    visit.state = holdReason === undefined ? 'complete' : 'held'
    visit.through = holdReason === undefined
  }

  /** Something happened for which the tray must wait, also after its end. */
  hold(visitId: number, reason: HoldReason): void {
    const visit = this.visit(visitId)
    visit.state = 'held'
    visit.holdReason ??= reason
    if (visit.answer !== 'PASSED_AGAIN') visit.answer = undefined
  }

  flag(visitId: number, flag: TrayFlag): void {
    this.visit(visitId).flags.add(flag)
  }

  release(visitId: number, how: TrayRelease): void {
    const visit = this.visit(visitId)
    visit.answer = how
    visit.through ||= how === 'AS_IS'
  }

  /** A person says what becomes of an egg, by correction or by release: as long as that attempt speaks for it. */
  say(visitId: number, cell: Cell, attempt: number, action: EggAction): void {
    this.visit(visitId).said.set(`${cellOrder(cell)}/${attempt}`, action)
  }

  /** What happens to an egg: as decided, unless a person said something else since. */
  actionNow(visitId: number, place: number): EggAction | undefined {
    return actionNow(this.visit(visitId), place)
  }

  /** A person says whether the tray holds the eggs of the passage before. */
  sayEggs(visitId: number, word: 'SAME_EGGS' | 'OTHER_EGGS'): void {
    const visit = this.visit(visitId)
    visit.flags.add(word)
    const wasThrough = visit.through
    settle(visit)
    // What came after it was judged while this one was still open.
    if (visit.through && !wasThrough) this.#judgeNext(visit, visit.code)
    this.#relink(visit.batchId, visit.code)
  }

  /** A person says which tray this was. It is judged as if the code had been read; its questions are asked anew. */
  name(visitId: number, code: string): void {
    const visit = this.visit(visitId)
    const before = visit.code
    const { flags } = judgePassage(visit, this.#passagesBefore(visit, code))
    visit.flags.clear()
    for (const flag of ['NAMED', ...flags] as const) visit.flags.add(flag)
    visit.code = code
    this.#endHolds(visit)
    settle(visit)
    for (const one of [before, code]) {
      this.#judgeNext(visit, one)
      this.#relink(visit.batchId, one)
    }
  }

  /** An egg is moved after sorting: it stays counted where it was scanned. */
  move(from: Place, to: Place): void {
    this.#refilled.add(to.visitId)
    for (const { visitId, cell } of [from, to]) this.#moved.add(`${visitId}/${cellOrder(cell)}`)
  }

  visit(visitId: number): LedgerVisit {
    const visit = this.#visits.get(visitId)
    if (visit === undefined) throw new Error(`no tray visit ${visitId}`)
    return visit
  }

  get visits(): readonly LedgerVisit[] {
    return [...this.#visits.values()]
  }

  /** Ended trays that wait for a person or for another passage, oldest first. */
  get onHold(): readonly LedgerVisit[] {
    return this.visits.filter(isOnHold)
  }

  /** Passages of a code in a batch, oldest first; of no batch nothing is asked. */
  passages(batchId: string | null, code: string): PassedTray[] {
    return this.#named(batchId, code).map((visit) => ({
      ...visit,
      ...{ finished: isFinished(visit), refilled: this.#refilled.has(visit.visitId) },
    }))
  }

  /** Passages of the same eggs, oldest first. */
  chain(visitId: number): readonly LedgerVisit[] {
    let first = this.visit(visitId)
    while (first.continues !== undefined) first = this.visit(first.continues)
    const chain = [first]
    for (let next = this.#after(first); next !== undefined; next = this.#after(next)) chain.push(next)
    return chain
  }

  /** The passage that speaks for a cell of this visit's eggs, of all passages or of these; undefined when none does. */
  speaking(visitId: number, cell: number, chain = this.chain(visitId)): LedgerVisit | undefined {
    let moved = false
    const words = chain.map((visit) => {
      const egg = visit.eggs.get(cell)
      const word = egg && { eggClass: egg.eggClass, repeat: isRepeat(visit.flags), moved }
      moved ||= this.#moved.has(`${visit.visitId}/${cell}`)
      return word
    })
    const speaking = speakingPassage(words)
    return chain.find((_, index) => index === speaking)
  }

  counters(batchId: string | null): LedgerCounters {
    const visits = this.visits.filter((visit) => visit.batchId === batchId)
    const counted = visits.flatMap((visit) =>
      [...visit.eggs].filter(([cell]) => this.speaking(visit.visitId, cell) === visit).map(([, egg]) => egg),
    )
    const eggs = counted.filter(({ eggClass }) => isEgg(eggClass)).length
    return {
      scans: visits.reduce((sum, visit) => sum + visit.scans, 0),
      ...{ eggs, emptyCells: counted.length - eggs },
      byClass: countBy(counted.map(({ eggClass }) => eggClass)),
      byAction: countBy(counted.map(({ action }) => action)),
    }
  }

  /** A tray that comes by stands aside no longer, whichever batch of its line it was held in; another line's may be another one of that code. */
  #endHolds({ visitId, lineId, code }: LedgerVisit): void {
    for (const held of this.onHold) {
      if (held.code === code && held.lineId === lineId && held.visitId < visitId) held.answer = 'PASSED_AGAIN'
    }
  }

  /** The passage before the next one of that code is another now, or was finished only now: what was asked and said of it no longer holds. */
  #judgeNext({ batchId, visitId }: LedgerVisit, code: string): void {
    const next = this.#named(batchId, code).find((one) => one.visitId > visitId)
    if (next === undefined) return
    const flags = judgeAnew(next.flags, judgePassage(next, this.#passagesBefore(next, code)))
    next.flags.clear()
    for (const flag of flags) next.flags.add(flag)
    settle(next)
  }

  #after(visit: LedgerVisit): LedgerVisit | undefined {
    return this.visits.find(({ continues }) => continues === visit.visitId)
  }

  /** Every passage continues the one before it of the same code and shape, unless a person said that its eggs are others. */
  #relink(batchId: string | null, code: string): void {
    const named = this.#named(batchId, code)
    for (const [index, visit] of named.entries()) {
      const { continues } = judgePassage(
        visit,
        named.slice(0, index).map((one) => ({ ...one, finished: false, refilled: false })),
      )
      visit.continues = visit.flags.has('OTHER_EGGS') ? undefined : continues
    }
  }

  #named(batchId: string | null, code: string): LedgerVisit[] {
    if (batchId === null) return []
    return this.visits.filter(
      (visit) => visit.batchId === batchId && visit.code === code && !visit.flags.has('CODE_UNREADABLE'),
    )
  }

  #passagesBefore(visit: LedgerVisit, code: string): PassedTray[] {
    return this.passages(visit.batchId, code).filter(({ visitId }) => visitId < visit.visitId)
  }
}

/** What a question or its answer means for a tray that has ended: it is held while the question is open, and no longer when nothing waits. */
function settle(visit: LedgerVisit): void {
  if (!visit.ended) return
  Object.assign(visit, settled(visit, actionsNow(visit)))
}

function countBy<Word extends string>(words: readonly Word[]): Partial<Record<Word, number>> {
  const counts: Partial<Record<Word, number>> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
