import type { ReadableDb } from './open-database.ts'

export const ARRIVAL_THROUGH_SQL = 'SELECT arrival_through_visit FROM event_time'

/** Trays up to this one are counted by the arrival of their scans; see `minuteOfScan`. It never changes once the database has its schema. */
export function readArrivalThrough(db: ReadableDb): number {
  const row = db.prepare<[], { arrival_through_visit: number }>(ARRIVAL_THROUGH_SQL).get()
  return row?.arrival_through_visit ?? 0
}
