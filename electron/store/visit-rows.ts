import type { Catalogue } from './catalogue.ts'
import { LAYOUT_CODES, VISIT_STATE_CODES } from './codes.ts'
import { StoreError } from './errors.ts'
import type { Statement, WritableDb } from './open-database.ts'
import type { TrayVisit } from './store.ts'

interface VisitRef {
  readonly session_id: number
  readonly tray_sequence: number
}

/** Passages of trays. A scanner that names two trays alike gets two visits: the visit's own id is what counts. */
export class VisitRows {
  readonly #catalogue: Catalogue
  readonly #begin: Statement
  readonly #find: Statement<VisitRef>
  readonly #end: Statement
  readonly #setState: Statement

  constructor(db: WritableDb, catalogue: Catalogue) {
    this.#catalogue = catalogue
    this.#begin = db.prepare(
      `INSERT INTO tray_visit (visit_id, session_id, tray_sequence, code, row_count, column_count, layout, batch_id, began_wall_ms, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    this.#find = db.prepare('SELECT session_id, tray_sequence FROM tray_visit WHERE visit_id = ?')
    this.#end = db.prepare(
      'UPDATE tray_visit SET ended_wall_ms = ?, state = ? WHERE visit_id = ? AND ended_wall_ms IS NULL',
    )
    this.#setState = db.prepare(
      'UPDATE tray_visit SET state = ?, hold_reason = ? WHERE visit_id = ? AND ended_wall_ms IS NULL',
    )
  }

  /** Throws CONFLICT if the id already belongs to another tray; the same one again changes nothing. */
  begin(visit: TrayVisit): void {
    const { sessionId } = this.#catalogue.session(visit.ref.scannerSerial, visit.ref.sessionId)
    const added = this.#begin.run(
      visit.visitId,
      sessionId,
      visit.ref.traySequence,
      visit.code,
      visit.rows,
      visit.columns,
      LAYOUT_CODES.code(visit.layout),
      visit.batchId === null ? null : this.#catalogue.batch(visit.batchId),
      Math.round(visit.beganWallMs),
      VISIT_STATE_CODES.code(visit.state),
    )
    if (added.changes > 0) return
    const known = this.#find.get(visit.visitId)
    if (known?.session_id !== sessionId || known.tray_sequence !== visit.ref.traySequence) {
      throw new StoreError('CONFLICT', `tray visit ${visit.visitId} is another tray's`)
    }
  }

  /** The first end counts. */
  end(visitId: number, endedWallMs: number, state: 'complete' | 'held'): void {
    this.#end.run(Math.round(endedWallMs), VISIT_STATE_CODES.code(state), visitId)
  }

  setState(visitId: number, state: 'filling' | 'held', reason: string): void {
    this.#setState.run(VISIT_STATE_CODES.code(state), state === 'held' ? reason : null, visitId)
  }
}
