import { describe, expect, it } from 'vitest'
import { WORLD_SHAPE } from '../../../test/make/tray-world.ts'
import { cellOrder } from './cell-order.ts'
import { TrayLedger } from './tray-ledger.ts'

const CELL = { row: 0, column: 1 }

describe('TrayLedger, about what people say of an egg', () => {
  it('goes by their word as long as the attempt that they meant speaks for it', () => {
    const ledger = new TrayLedger()
    ledger.begin({ visitId: 1, batchId: 'B1', code: 'A', ...WORLD_SHAPE })
    ledger.scan(1, CELL, { eggClass: 'UNCERTAIN', action: 'HOLD', attempt: 1 })
    const now = () => ledger.actionNow(1, cellOrder(CELL))
    expect(now()).toBe('HOLD')
    ledger.say(1, CELL, 1, 'KEEP')
    expect(now()).toBe('KEEP')
    ledger.scan(1, CELL, { eggClass: 'MALE', action: 'REMOVE_MALE', attempt: 2 })
    expect(now()).toBe('REMOVE_MALE')
    expect(ledger.actionNow(1, cellOrder({ row: 1, column: 1 }))).toBeUndefined()
  })

  it('ends the hold of an earlier passage once an unread one is named', () => {
    const ledger = new TrayLedger()
    const kept = { eggClass: 'FEMALE', attempt: 1 } as const
    for (const [visitId, code, action] of [
      [1, 'A', 'HOLD'],
      [2, '', 'KEEP'],
    ] as const) {
      ledger.begin({ visitId, batchId: 'B1', code, ...WORLD_SHAPE })
      ledger.scan(visitId, CELL, { ...kept, action })
      ledger.end(visitId)
    }
    expect(ledger.onHold.map(({ visitId }) => visitId)).toEqual([1])
    ledger.name(2, 'A')
    expect(ledger.visit(1).answer).toBe('PASSED_AGAIN')
    expect(ledger.onHold).toEqual([])
  })

  it('takes a word on a tray that is still under the scanner', () => {
    const ledger = new TrayLedger()
    ledger.begin({ visitId: 1, batchId: 'B1', code: 'A', ...WORLD_SHAPE })
    ledger.scan(1, CELL, { eggClass: 'FEMALE', action: 'KEEP', attempt: 1 })
    ledger.end(1)
    ledger.begin({ visitId: 2, batchId: 'B1', code: 'A', ...WORLD_SHAPE })
    ledger.sayEggs(2, 'OTHER_EGGS')
    ledger.scan(2, CELL, { eggClass: 'FEMALE', action: 'KEEP', attempt: 1 })
    ledger.end(2)
    expect(ledger.visit(2)).toMatchObject({ state: 'complete', continues: undefined })
  })
})
