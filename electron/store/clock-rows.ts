import type { ClockJump } from '../domain/event-time/clock-jump.ts'
import { JUMP_CODES } from './codes.ts'
import type { ReadableDb, WritableDb } from './open-database.ts'
import type { ClockMark } from './store-start.ts'

/** Jumps that are kept: a clock that jumps every minute fills them in a day, and then only the newest say anything. Older ones are dropped, from records of batches too. */
const JUMPS_MAX = 1_000

export const CLOCK_MARK_SQL = 'SELECT trusted_wall_ms, jumped FROM clock_mark'

/** What the station wrote of its clock last; undefined for a data folder in which it never did. */
export function readClockMark(db: ReadableDb): ClockMark | undefined {
  const row = db.prepare<[], { trusted_wall_ms: number; jumped: number }>(CLOCK_MARK_SQL).get()
  return row && { trustedWallMs: row.trusted_wall_ms, jumped: row.jumped === 1 }
}

/** The mark, and the jump that was found, if one was, with the batches that were open then. */
export function writeClockMark(db: WritableDb, { trustedWallMs, jumped }: ClockMark, jump?: ClockJump): void {
  db.transaction(() => {
    db.prepare(
      `INSERT INTO clock_mark VALUES (1, @trustedWallMs, @jumped)
       ON CONFLICT (only_row) DO UPDATE SET trusted_wall_ms = excluded.trusted_wall_ms, jumped = excluded.jumped`,
    ).run({ trustedWallMs: Math.round(trustedWallMs), jumped: jumped ? 1 : 0 })
    if (jump !== undefined) addJump(db, jump)
  }).immediate()
}

function addJump(db: WritableDb, { found, ranMs, wallBeforeMs, wallAfterMs, byMs }: ClockJump): void {
  const numbers = [ranMs, wallBeforeMs, wallAfterMs, byMs].map(Math.round)
  const { lastInsertRowid } = db
    .prepare('INSERT INTO clock_jump (found, ran_ms, wall_before_ms, wall_after_ms, by_ms) VALUES (?, ?, ?, ?, ?)')
    .run(JUMP_CODES.code(found), ...numbers)
  const jumpId = Number(lastInsertRowid)
  // The number in the condition is the code of `closed`.
  db.prepare('INSERT INTO clock_jump_batch SELECT batch_id, ? FROM batch WHERE state < 4').run(jumpId)
  db.prepare('DELETE FROM clock_jump WHERE jump_id <= ?').run(jumpId - JUMPS_MAX)
}
