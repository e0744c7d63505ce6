import { eventWallMs } from '../../electron/domain/event-time/event-time.ts'
import type { ReadableDb } from '../../electron/store/open-database.ts'
import { some } from './some.ts'
import type { World } from './world.ts'

/** A scanner's clock is told to half of what its line delays; a scan that was kept comes seconds later than its picture was taken. */
const TOLERANCE_MS = 1_000

interface TimeRow {
  readonly visit: number
  readonly sequence: number
  readonly captured_at_us: number
  readonly arrived_wall_ms: number
  readonly captured_before_ms: number | null
}

/**
 * Every scan counts when its picture was taken, however late it came: by the clock of its scanner, which is honest here, and by one of the times
 * that the station's wall clock was set to. That its fact cell is of that minute is what reconcile proves.
 */
export function checkTimes(db: ReadableDb, { time }: World): readonly string[] {
  const rows = db.prepare<[], TimeRow>(
    'SELECT visit_id AS visit, sequence, captured_at_us, arrived_wall_ms, captured_before_ms FROM scan WHERE captured_at_us > 0',
  )
  const wrong = rows.all().flatMap((row) => {
    const { arrived_wall_ms: arrivedWallMs, captured_before_ms: capturedBeforeMs } = row
    const countsMs = eventWallMs({ arrivedWallMs, capturedBeforeMs })
    const takenMs = row.captured_at_us / 1_000
    const offMs = Math.min(...time.wallOffsetsMs.map((offsetMs) => Math.abs(countsMs - takenMs - offsetMs)))
    return offMs <= TOLERANCE_MS
      ? []
      : [`scan ${row.sequence} of tray visit ${row.visit} counts ${Math.round(offMs)} ms away from its picture`]
  })
  return some(wrong)
}
