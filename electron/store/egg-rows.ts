import type { EggAction } from '../domain/egg.ts'
import { minuteOfScan } from '../domain/event-time/event-time.ts'
import type { Ordered } from '../domain/sorter-word.ts'
import { supersedes } from '../domain/tray/attempts.ts'
import { isRepeat } from '../domain/tray/passage.ts'
import { speakingPassage } from '../domain/tray/speaking-passage.ts'
import { ACTION_CODES, CLASS_CODES, REASON_CODES, unpackFlags } from './codes.ts'
import type { Cold } from './cold/cold.ts'
import {
  type CountedRow,
  type EggCandidate,
  type EggOffer,
  eggStateOf,
  type ScanKey,
  type ScanOfEgg,
  type SpokenRow,
} from './egg-row.ts'
import { StoreError } from './errors.ts'
import { readArrivalThrough } from './event-time-rows.ts'
import type { FactCells } from './fact-cells.ts'
import type { FactKey } from './fact-columns.ts'
import type { Statement, WritableDb } from './open-database.ts'
import type { EggState } from './store.ts'
import type { TrayLinks } from './tray-links.ts'

export const FIND_EGG_SQL =
  'SELECT attempt, session_id, sequence, egg_class, action, counted FROM egg WHERE visit_id = ? AND cell = ?'
export const FIND_SPOKEN_SQL = `SELECT arrived_wall_ms, captured_before_ms, coil, recipe_id, model_id, batch_id, scanner_id, egg_class, action, reason
  FROM scan JOIN session USING (session_id)
  WHERE visit_id = ? AND cell = ? AND attempt = ? AND session_id = ? AND sequence = ?`
export const MOVED_SQL = `SELECT 1 AS moved FROM egg_transfer WHERE from_visit_id = ? AND from_cell = ?
  UNION ALL SELECT 1 FROM egg_transfer WHERE to_visit_id = ? AND to_cell = ? LIMIT 1`
const FLAGS_SQL = 'SELECT flags FROM tray_visit WHERE visit_id = ?'
const CELLS_SQL = 'SELECT cell FROM egg WHERE visit_id = ?'

/** Which passage is counted for an egg, what it says, and in which minute. */
interface Counted {
  readonly visitId: number
  readonly state: EggState
  readonly minute: number
}

/** What every egg is now, by the last valid attempt; the egg counters of the fact cells move with it. */
export class EggRows {
  readonly #find: Statement<CountedRow>
  readonly #findSpoken: Statement<SpokenRow>
  readonly #findMoved: Statement
  readonly #findFlags: Statement<{ flags: number }>
  readonly #cells: Statement<{ cell: number }>
  readonly #put: Statement
  readonly #setCounted: Statement
  readonly #setAction: Statement
  readonly #addUnspoken: Statement
  readonly #facts: FactCells
  readonly #links: TrayLinks
  readonly #cold: Cold
  readonly #arrivalThrough: number

  constructor(db: WritableDb, facts: FactCells, links: TrayLinks, cold: Cold) {
    this.#cold = cold
    this.#arrivalThrough = readArrivalThrough(db)
    this.#facts = facts
    this.#links = links
    this.#find = db.prepare(FIND_EGG_SQL)
    this.#findSpoken = db.prepare(FIND_SPOKEN_SQL)
    this.#findMoved = db.prepare(MOVED_SQL)
    this.#findFlags = db.prepare(FLAGS_SQL)
    this.#cells = db.prepare(CELLS_SQL)
    this.#put = db.prepare(
      `INSERT INTO egg (visit_id, cell, attempt, session_id, sequence, egg_class, action, counted) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET attempt = excluded.attempt, session_id = excluded.session_id, sequence = excluded.sequence,
       egg_class = excluded.egg_class, action = excluded.action, counted = excluded.counted`,
    )
    this.#setCounted = db.prepare('UPDATE egg SET counted = ? WHERE visit_id = ? AND cell = ?')
    this.#addUnspoken = db.prepare(
      'INSERT INTO unspoken_scan (visit_id, cell, attempt, session_id, sequence) VALUES (?, ?, ?, ?, ?)',
    )
    this.#setAction = db.prepare('UPDATE egg SET action = ? WHERE visit_id = ? AND cell = ?')
  }

  /** Lets the scan speak for its egg if it may. Undefined when nothing changed in its passage. */
  offer(candidate: EggCandidate): EggOffer | undefined {
    const { visitId, cell, state, sessionId, sequence } = candidate
    if (!this.#isWarm(visitId)) {
      this.#addUnspoken.run(visitId, cell, state.attempt, sessionId, sequence)
      return undefined
    }
    const row = this.#find.get(visitId, cell)
    const before = row && eggStateOf(row)
    if (!supersedes(state, before)) return undefined
    const chain = this.#links.chain(visitId)
    if (chain.length > 1) {
      // Nearly every scan: the newest passage says something of the cell for the first time.
      const isFirstWord = row === undefined && chain[chain.length - 1] === visitId
      return isFirstWord && !this.#links.isMoved(visitId, cell)
        ? this.#offerAfter(chain, candidate)
        : this.#offerAmong(chain, candidate)
    }
    const countedIn = row && this.#factKeyOf(visitId, cell, row)
    if (countedIn !== undefined && before !== undefined) this.#facts.addEgg(countedIn, before, -1)
    this.#facts.addEgg(candidate.factKey, state, 1)
    this.#putRow(candidate, 1)
    return { before, after: state, minutes: { before: countedIn?.minute, after: candidate.factKey.minute } }
  }

  /** The same for a scan that came while the rows of its egg could not be read; false while they still cannot. */
  offerUnspoken(key: ScanKey): boolean {
    const { visit_id: visitId, cell, attempt, session_id: sessionId, sequence } = key
    if (!this.#isWarm(visitId)) return false
    const scan = this.#spokenBy(visitId, cell, key)
    const state = eggStateOf({ ...scan, attempt })
    this.offer({ visitId, cell, sessionId, sequence, state, factKey: this.#factKeyOf(visitId, cell, key) })
    return true
  }

  /** What was decided for an egg by that attempt, if it still speaks in its passage. */
  decidedBy(visitId: number, cell: number, attempt: number): Ordered | undefined {
    if (!this.#isWarm(visitId)) return undefined
    const row = this.#find.get(visitId, cell)
    if (row === undefined || row.attempt !== attempt) return undefined
    const { action, reason } = this.#spokenBy(visitId, cell, row)
    return { action: ACTION_CODES.word(action), reason: REASON_CODES.word(reason) }
  }

  /** An egg that stays what it is, told like a change. */
  asIs(visitId: number, cell: number): EggOffer | undefined {
    if (!this.#isWarm(visitId)) return undefined
    const row = this.#find.get(visitId, cell)
    const own = row && eggStateOf(row)
    return own && this.#told(row, { visitId, cell, before: own, own })
  }

  /** What becomes of an egg by what was decided for it, if that attempt still speaks in its passage. Undefined when it is so already. */
  rewrite(
    { visitId, cell, attempt }: { readonly visitId: number; readonly cell: number; readonly attempt: number },
    actionOf: (decided: EggAction) => EggAction,
  ): EggOffer | undefined {
    if (!this.#isWarm(visitId)) return undefined
    const row = this.#find.get(visitId, cell)
    if (row === undefined || row.attempt !== attempt) return undefined
    const before = eggStateOf(row)
    const own = { ...before, action: actionOf(ACTION_CODES.word(this.#spokenBy(visitId, cell, row).action)) }
    if (own.action === before.action) return undefined
    this.#setAction.run(ACTION_CODES.code(own.action), visitId, cell)
    if (row.counted === 1) {
      const factKey = this.#factKeyOf(visitId, cell, row)
      this.#facts.addEgg(factKey, before, -1)
      this.#facts.addEgg(factKey, own, 1)
    }
    return this.#told(row, { visitId, cell, before, own })
  }

  /** The rows of its eggs are here, with those of all passages of the same eggs. */
  #isWarm(visitId: number): boolean {
    return this.#cold.warm(this.#links.chain(visitId))
  }

  #told(
    row: CountedRow,
    { visitId, cell, before, own }: { visitId: number; cell: number; before: EggState; own: EggState },
  ): EggOffer {
    if (row.counted === 1) return { before, after: own }
    const rows = this.#links.chain(visitId).map((one) => this.#find.get(one, cell))
    const speaking = rows.find((one) => one?.counted === 1)
    const after = speaking === undefined ? own : eggStateOf(speaking)
    return { before: after, after, own }
  }

  /** Takes all eggs of these visits out of the sums and counts, of every cell, the passage that speaks for it. */
  recount(visitIds: readonly number[]): void {
    this.#cold.need(visitIds.flatMap((visitId) => this.#links.chain(visitId)))
    const cellsOf = new Map(
      visitIds.map((visitId) => [visitId, this.#cells.all(visitId).map(({ cell }) => cell)] as const),
    )
    for (const [visitId, cells] of cellsOf) for (const cell of cells) this.#uncount(visitId, cell)
    for (const chain of new Set(visitIds.map((visitId) => this.#links.chain(visitId).join()))) {
      const visits = chain.split(',').map(Number)
      const cells = new Set(visits.flatMap((visitId) => cellsOf.get(visitId) ?? []))
      for (const cell of cells) this.#count(visits, cell)
    }
  }

  /**
   * The same as `offerAmong` for the newest passage's first word, without asking every passage: what was said before is one counted egg, and
   * it is found at once. A tray that came by a hundred times costs as much as one that came by twice.
   */
  #offerAfter(chain: readonly number[], candidate: EggCandidate): EggOffer {
    const { visitId, cell, state, factKey } = candidate
    const counted = this.#countedIn(chain, cell)
    const repeat = this.#isRepeat(visitId)
    const words = [counted && { ...counted.state, repeat: false, moved: false }, { ...state, repeat, moved: false }]
    if (counted !== undefined && speakingPassage(words) === 0) {
      this.#putRow(candidate, 0)
      return { before: counted.state, after: counted.state, own: state }
    }
    const before = counted && this.#uncount(counted.visitId, cell)
    this.#putRow(candidate, 1)
    this.#facts.addEgg(factKey, state, 1)
    return { before: before?.state, after: state, minutes: { before: before?.minute, after: factKey.minute } }
  }

  #countedIn(
    chain: readonly number[],
    cell: number,
  ): { readonly visitId: number; readonly state: EggState } | undefined {
    for (const [n, oldest] of chain.entries()) {
      // Repeats leave the word to the first passage, all others take it: from both ends it is found at once.
      for (const visitId of [chain[chain.length - 1 - n] ?? oldest, oldest]) {
        const row = this.#find.get(visitId, cell)
        if (row?.counted === 1) return { visitId, state: eggStateOf(row) }
      }
    }
    return undefined
  }

  #isRepeat(visitId: number): boolean {
    return isRepeat(unpackFlags(this.#findFlags.get(visitId)?.flags ?? 0))
  }

  /** One of several passages of the same eggs: exactly one of them is counted, before and after. */
  #offerAmong(chain: readonly number[], candidate: EggCandidate): EggOffer {
    const { visitId, cell, state } = candidate
    let before: Counted | undefined
    for (const one of chain) before = this.#uncount(one, cell) ?? before
    this.#putRow(candidate, 0)
    const after = this.#count(chain, cell)
    if (after === undefined) return { before: state, after: state, own: state }
    const minutes = { before: before?.minute, after: after.minute }
    const offer = { before: before?.state, after: after.state }
    if (after.visitId === visitId) return { ...offer, minutes }
    // A cell that is empty on second thoughts hands its egg back to an earlier passage.
    return before?.visitId === after.visitId ? { ...offer, own: state } : { ...offer, own: state, minutes }
  }

  #putRow({ visitId, cell, state, sessionId, sequence }: EggCandidate, counted: 0 | 1): void {
    const { eggClass, action, attempt } = state
    const codes = [CLASS_CODES.code(eggClass), ACTION_CODES.code(action)]
    this.#put.run(visitId, cell, attempt, sessionId, sequence, ...codes, counted)
  }

  #uncount(visitId: number, cell: number): Counted | undefined {
    const row = this.#find.get(visitId, cell)
    if (row === undefined || row.counted === 0) return undefined
    const state = eggStateOf(row)
    const factKey = this.#factKeyOf(visitId, cell, row)
    this.#facts.addEgg(factKey, state, -1)
    this.#setCounted.run(0, visitId, cell)
    return { visitId, state, minute: factKey.minute }
  }

  /** None of the rows is counted when this is asked. */
  #count(chain: readonly number[], cell: number): Counted | undefined {
    let moved = false
    const rows = chain.map((visitId) => {
      const row = this.#find.get(visitId, cell)
      const repeat = this.#isRepeat(visitId)
      const word = row && { visitId, row, eggClass: CLASS_CODES.word(row.egg_class), repeat, moved }
      moved ||= this.#findMoved.get(visitId, cell, visitId, cell) !== undefined
      return word
    })
    const index = speakingPassage(rows)
    const spoken = index === undefined ? undefined : rows[index]
    if (spoken === undefined) return undefined
    const { visitId, row } = spoken
    const state = eggStateOf(row)
    const factKey = this.#factKeyOf(visitId, cell, row)
    this.#facts.addEgg(factKey, state, 1)
    this.#setCounted.run(1, visitId, cell)
    return { visitId, state, minute: factKey.minute }
  }

  /** Where the egg was counted until now: the cell of the scan that spoke for it. */
  #factKeyOf(visitId: number, cell: number, egg: ScanOfEgg): FactKey {
    const scan = this.#spokenBy(visitId, cell, egg)
    const { arrived_wall_ms: arrivedWallMs, captured_before_ms: capturedBeforeMs } = scan
    return {
      visitId,
      minute: minuteOfScan({ visitId, arrivedWallMs, capturedBeforeMs }, this.#arrivalThrough),
      coil: scan.coil,
      recipeId: scan.recipe_id,
      modelId: scan.model_id ?? 0,
      scannerId: scan.scanner_id,
      operatorId: 0,
      batchId: scan.batch_id ?? 0,
    }
  }

  #spokenBy(visitId: number, cell: number, egg: ScanOfEgg): SpokenRow {
    const scan = this.#findSpoken.get(visitId, cell, egg.attempt, egg.session_id, egg.sequence)
    if (scan === undefined) throw new StoreError('CORRUPT', `egg ${visitId}/${cell} names a scan that is not there`)
    return scan
  }
}
