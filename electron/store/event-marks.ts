import { eventWallMs, type Happening } from '../domain/event-time/event-time.ts'
import { latenessMs, markAfterScan } from '../domain/event-time/watermark.ts'
import type { FactKey } from './fact-columns.ts'
import type { Statement, WritableDb } from './open-database.ts'

export const EVENT_MARK_SQL = 'SELECT event_mark_ms FROM line WHERE line_id = ?'
export const ADD_LATE_SQL = `INSERT INTO late_scan (batch_id, scanner_id, scans, lateness_max_ms) VALUES (?, ?, 1, ?)
  ON CONFLICT (batch_id, scanner_id) DO UPDATE SET scans = scans + 1,
  lateness_max_ms = max(lateness_max_ms, excluded.lateness_max_ms)`

/** The mark of each line behind which nothing more is expected, and what came all the same. Writes in the transaction of the scans. */
export class EventMarks {
  readonly #read: Statement<{ event_mark_ms: number }>
  readonly #move: Statement
  readonly #addLate: Statement
  /** As written, by line. */
  readonly #marks = new Map<number, number>()
  #newestWallMs = Number.NEGATIVE_INFINITY

  constructor(db: WritableDb) {
    this.#read = db.prepare(EVENT_MARK_SQL)
    this.#move = db.prepare('UPDATE line SET event_mark_ms = max(event_mark_ms, ?) WHERE line_id = ?')
    this.#addLate = db.prepare(ADD_LATE_SQL)
  }

  /** A scan of the group that is being written: late if it lies before the mark that stood when the group began. */
  addScan(scan: Happening, { batchId, scannerId }: FactKey, lineId: number): void {
    const wallMs = Math.round(eventWallMs(scan))
    if (wallMs > this.#newestWallMs) this.#newestWallMs = wallMs
    const lateMs = latenessMs(wallMs, this.#of(lineId))
    if (lateMs > 0) this.#addLate.run(batchId, scannerId, lateMs)
  }

  /** Where the mark of the line stands once the group is written; the caller writes it. */
  afterGroup(lineId: number): number {
    const mark = markAfterScan(this.#of(lineId), this.#newestWallMs)
    this.#newestWallMs = Number.NEGATIVE_INFINITY
    this.#marks.set(lineId, mark)
    return mark
  }

  /** The line is known to be this far, though nothing came. */
  move(lineId: number, toWallMs: number): void {
    const wallMs = Math.round(toWallMs)
    this.#move.run(wallMs, lineId)
    this.#marks.set(lineId, Math.max(this.#of(lineId), wallMs))
  }

  /** What was not written, because its transaction failed. */
  forget(): void {
    this.#marks.clear()
    this.#newestWallMs = Number.NEGATIVE_INFINITY
  }

  #of(lineId: number): number {
    const known = this.#marks.get(lineId)
    if (known !== undefined) return known
    const mark = this.#read.get(lineId)?.event_mark_ms ?? 0
    this.#marks.set(lineId, mark)
    return mark
  }
}
