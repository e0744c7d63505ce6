import { ACTION_CODES, VISIT_STATE_CODES } from '../../electron/store/codes.ts'
import type { ReadableDb } from '../../electron/store/open-database.ts'
import { some } from './some.ts'

interface VisitRow {
  readonly visitId: number
  readonly state: number
  readonly reason: string | null
  readonly ended: number | null
  readonly cells: number
  readonly decided: number
  readonly waiting: number
}

const VISITS_SQL = `SELECT visit_id AS visitId, state, hold_reason AS reason, ended_wall_ms AS ended,
  row_count * column_count AS cells, (SELECT count(*) FROM egg WHERE egg.visit_id = tray_visit.visit_id) AS decided,
  (SELECT count(*) FROM egg WHERE egg.visit_id = tray_visit.visit_id
    AND egg.action IN (${ACTION_CODES.code('HOLD')}, ${ACTION_CODES.code('RESCAN')})) AS waiting FROM tray_visit`

/** Every tray has ended; one that waits says why, and one that went on had every egg decided. */
export function checkTrays(db: ReadableDb): readonly string[] {
  return some(db.prepare<[], VisitRow>(VISITS_SQL).all().flatMap(checkTray))
}

function checkTray({ visitId, state, reason, ended, cells, decided, waiting }: VisitRow): string[] {
  const name = `tray visit ${visitId}`
  if (ended === null) return [`${name} is still open`]
  const word = VISIT_STATE_CODES.word(state)
  if (word === 'held') return reason === null ? [`${name} is held and nobody knows why`] : []
  if (word !== 'complete') return [`${name} has ended and is ${word}`]
  return decided === cells && waiting === 0
    ? []
    : [`${name} went on with ${decided} of ${cells} eggs, ${waiting} waiting`]
}
