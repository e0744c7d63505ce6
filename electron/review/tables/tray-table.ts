import { EGG_CLASSES } from '../../domain/egg.ts'
import { countColumn } from '../../store/fact-columns.ts'
import { type Marks, type Table, time } from './table.ts'
import { type Visit, visitsOf } from './visits.ts'

interface TrayRow {
  readonly visit: Visit
  readonly eggs: Readonly<Record<string, number>> | undefined
}

/** Eggs that this passage speaks for, from the sums that are kept beside the fact cells. */
export const EXPORT_TRAY_SUM_SQL = `SELECT ${EGG_CLASSES.map((word) => countColumn('eggs', word)).join(', ')} FROM tray_sum WHERE visit_id = ?`

/** One row a passage of a tray, with the cells that it speaks for by class. */
export function trayTable({ play }: Marks): Table<TrayRow> {
  return {
    columns: [
      { name: 'batch', type: 'STRING', of: ({ visit }) => visit.batchId },
      { name: 'tray', type: 'STRING', of: ({ visit }) => visit.code },
      { name: 'tray_visit', type: 'INT64', of: ({ visit }) => visit.visitId },
      { name: 'began_at', type: 'TIMESTAMP', of: ({ visit }) => time(visit.beganWallMs) },
      { name: 'ended_at', type: 'TIMESTAMP', of: ({ visit }) => time(visit.endedWallMs) },
      { name: 'state', type: 'STRING', of: ({ visit }) => visit.state },
      { name: 'scanner', type: 'STRING', of: ({ visit }) => visit.scanner },
      { name: 'tray_sequence', type: 'INT64', of: ({ visit }) => visit.traySequence },
      { name: 'rows', type: 'INT32', of: ({ visit }) => visit.rows },
      { name: 'columns', type: 'INT32', of: ({ visit }) => visit.columns },
      ...EGG_CLASSES.map((word) => ({
        ...{ name: word.toLowerCase(), type: 'INT32' as const },
        of: ({ eggs }: TrayRow) => eggs?.[countColumn('eggs', word)] ?? 0,
      })),
      { name: 'play', type: 'BOOLEAN', of: () => play },
    ],
    *read(db, span) {
      const sum = db.prepare<[number], Record<string, number>>(EXPORT_TRAY_SUM_SQL)
      for (const { visits, share } of visitsOf(db, span)) {
        yield { rows: visits.map((visit) => ({ visit, eggs: sum.get(visit.visitId) })), share }
      }
    },
  }
}
