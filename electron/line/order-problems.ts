import type { Problem } from '../contract/vocabulary.ts'
import { type Deadband, holdsWithDeadband } from '../domain/alarm/deadband.ts'
import type { OrderFault } from '../domain/sorter-word.ts'
import type { LinkClock } from '../scanner/link.ts'
import { RecentGrowth } from './recent-growth.ts'

/** One is enough to be told; it is over when a whole minute brought no other. So a thousand of them are one alarm with a number. */
const NOTICED: Deadband = { on: 1, off: 0 }

const ALARM_OF = {
  TOO_LATE: 'DECISION_LATE',
  SORTER_SILENT: 'SORTER_SILENT',
  SORTER_DISAGREES: 'SORTER_DISAGREES',
} as const satisfies Partial<Record<OrderFault, Problem['id']>>
const WATCHED = ['TOO_LATE', 'SORTER_SILENT', 'SORTER_DISAGREES'] as const

/** How many orders went wrong within the last minute. */
export type RecentOrderFaults = Readonly<Record<(typeof WATCHED)[number], number>>

/** Growth of the counts that the data path keeps since it began. */
export class OrderWatch {
  readonly #meters = {
    TOO_LATE: new RecentGrowth(),
    SORTER_SILENT: new RecentGrowth(),
    SORTER_DISAGREES: new RecentGrowth(),
  }

  constructor(nowMonoMs: number) {
    for (const fault of WATCHED) this.#meters[fault].recent(0, nowMonoMs)
  }

  recent(inAll: Readonly<Record<OrderFault, number>>, nowMonoMs: number): RecentOrderFaults {
    const one = (fault: (typeof WATCHED)[number]) => this.#meters[fault].recent(inAll[fault], nowMonoMs)
    return { TOO_LATE: one('TOO_LATE'), SORTER_SILENT: one('SORTER_SILENT'), SORTER_DISAGREES: one('SORTER_DISAGREES') }
  }
}

/** Adds what orders and the scanner's clock give cause for. */
export function addOrderProblems(
  present: Map<Problem['id'], Problem['detail']>,
  now: {
    readonly recent: RecentOrderFaults
    readonly clock: LinkClock | null
    held(id: Problem['id']): boolean
  },
): void {
  for (const fault of WATCHED) {
    const count = now.recent[fault]
    const id = ALARM_OF[fault]
    if (holdsWithDeadband(count, NOTICED, now.held(id))) present.set(id, { count })
  }
  if ((now.clock?.fault ?? null) !== null) present.set('SCANNER_CLOCK', {})
}
