import type { JournalPosition } from '../intake/intake.ts'
import type { WritableDb } from './open-database.ts'

/** Within the transaction that writes it down: the database lost its end, or an older one was put back. */
export function countLoss(db: WritableDb): void {
  db.exec('UPDATE journal_mark SET losses = losses + 1')
}

/** A line's journal is open, and its newest record is that one. After a loss all of it may have been decided; what comes later was not. */
export function noteJournalEnd(db: WritableDb, lineId: number, end: JournalPosition): void {
  db.prepare(
    `UPDATE line SET losses_known = losses, forgotten_through = ? FROM (SELECT losses FROM journal_mark)
       WHERE line_id = ? AND losses_known != losses`,
  ).run(end, lineId)
}
