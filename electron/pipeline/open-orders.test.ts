import { describe, expect, it } from 'vitest'
import type { JudgedScan } from './build-group.ts'
import { OpenOrders, SORTER_BACK_MS, SORTER_GRACE_MS } from './open-orders.ts'

const ref = { scannerSerial: 'S', sessionId: 'a1', traySequence: 7 }
const DEADLINE_MS = 15_000

function egg(column: number, action: string, seenMonoMs = 0): JudgedScan {
  const cell = { row: 0, column }
  const scan = { tray: ref, cell, attempt: 1 }
  const times = { seenMonoMs, sorterDeadlineMs: DEADLINE_MS }
  return { scan, visit: { visitId: 3 }, decided: { decision: { action } }, ...times } as unknown as JudgedScan
}

const heard = (column: number) => ({ tray: ref, cell: { row: 0, column }, attempt: 1, action: 'REMOVE_MALE' as const })
const columns = (items: ReturnType<OpenOrders['takeOverdue']>) => items.map(({ cell }) => cell.column)

describe('OpenOrders', () => {
  it('waits for the sorter’s word until the deadline and its grace are over, and then asks no more', () => {
    const orders = new OpenOrders([], 0)
    orders.sent([egg(0, 'REMOVE_MALE'), egg(1, 'KEEP'), egg(2, 'REMOVE_CLEAR'), egg(3, 'REMOVE_MALE', 1_000)])
    orders.heard([heard(2)])
    expect(orders.takeOverdue(DEADLINE_MS + SORTER_GRACE_MS)).toEqual([])
    expect(orders.takeOverdue(DEADLINE_MS + SORTER_GRACE_MS + 1)).toEqual([
      { kind: 'not-removed', visitId: 3, cell: { row: 0, column: 0 }, attempt: 1 },
    ])
    expect(columns(orders.takeOverdue(DEADLINE_MS + SORTER_GRACE_MS + 1_001))).toEqual([3])
    expect(orders.takeOverdue(1e9)).toEqual([])
  })

  it('leaves the sorter time to say it when the link is back', () => {
    const orders = new OpenOrders([], 0)
    orders.sent([egg(0, 'REMOVE_MALE')])
    orders.linkIsBack(19_000)
    expect(orders.takeOverdue(19_000 + SORTER_GRACE_MS)).toEqual([])
    expect(columns(orders.takeOverdue(19_000 + SORTER_GRACE_MS + 1))).toEqual([0])
  })

  it('does not wait for ever for a link that comes and goes', () => {
    const orders = new OpenOrders([], 0)
    orders.sent([egg(0, 'REMOVE_MALE')])
    const latestMs = DEADLINE_MS + SORTER_GRACE_MS + SORTER_BACK_MS
    for (let nowMs = 0; nowMs < latestMs; nowMs += 4_000) orders.linkIsBack(nowMs)
    expect(orders.takeOverdue(latestMs)).toEqual([])
    expect(columns(orders.takeOverdue(latestMs + 1))).toEqual([0])
  })

  it('remembers what a station sent that is no more, until the scanner should be back', () => {
    const orders = new OpenOrders(
      [0, 1].map((column) => ({ ...heard(column), ref, visitId: 3 })),
      500,
    )
    orders.heard([heard(1)])
    expect(orders.takeOverdue(500 + SORTER_BACK_MS)).toEqual([])
    expect(columns(orders.takeOverdue(501 + SORTER_BACK_MS))).toEqual([0])
  })

  it('takes the oldest for lost when a sorter is silent for so long that memory would grow', () => {
    const orders = new OpenOrders([], 0)
    orders.sent(Array.from({ length: 65_540 }, (_, column) => egg(column, 'REMOVE_MALE')))
    expect(columns(orders.takeOverdue(1))).toEqual([0, 1, 2, 3])
    expect(orders.takeOverdue(2)).toEqual([])
  })

  it('takes none that is still in time for one that is overdue anyway', () => {
    const orders = new OpenOrders([], 0)
    const inTime = Array.from({ length: 65_534 }, (_, column) => egg(column, 'REMOVE_MALE', 60_000))
    orders.sent([...inTime, ...[65_534, 65_535, 65_536, 65_537].map((column) => egg(column, 'REMOVE_MALE'))])
    expect(columns(orders.takeOverdue(DEADLINE_MS + SORTER_GRACE_MS + 1))).toEqual([65_534, 65_535, 65_536, 65_537])
    orders.sent([65_538, 65_539, 65_540].map((column) => egg(column, 'REMOVE_MALE', 60_000)))
    expect(columns(orders.takeOverdue(DEADLINE_MS + SORTER_GRACE_MS + 2))).toEqual([0])
  })
})
