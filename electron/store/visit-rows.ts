import { isCodeRead, judgePassage, type TrayFlag, unreadableCode } from '../domain/tray/passage.ts'
import type { Catalogue } from './catalogue.ts'
import { HOLD_ANSWER_CODES, LAYOUT_CODES, packFlags, VISIT_STATE_CODES } from './codes.ts'
import { StoreError } from './errors.ts'
import type { Statement, WritableDb } from './open-database.ts'
import { VISIT_BATCH_SQL } from './override-rows.ts'
import type { CommitItem, TrayVisit } from './store.ts'
import type { TrayLinks } from './tray-links.ts'

interface VisitRef {
  readonly session_id: number
  readonly tray_sequence: number
}

const FILLING = VISIT_STATE_CODES.code('filling')
const HELD = VISIT_STATE_CODES.code('held')
const PASSED_AGAIN = HOLD_ANSWER_CODES.code('PASSED_AGAIN')
/** The condition of the partial index, word for word. */
export const ON_HOLD = `tray_visit.state = ${HELD} AND coalesce(tray_visit.hold_answer, 0) = 0`
const END_SQL = `UPDATE tray_visit SET hold_answer = ${PASSED_AGAIN} WHERE ${ON_HOLD} AND ended_wall_ms IS NOT NULL AND code = ?`
/** Of one line alone: two lines may have trays of the same code. */
export const END_HOLDS_SQL = `${END_SQL} AND line_id = ?`
/** Before that visit, on its line. */
export const END_EARLIER_HOLDS_SQL = `${END_SQL} AND visit_id < ? AND line_id = (SELECT line_id FROM tray_visit WHERE visit_id = ?)`

/** Passages of trays. A scanner that names two trays alike gets two visits: the visit's own id is what counts. */
export class VisitRows {
  readonly #catalogue: Catalogue
  readonly #links: TrayLinks
  readonly #begin: Statement
  readonly #find: Statement<VisitRef>
  readonly #end: Statement
  readonly #fill: Statement
  readonly #hold: Statement
  readonly #endHolds: Statement
  readonly #batch: Statement<{ batch_key: string | null }>

  constructor(db: WritableDb, catalogue: Catalogue, links: TrayLinks) {
    this.#catalogue = catalogue
    this.#links = links
    this.#begin = db.prepare(
      `INSERT INTO tray_visit (visit_id, session_id, tray_sequence, code, row_count, column_count, layout, batch_id, began_wall_ms, state,
         continues_visit_id, flags, line_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (visit_id) DO NOTHING`,
    )
    this.#find = db.prepare('SELECT session_id, tray_sequence FROM tray_visit WHERE visit_id = ?')
    this.#end = db.prepare(
      `UPDATE tray_visit SET ended_wall_ms = ?, state = ?, hold_reason = coalesce(hold_reason, ?), flags = flags | ?, through = ?
       WHERE visit_id = ? AND ended_wall_ms IS NULL`,
    )
    // A tray that has ended is never filled again.
    this.#fill = db.prepare(
      `UPDATE tray_visit SET state = ${FILLING}, hold_reason = NULL WHERE visit_id = ? AND ended_wall_ms IS NULL`,
    )
    // One that has ended can still be put on hold, by an egg that comes late.
    this.#hold = db.prepare(
      `UPDATE tray_visit SET state = ${HELD}, hold_reason = coalesce(hold_reason, ?),
         hold_answer = CASE WHEN hold_answer = ${PASSED_AGAIN} THEN hold_answer END WHERE visit_id = ?`,
    )
    this.#endHolds = db.prepare(END_HOLDS_SQL)
    this.#batch = db.prepare(VISIT_BATCH_SQL)
  }

  /** Throws CONFLICT if the id already belongs to another tray; the same one again changes nothing. */
  begin(visit: TrayVisit, lineId: number): void {
    const { sessionId } = this.#catalogue.session(visit.ref.scannerSerial, visit.ref.sessionId)
    const batchId = visit.batchId === null ? null : this.#catalogue.batch(visit.batchId)
    const known = this.#find.get(visit.visitId)
    if (known !== undefined) {
      if (known.session_id === sessionId && known.tray_sequence === visit.ref.traySequence) return
      throw new StoreError('CONFLICT', `tray visit ${visit.visitId} is another tray's`)
    }
    const { code, continues, flags } = this.#judge(visit, batchId, lineId)
    this.#begin.run(
      visit.visitId,
      sessionId,
      visit.ref.traySequence,
      code,
      visit.rows,
      visit.columns,
      LAYOUT_CODES.code(visit.layout),
      batchId,
      Math.round(visit.beganWallMs),
      VISIT_STATE_CODES.code(visit.state),
      continues ?? null,
      packFlags(flags),
      lineId,
    )
    if (continues !== undefined) this.#links.forget()
  }

  /** The first end counts. */
  end(item: Extract<CommitItem, { kind: 'tray-end' }>): void {
    const { visitId, endedWallMs, state, reason = null, flags = [] } = item
    this.#end.run(
      Math.round(endedWallMs),
      VISIT_STATE_CODES.code(state),
      reason,
      packFlags(flags),
      state === 'complete' ? 1 : 0,
      visitId,
    )
  }

  /** Null for a tray of no batch. */
  batchOf(visitId: number): string | null {
    return this.#batch.get(visitId)?.batch_key ?? null
  }

  setState(visitId: number, state: 'filling' | 'held', reason: string): void {
    if (state === 'held') this.#hold.run(reason, visitId)
    else this.#fill.run(visitId)
  }

  /** A tray that comes by stands aside no longer, whichever batch of its line it was held in. */
  #judge(visit: TrayVisit, batchId: number | null, lineId: number) {
    if (!isCodeRead(visit.visitId, visit.code)) {
      const flags: TrayFlag[] = ['CODE_UNREADABLE']
      return { code: unreadableCode(visit.visitId), continues: undefined, flags }
    }
    this.#endHolds.run(visit.code, lineId)
    return { code: visit.code, ...judgePassage(visit, this.#links.passages(batchId, visit.code)) }
  }
}
