import type { LiveView } from '../../electron/contract/live.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const RUNNING_CLOCK = { offsetMs: -48_213.4, uncertaintyMs: 0.9, driftPpm: 612, fault: 'DRIFT' } as const

/** A sorter that is silent, late and wrong at once, behind a scanner whose clock is none. */
export function orderTrouble(link: LiveView['link']): Partial<LiveView> {
  const problem = (id: LiveView['problems'][number]['id'], priority: 1 | 2 | 3, count: number) => ({
    ...{ id, priority, acknowledged: false, sinceWallMs: SCENE_WALL_MS - 21_000, detail: count > 0 ? { count } : {} },
  })
  return {
    link: { ...link, clock: RUNNING_CLOCK },
    orders: { NOT_SENT: 4, TOO_LATE: 31, SORTER_SILENT: 12, SORTER_DISAGREES: 2, ORDER_FORGOTTEN: 0 },
    problems: [
      problem('SORTER_DISAGREES', 1, 2),
      problem('SORTER_SILENT', 2, 12),
      problem('DECISION_LATE', 2, 31),
      problem('SCANNER_CLOCK', 3, 0),
    ],
  }
}
