import { describe, expect, it } from 'vitest'
import { cellOf, KEEP, pass } from '../../../test/make/pass-tray.ts'
import { WORLD_SHAPE } from '../../../test/make/tray-world.ts'
import { TrayLedger } from './tray-ledger.ts'

describe('questions about a tray', () => {
  it('asks nothing about a tray whose passage before is not over', () => {
    const ledger = new TrayLedger()
    const first = ledger.begin({ visitId: 1, batchId: 'B1', code: 'A', ...WORLD_SHAPE })
    expect([first.state, first.ended]).toEqual(['filling', false])
    expect(pass(ledger, 2)).toMatchObject({ continues: 1, flags: new Set() })
  })

  it('takes a tray for finished that a person let go on, and not one that left the line', () => {
    for (const [how, flags] of [
      ['AS_IS', ['DOUBLE_PASSAGE']],
      ['TAKEN_OUT', []],
    ] as const) {
      const ledger = new TrayLedger()
      pass(ledger, 1, { eggs: ['UNREADABLE'] })
      ledger.release(1, how)
      expect([...pass(ledger, 2).flags]).toEqual(flags)
    }
  })

  it('asks about the next passage once a person has said that the one before was over, and does not ask twice', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1)
    // Pulled before all of it was scanned, and its code was not read.
    ledger.begin({ visitId: 2, batchId: 'B1', code: '', ...WORLD_SHAPE })
    ledger.scan(2, cellOf(0), KEEP)
    ledger.end(2, 4)
    const third = pass(ledger, 3)
    ledger.name(2, 'A')
    expect([...third.flags]).toEqual([])
    ledger.sayEggs(2, 'SAME_EGGS')
    expect([[...third.flags], third.state, third.answer]).toEqual([['DOUBLE_PASSAGE'], 'held', undefined])
    ledger.sayEggs(3, 'SAME_EGGS')
    ledger.sayEggs(2, 'SAME_EGGS')
    expect([[...third.flags], third.answer]).toEqual([['DOUBLE_PASSAGE', 'SAME_EGGS'], 'ANSWERED'])
  })

  it('forgets what was said of a passage when another one comes to stand before it', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1)
    pass(ledger, 2, { code: '' })
    const third = pass(ledger, 3)
    ledger.sayEggs(3, 'OTHER_EGGS')
    expect([[...third.flags], third.continues]).toEqual([['DOUBLE_PASSAGE', 'OTHER_EGGS'], undefined])
    ledger.name(2, 'A')
    expect([[...third.flags], third.continues]).toEqual([['DOUBLE_PASSAGE'], 2])
  })

  it('counts an egg where it was scanned, not where it was moved to, and lets another in its cell change nothing', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1, { eggs: ['FEMALE', 'UNREADABLE'] })
    pass(ledger, 2, { code: 'B', eggs: ['EMPTY', 'UNREADABLE'] })
    ledger.move({ visitId: 1, cell: cellOf(0) }, { visitId: 2, cell: cellOf(0) })
    pass(ledger, 3, { eggs: ['MALE', 'INFERTILE'] })
    pass(ledger, 4, { code: 'B', eggs: ['FEMALE', 'EARLY_DEAD'] })
    expect(ledger.counters('B1')).toEqual({
      ...{ scans: 8, eggs: 3, emptyCells: 1 },
      byClass: { FEMALE: 1, EMPTY: 1, INFERTILE: 1, EARLY_DEAD: 1 },
      byAction: { KEEP: 4 },
    })
  })

  it('holds no tray for a word on its eggs before it has ended, nor lets one go on whose eggs wait', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1)
    const open = ledger.begin({ visitId: 2, batchId: 'B1', code: 'A', ...WORLD_SHAPE })
    ledger.flag(2, 'PATTERN_DIFFERS')
    ledger.name(2, 'A')
    expect([open.state, open.holdReason]).toEqual(['filling', undefined])
    ledger.scan(2, cellOf(0), { ...KEEP, eggClass: 'UNREADABLE', action: 'RESCAN' })
    ledger.end(2)
    ledger.sayEggs(2, 'SAME_EGGS')
    expect([open.state, open.holdReason, open.answer]).toEqual(['held', 'DOUBLE_PASSAGE', undefined])
  })

  it('asks anew about the next passage when a tray is put between two others', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1, { eggs: ['UNREADABLE'] })
    pass(ledger, 2, { code: '' })
    pass(ledger, 3)
    expect([ledger.visit(3).continues, [...ledger.visit(3).flags]]).toEqual([1, []])
    ledger.name(2, 'A')
    expect([ledger.visit(3).continues, [...ledger.visit(3).flags], ledger.visit(3).state]).toEqual([
      2,
      ['DOUBLE_PASSAGE'],
      'held',
    ])
  })
})
