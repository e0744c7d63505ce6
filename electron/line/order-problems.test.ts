import { describe, expect, it } from 'vitest'
import type { Problem } from '../contract/vocabulary.ts'
import { addOrderProblems, OrderWatch } from './order-problems.ts'

const NONE = { NOT_SENT: 0, TOO_LATE: 0, SORTER_SILENT: 0, SORTER_DISAGREES: 0, ORDER_FORGOTTEN: 0 }
const clock = { offsetMs: 1, uncertaintyMs: 0.4, driftPpm: 12, fault: null }

function problems(
  recent: ReturnType<OrderWatch['recent']>,
  change: Partial<Parameters<typeof addOrderProblems>[1]> = {},
) {
  const present = new Map<Problem['id'], Problem['detail']>()
  addOrderProblems(present, { recent, clock: null, held: () => false, ...change })
  return Object.fromEntries(present)
}

describe('what orders give cause for', () => {
  it('is nothing while everything is carried out, and for what the link alone has lost', () => {
    const watch = new OrderWatch(0)
    expect(problems(watch.recent({ ...NONE, NOT_SENT: 12 }, 100), { clock })).toEqual({})
  })

  it('is one alarm with a number, that ends a minute after the last of them', () => {
    const watch = new OrderWatch(0)
    watch.recent(NONE, 100)
    const many = { ...NONE, TOO_LATE: 40, SORTER_SILENT: 3, SORTER_DISAGREES: 1 }
    const told = { DECISION_LATE: { count: 40 }, SORTER_SILENT: { count: 3 }, SORTER_DISAGREES: { count: 1 } }
    expect(problems(watch.recent(many, 200))).toEqual(told)
    const more = { ...many, TOO_LATE: 41 }
    expect(problems(watch.recent(more, 30_000)).DECISION_LATE).toEqual({ count: 41 })
    expect(problems(watch.recent(more, 60_300))).toEqual({ DECISION_LATE: { count: 1 } })
    expect(problems(watch.recent(more, 90_100), { held: () => true })).toEqual({})
  })

  it('counts what went wrong before anybody looked', () => {
    const watch = new OrderWatch(0)
    expect(problems(watch.recent({ ...NONE, SORTER_SILENT: 2 }, 50)).SORTER_SILENT).toEqual({ count: 2 })
  })

  it.each(['DRIFT', 'STEP'] as const)('names a clock that does what no clock does: %s', (fault) => {
    const recent = new OrderWatch(0).recent(NONE, 1)
    expect(problems(recent, { clock: { ...clock, fault } })).toEqual({ SCANNER_CLOCK: {} })
  })
})
