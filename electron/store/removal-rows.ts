import type { EggAction } from '../domain/egg.ts'
import { destroysEmbryo } from '../domain/law/allowed-actions.ts'
import { afterSorterWord, type OrderFault } from '../domain/sorter-word.ts'
import { waits } from '../domain/tray/hold.ts'
import { ACTION_CODES, ORDER_FAULT_CODES } from './codes.ts'
import type { EggOffer } from './egg-row.ts'
import type { EggRows } from './egg-rows.ts'
import type { Statement, WritableDb } from './open-database.ts'
import { packCell } from './quantise.ts'
import type { CommitItem } from './store.ts'
import type { VisitRows } from './visit-rows.ts'

export const FIND_OTHER_SQL =
  'SELECT action, fault FROM egg_not_as_ordered WHERE visit_id = ? AND cell = ? AND attempt = ?'
export const FIND_ACK_SQL = 'SELECT action FROM sorter_ack WHERE visit_id = ? AND cell = ? AND attempt = ?'

interface Place {
  readonly visitId: number
  readonly cell: number
  readonly attempt: number
}

/**
 * What became of orders. A removal is counted from its decision on, as long as its order stands; when the order did not go out, came too
 * late, or nobody knows what became of it, the egg waits. The sorter's word on an attempt is the last one, whenever it comes.
 */
export class RemovalRows {
  readonly #eggs: EggRows
  readonly #visits: VisitRows
  readonly #findAck: Statement<{ action: number | null }>
  readonly #addAck: Statement
  readonly #findOther: Statement<{ action: number; fault: number }>
  readonly #put: Statement
  readonly #drop: Statement

  constructor(db: WritableDb, eggs: EggRows, visits: VisitRows) {
    this.#eggs = eggs
    this.#visits = visits
    this.#findAck = db.prepare(FIND_ACK_SQL)
    this.#addAck = db.prepare(
      'INSERT INTO sorter_ack (visit_id, cell, attempt, at_wall_ms, action) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    this.#findOther = db.prepare(FIND_OTHER_SQL)
    this.#put = db.prepare(
      `INSERT INTO egg_not_as_ordered (visit_id, cell, attempt, action, fault) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET action = excluded.action, fault = excluded.fault`,
    )
    this.#drop = db.prepare('DELETE FROM egg_not_as_ordered WHERE visit_id = ? AND cell = ? AND attempt = ?')
  }

  /** Undefined when the sorter has said that it carried the removal out, or when the egg is not to be removed by this attempt. */
  notRemoved(item: Extract<CommitItem, { kind: 'not-removed' }>): EggOffer | undefined {
    const ack = this.#findAck.get(item.visitId, packCell(item.cell), item.attempt)
    if (ack !== undefined && isRemoval(ack.action)) return undefined
    const place = placeOf(item)
    return this.#settle(place, (decided) => (destroysEmbryo(decided) ? 'HOLD' : decided), item.why ?? 'NOT_SENT')
  }

  tooLate(item: Extract<CommitItem, { kind: 'too-late' }>): EggOffer | undefined {
    return this.#settle(placeOf(item), () => 'HOLD', 'TOO_LATE')
  }

  /** The first word of the sorter on an attempt counts. */
  sorted(item: Extract<CommitItem, { kind: 'sorter-ack' }>): EggOffer | undefined {
    const { action, atWallMs } = item
    const place = placeOf(item)
    const { visitId, cell, attempt } = place
    const code = action === undefined ? null : ACTION_CODES.code(action)
    if (this.#addAck.run(visitId, cell, attempt, Math.round(atWallMs), code).changes === 0) return undefined
    const decided = this.#eggs.decidedBy(visitId, cell, attempt)
    if (decided === undefined) return undefined
    const outcome = afterSorterWord(decided, action)
    if (outcome.fault !== undefined) return this.#told(place, outcome.action, outcome.fault)
    if (this.#drop.run(visitId, cell, attempt).changes === 0) return undefined
    return this.#eggs.rewrite(place, () => outcome.action)
  }

  /** The sorter said something else than was ordered: kept and told, also where the egg is what it was. */
  #told(place: Place, action: EggAction, fault: OrderFault): EggOffer | undefined {
    const { visitId, cell, attempt } = place
    const known = this.#findOther.get(visitId, cell, attempt)
    // A late order went out as HOLD, and the sorter has held the egg: that is told already.
    if (known?.action === ACTION_CODES.code(action) && known.fault === ORDER_FAULT_CODES.code(fault)) return undefined
    const change = this.#settle(place, () => action, fault)
    if (change !== undefined) return change
    this.#put.run(visitId, cell, attempt, ACTION_CODES.code(action), ORDER_FAULT_CODES.code(fault))
    const same = this.#eggs.asIs(visitId, cell)
    return same && { ...same, fault }
  }

  /** An egg that waits because of it makes its tray wait for a person. */
  #settle(place: Place, actionOf: (decided: EggAction) => EggAction, fault: OrderFault): EggOffer | undefined {
    const { visitId, cell, attempt } = place
    const change = this.#eggs.rewrite(place, actionOf)
    if (change === undefined) return undefined
    const { action } = change.own ?? change.after
    this.#put.run(visitId, cell, attempt, ACTION_CODES.code(action), ORDER_FAULT_CODES.code(fault))
    if (waits(action)) this.#visits.setState(visitId, 'held', fault)
    return { ...change, fault }
  }
}

function placeOf({
  visitId,
  cell,
  attempt,
}: {
  visitId: number
  cell: Parameters<typeof packCell>[0]
  attempt: number
}) {
  return { visitId, cell: packCell(cell), attempt }
}

/** A sorter that does not say what it did carried out what it was told. */
function isRemoval(action: number | null): boolean {
  return action === null || destroysEmbryo(ACTION_CODES.word(action))
}
