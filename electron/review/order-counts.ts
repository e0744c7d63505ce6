import type { OrderFaults } from '../contract/orders.ts'
import type { OrderFault } from '../domain/sorter-word.ts'
import { ORDER_FAULT_CODES } from '../store/codes.ts'
import type { ReadableDb } from '../store/open-database.ts'

export const ORDER_FAULTS_SQL = `SELECT fault, count(*) AS eggs FROM tray_visit JOIN egg_not_as_ordered USING (visit_id)
  WHERE tray_visit.batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?) GROUP BY fault`
/** Late already when they were decided: nothing was ordered but to hold the egg. */
export const DECIDED_LATE_SQL = `SELECT coalesce(sum(scans_too_late), 0) AS scans FROM batch_sum
  WHERE batch_id = (SELECT batch_id FROM batch WHERE batch_key = ?)`

/** Orders of a batch that were not carried out, by reason, as the rows have it: what the sorter put right later is not among them. */
export function readOrderFaults(db: ReadableDb, batchId: string): OrderFaults {
  const rows = db.prepare<[string], { fault: number; eggs: number }>(ORDER_FAULTS_SQL).all(batchId)
  const late = db.prepare<[string], { scans: number }>(DECIDED_LATE_SQL).get(batchId)?.scans ?? 0
  const counts = new Map(rows.map(({ fault, eggs }) => [ORDER_FAULT_CODES.word(fault), eggs]))
  const count = (fault: OrderFault) => (counts.get(fault) ?? 0) + (fault === 'TOO_LATE' ? late : 0)
  return {
    NOT_SENT: count('NOT_SENT'),
    TOO_LATE: count('TOO_LATE'),
    SORTER_SILENT: count('SORTER_SILENT'),
    SORTER_DISAGREES: count('SORTER_DISAGREES'),
    ORDER_FORGOTTEN: count('ORDER_FORGOTTEN'),
  }
}
