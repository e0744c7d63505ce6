import { destroysEmbryo } from '../domain/law/allowed-actions.ts'
import { ACTION_CODES } from './codes.ts'
import type { EggOffer, EggRows } from './egg-rows.ts'
import type { Statement, WritableDb } from './open-database.ts'
import { packCell } from './quantise.ts'
import type { CommitItem } from './store.ts'
import type { VisitRows } from './visit-rows.ts'

export const FIND_ACK_SQL = 'SELECT action FROM sorter_ack WHERE visit_id = ? AND cell = ? AND attempt = ?'

/**
 * Whether a removal took place. It is counted from its decision on, as long as its order stands; when the order did not go out, or nobody
 * knows whether it did, the egg waits. The sorter's word on an attempt is the last one, whenever it comes.
 */
export class RemovalRows {
  readonly #eggs: EggRows
  readonly #visits: VisitRows
  readonly #findAck: Statement<{ action: number | null }>
  readonly #addAck: Statement
  readonly #add: Statement
  readonly #drop: Statement

  constructor(db: WritableDb, eggs: EggRows, visits: VisitRows) {
    this.#eggs = eggs
    this.#visits = visits
    this.#findAck = db.prepare(FIND_ACK_SQL)
    this.#addAck = db.prepare(
      'INSERT INTO sorter_ack (visit_id, cell, attempt, at_wall_ms, action) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    this.#add = db.prepare(
      'INSERT INTO egg_not_removed (visit_id, cell, attempt) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    )
    this.#drop = db.prepare('DELETE FROM egg_not_removed WHERE visit_id = ? AND cell = ? AND attempt = ?')
  }

  /** Undefined when the sorter has said that it carried the removal out, or when the egg is not to be removed by this attempt. */
  notRemoved(item: Extract<CommitItem, { kind: 'not-removed' }>): EggOffer | undefined {
    const ack = this.#findAck.get(item.visitId, packCell(item.cell), item.attempt)
    return ack !== undefined && isRemoval(ack.action) ? undefined : this.#wait(item)
  }

  /** The first word of the sorter on an attempt counts. */
  sorted({ visitId, cell, attempt, action, atWallMs }: Extract<CommitItem, { kind: 'sorter-ack' }>) {
    const code = action === undefined ? null : ACTION_CODES.code(action)
    const key = [visitId, packCell(cell), attempt]
    if (this.#addAck.run(...key, Math.round(atWallMs), code).changes === 0) return undefined
    if (!isRemoval(code)) return this.#wait({ visitId, cell, attempt })
    if (this.#drop.run(...key).changes === 0) return undefined
    return this.#eggs.rewrite({ visitId, cell: packCell(cell), attempt }, (decided) => decided)
  }

  /** An egg that should have been removed and stands there still: its tray waits for a person. */
  #wait({
    visitId,
    cell,
    attempt,
  }: Pick<Extract<CommitItem, { kind: 'not-removed' }>, 'visitId' | 'cell' | 'attempt'>) {
    const egg = { visitId, cell: packCell(cell), attempt }
    const change = this.#eggs.rewrite(egg, (decided) => (destroysEmbryo(decided) ? 'HOLD' : decided))
    if (change === undefined) return undefined
    this.#add.run(visitId, egg.cell, attempt)
    this.#visits.setState(visitId, 'held', 'NOT_SENT')
    return change
  }
}

/** A sorter that does not say what it did carried out what it was told. */
function isRemoval(action: number | null): boolean {
  return action === null || destroysEmbryo(ACTION_CODES.word(action))
}
