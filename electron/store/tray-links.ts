import { HOLD_REASONS, type HoldReason, type HoldState, isFinished } from '../domain/tray/hold.ts'
import { judgePassage, type PassedTray, type TrayFlag } from '../domain/tray/passage.ts'
import { HOLD_ANSWER_CODES, LAYOUT_CODES, packFlags, unpackFlags, VISIT_STATE_CODES } from './codes.ts'
import type { ReadableDb, Statement, WritableDb } from './open-database.ts'

interface PassageRow {
  readonly visit_id: number
  readonly row_count: number
  readonly column_count: number
  readonly layout: number
  readonly state: number
  readonly ended_wall_ms: number | null
  readonly hold_answer: number | null
  readonly hold_reason: string | null
  readonly through: number
  readonly flags: number
  readonly refilled: number
}

/** Visits whose passages are remembered; beyond it all are forgotten and looked up anew. */
const CHAINS_KEPT_MAX = 256
const UNREADABLE = packFlags(['CODE_UNREADABLE'])

export const PASSAGES_SQL = `SELECT visit_id, row_count, column_count, layout, state, ended_wall_ms, hold_answer, hold_reason, through, flags,
  EXISTS (SELECT 1 FROM egg_transfer WHERE to_visit_id = tray_visit.visit_id) AS refilled FROM tray_visit
  WHERE batch_id = ? AND code = ? AND flags & ${UNREADABLE} = 0 ORDER BY visit_id`
export const BEFORE_SQL = 'SELECT continues_visit_id FROM tray_visit WHERE visit_id = ?'
export const AFTER_SQL = 'SELECT visit_id FROM tray_visit WHERE continues_visit_id = ?'

export const MOVED_CELLS_SQL = `SELECT from_cell AS cell FROM egg_transfer WHERE from_visit_id = ?
  UNION ALL SELECT to_cell FROM egg_transfer WHERE to_visit_id = ?`

export function holdStateOf(row: {
  readonly state: number
  readonly ended_wall_ms: number | null
  readonly hold_answer: number | null
  readonly hold_reason: string | null
  readonly through: number
}): HoldState {
  return {
    state: VISIT_STATE_CODES.word(row.state),
    ended: row.ended_wall_ms !== null,
    holdReason: holdReasonOf(row.hold_reason),
    through: row.through === 1,
    answer: row.hold_answer === null ? undefined : HOLD_ANSWER_CODES.word(row.hold_answer),
  }
}

/** A reason that only another version knows is shown like the reason that eggs wait. */
export function holdReasonOf(stored: string | null): HoldReason | undefined {
  return HOLD_REASONS.find((reason) => reason === stored)
}

/** Which visits are passages of the same eggs. */
export class TrayLinks {
  readonly #passages: Statement<PassageRow>
  readonly #before: Statement<{ continues_visit_id: number | null }>
  readonly #after: Statement<{ visit_id: number }>
  readonly #moves: Statement<{ cell: number }>
  readonly #chains = new Map<number, readonly number[]>()
  readonly #movedCells = new Map<number, ReadonlySet<number>>()

  constructor(db: ReadableDb) {
    this.#passages = db.prepare(PASSAGES_SQL)
    this.#before = db.prepare(BEFORE_SQL)
    this.#after = db.prepare(AFTER_SQL)
    this.#moves = db.prepare(MOVED_CELLS_SQL)
  }

  /** Oldest first. */
  passages(batchId: number | null, code: string): (PassedTray & { readonly flags: readonly TrayFlag[] })[] {
    if (batchId === null) return []
    return this.#passages.all(batchId, code).map((row) => ({
      ...{ visitId: row.visit_id, rows: row.row_count, columns: row.column_count },
      layout: LAYOUT_CODES.word(row.layout),
      finished: isFinished(holdStateOf(row)),
      refilled: row.refilled === 1,
      flags: unpackFlags(row.flags),
    }))
  }

  /** Passages of the same eggs, oldest first; nearly always the visit alone. */
  chain(visitId: number): readonly number[] {
    const known = this.#chains.get(visitId)
    if (known !== undefined) return known
    const chain = [visitId]
    for (let at = this.#before.get(visitId)?.continues_visit_id ?? null; at !== null; ) {
      chain.unshift(at)
      at = this.#before.get(at)?.continues_visit_id ?? null
    }
    for (let at = this.#after.get(visitId)?.visit_id; at !== undefined; at = this.#after.get(at)?.visit_id) {
      chain.push(at)
    }
    if (this.#chains.size >= CHAINS_KEPT_MAX) this.forget()
    this.#chains.set(visitId, chain)
    return chain
  }

  /** Whether an egg was moved from or to this cell in any passage of the same eggs; asked of the database once for all cells. */
  isMoved(visitId: number, cell: number): boolean {
    let moved = this.#movedCells.get(visitId)
    if (moved === undefined) {
      moved = new Set(this.chain(visitId).flatMap((one) => this.#moves.all(one, one).map((row) => row.cell)))
      this.#movedCells.set(visitId, moved)
    }
    return moved.has(cell)
  }

  /** A link was made, an egg was moved, or a transaction that did either failed. */
  forget(): void {
    this.#chains.clear()
    this.#movedCells.clear()
  }
}

/** Lets every passage of a tray continue the one before it, unless a person said that its eggs are others. Answers with all of them. */
export function relink(db: WritableDb, links: TrayLinks, batchId: number | null, code: string): readonly number[] {
  const set = db.prepare('UPDATE tray_visit SET continues_visit_id = ? WHERE visit_id = ?')
  const passages = links.passages(batchId, code)
  // Taken apart first: each visit is continued by one at most, also in between.
  for (const { visitId } of passages) set.run(null, visitId)
  for (const [index, passage] of passages.entries()) {
    if (passage.flags.includes('OTHER_EGGS')) continue
    const { continues } = judgePassage(passage, passages.slice(0, index))
    if (continues !== undefined) set.run(continues, passage.visitId)
  }
  links.forget()
  return passages.map(({ visitId }) => visitId)
}
