import type { AlarmHistoryRow, EventRow } from '../../electron/contract/alarms.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const MINUTE_MS = 60_000

const SPAN = { fromWallMs: SCENE_WALL_MS - 330 * MINUTE_MS, toWallMs: SCENE_WALL_MS - 302 * MINUTE_MS }
const END_LOST = { ...SPAN, behind: 'END_LOST', commits: 240, scans: 1_310, back: 1_204, gone: 106 }

const ROWS: readonly AlarmHistoryRow[] = [
  row(11, 1, 'SCANNER_LOST', 1, 'came'),
  row(10, 12, 'INFERENCE_DOWN', 2, 'returned'),
  row(9, 13, 'INFERENCE_DOWN', 2, 'came'),
  row(8, 75, 'UPLOAD_REFUSED', 3, 'shelved', 'M. Visser'),
  row(7, 76, 'UPLOAD_REFUSED', 3, 'acknowledged', 'M. Visser'),
  row(6, 90, 'UPLOAD_REFUSED', 3, 'came'),
  row(5, 300, 'DATABASE_BEHIND', 2, 'acknowledged', 'M. Visser'),
  { ...row(4, 301, 'DATABASE_BEHIND', 2, 'came'), detail: END_LOST },
  { ...row(3, 301, 'BATCH_RECOVERED', 2, 'came'), detail: { ...SPAN, batches: 1, scans: 1_204 } },
  { ...row(2, 1_600, 'JOURNAL_DAMAGED', 2, 'came'), detail: { count: 39 } },
  { ...row(1, 2_900, 'SCANS_MISSING', 2, 'came'), detail: { count: 12_400 } },
]

function row(
  id: number,
  minutesAgo: number,
  alarm: AlarmHistoryRow['alarm'],
  priority: number,
  deed: AlarmHistoryRow['deed'],
  who = '',
): AlarmHistoryRow {
  return { id, atWallMs: SCENE_WALL_MS - minutesAgo * MINUTE_MS, alarm, priority, deed, who, detail: {} }
}

/** The rows that fit, as review finds them. */
export function fakeAlarmHistory(question: {
  readonly alarms: readonly string[] | null
  readonly deeds: readonly string[] | null
  readonly who: string
}): AlarmHistoryRow[] {
  return ROWS.filter(
    ({ alarm, deed, who }) =>
      (question.alarms?.includes(alarm) ?? true) &&
      (question.deeds?.includes(deed) ?? true) &&
      who.toLowerCase().includes(question.who.toLowerCase()),
  )
}

export const FAKE_EVENTS: EventRow[] = [
  event(4, 30, 'BATCH_STATE', { batch: '2026-1120-03', state: 'running' }),
  event(3, 240, 'MODEL_READY', { model: 'phantomnet-1.1.0' }),
  event(2, 240, 'SCANNER_CONNECTED', { scanner: 'OVO-1' }),
  event(1, 241, 'STATION_STARTED', { line: 'Line 2' }),
]

function event(id: number, minutesAgo: number, kind: EventRow['kind'], detail: EventRow['detail']): EventRow {
  return { id, atWallMs: SCENE_WALL_MS - minutesAgo * MINUTE_MS, kind, detail }
}
