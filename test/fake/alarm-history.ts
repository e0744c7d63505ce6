import type { AlarmHistoryRow, EventRow } from '../../electron/contract/alarms.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const MINUTE_MS = 60_000

const ROWS: readonly AlarmHistoryRow[] = [
  row(6, 1, 'SCANNER_LOST', 1, 'came'),
  row(5, 12, 'INFERENCE_DOWN', 2, 'returned'),
  row(4, 13, 'INFERENCE_DOWN', 2, 'came'),
  row(3, 75, 'UPLOAD_REFUSED', 3, 'shelved', 'M. Visser'),
  row(2, 76, 'UPLOAD_REFUSED', 3, 'acknowledged', 'M. Visser'),
  row(1, 90, 'UPLOAD_REFUSED', 3, 'came'),
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
