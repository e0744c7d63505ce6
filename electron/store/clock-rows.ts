import type { ReadableDb, WritableDb } from './open-database.ts'
import type { ClockMark } from './store.ts'

export const CLOCK_MARK_SQL = 'SELECT trusted_wall_ms, jumped FROM clock_mark'

/** What the station wrote of its clock last; undefined for a data folder in which it never did. */
export function readClockMark(db: ReadableDb): ClockMark | undefined {
  const row = db.prepare<[], { trusted_wall_ms: number; jumped: number }>(CLOCK_MARK_SQL).get()
  return row && { trustedWallMs: row.trusted_wall_ms, jumped: row.jumped === 1 }
}

export function writeClockMark(db: WritableDb, { trustedWallMs, jumped }: ClockMark): void {
  db.prepare(
    `INSERT INTO clock_mark VALUES (1, @trustedWallMs, @jumped)
     ON CONFLICT (only_row) DO UPDATE SET trusted_wall_ms = excluded.trusted_wall_ms, jumped = excluded.jumped`,
  ).run({ trustedWallMs: Math.round(trustedWallMs), jumped: jumped ? 1 : 0 })
}
