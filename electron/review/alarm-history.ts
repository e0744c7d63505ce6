import * as z from 'zod'
import { ALARM_HISTORY_PAGE_MAX, type AlarmHistoryRow, type EventRow } from '../contract/alarms.ts'
import type { AlarmDeed } from '../domain/alarm/alarm-deed.ts'
import type { LINE_EVENTS } from '../domain/alarm/line-event.ts'
import { ALARM_DEED_CODES } from '../store/codes.ts'
import type { ReadableDb } from '../store/open-database.ts'

const LINE = '(SELECT line_id FROM line WHERE line_key = ?)'

/** Walks down the key; what does not fit is passed over row by row, and a row is small. */
export const ALARM_HISTORY_SQL = `SELECT alarm_event_id, at_wall_ms, alarm, priority, deed, who, detail FROM alarm_event
  WHERE line_id = ${LINE} AND alarm_event_id < ? AND at_wall_ms >= ?
  AND (? IS NULL OR alarm IN (SELECT value FROM json_each(?)))
  AND (? IS NULL OR deed IN (SELECT value FROM json_each(?)))
  AND who LIKE ? ESCAPE '!'
  ORDER BY alarm_event_id DESC LIMIT ${ALARM_HISTORY_PAGE_MAX}`

export const EVENT_HISTORY_SQL = `SELECT line_event_id, at_wall_ms, kind, detail FROM line_event
  WHERE line_id = ${LINE} AND line_event_id < ? AND at_wall_ms >= ? ORDER BY line_event_id DESC LIMIT ${ALARM_HISTORY_PAGE_MAX}`

interface Page {
  readonly beforeId: number | null
  readonly sinceWallMs: number | null
}

export interface AlarmHistoryQuestion extends Page {
  readonly alarms: readonly string[] | null
  readonly deeds: readonly AlarmDeed[] | null
  /** Part of a name; empty for everybody and nobody. */
  readonly who: string
}

interface AlarmRow {
  readonly alarm_event_id: number
  readonly at_wall_ms: number
  readonly alarm: string
  readonly priority: number
  readonly deed: number
  readonly who: string
  readonly detail: string
}

/** One page of what alarms of a line did and what was done to them, newest first. */
export function readAlarmHistory(db: ReadableDb, question: AlarmHistoryQuestion, lineId: string): AlarmHistoryRow[] {
  const alarms = question.alarms === null ? null : JSON.stringify(question.alarms)
  const codes = question.deeds?.map((deed) => ALARM_DEED_CODES.code(deed))
  const deeds = codes === undefined ? null : JSON.stringify(codes)
  const who = `%${question.who.replace(/[!%_]/g, '!$&')}%`
  return db
    .prepare<unknown[], AlarmRow>(ALARM_HISTORY_SQL)
    .all(lineId, ...startOf(question), alarms, alarms, deeds, deeds, who)
    .map((row) => ({
      ...{ id: row.alarm_event_id, atWallMs: row.at_wall_ms, alarm: row.alarm, priority: row.priority, who: row.who },
      deed: ALARM_DEED_CODES.word(row.deed),
      detail: readDetail(row.detail),
    }))
}

/** One page of what happened on a line and asked nobody for anything, newest first. */
export function readEventHistory(db: ReadableDb, question: Page, lineId: string): EventRow[] {
  const rows = db.prepare<
    unknown[],
    { line_event_id: number; at_wall_ms: number; kind: (typeof LINE_EVENTS)[number]; detail: string }
  >(EVENT_HISTORY_SQL)
  return rows.all(lineId, ...startOf(question)).map((row) => ({
    ...{ id: row.line_event_id, atWallMs: row.at_wall_ms, kind: row.kind, detail: readDetail(row.detail) },
  }))
}

function startOf({ beforeId, sinceWallMs }: Page): [number, number] {
  return [beforeId ?? Number.MAX_SAFE_INTEGER, sinceWallMs ?? 0]
}

const detailSchema = z.record(z.string(), z.union([z.string(), z.number()])).catch({})

/** A detail that cannot be read is left out: the line of the history is worth more than its colour. */
function readDetail(text: string): Record<string, string | number> {
  try {
    return detailSchema.parse(JSON.parse(text))
  } catch {
    return {}
  }
}
