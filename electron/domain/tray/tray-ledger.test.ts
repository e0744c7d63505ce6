import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actionOf, cellOf, KEEP, pass } from '../../../test/make/pass-tray.ts'
import { TrayWorld, WORLD_SHAPE, type WorldVisit, worldSteps } from '../../../test/make/tray-world.ts'
import { isInQuestion } from './passage.ts'
import { TrayLedger } from './tray-ledger.ts'

/** People say the truth about every tray: first which it was, then which eggs it holds. */
function answerAll(ledger: TrayLedger, world: TrayWorld): void {
  for (const visit of world.visits) {
    if (ledger.visit(visit.number).flags.has('CODE_UNREADABLE')) ledger.name(visit.number, visit.code)
  }
  for (const visit of world.visits) {
    const known = ledger.visit(visit.number)
    if (!isInQuestion(known.flags)) continue
    const before = world.visits.find(({ number }) => number === known.continues)
    ledger.sayEggs(visit.number, before?.fill === visit.fill ? 'SAME_EGGS' : 'OTHER_EGGS')
  }
}

describe('TrayLedger', () => {
  it('keeps eggs = distinct eggs and scans = attempts, whatever passes, repeats, is pulled, comes late or cannot be read', () => {
    fc.assert(
      fc.property(worldSteps, (steps) => {
        const world = new TrayWorld()
        const ledger = new TrayLedger()
        const scan = (visit: WorldVisit, cell: number, readable: boolean) => {
          const { attempt, eggClass } = world.scan(visit, cell, readable)
          ledger.scan(visit.number, cellOf(cell), { eggClass, attempt, action: actionOf(eggClass) })
        }
        for (const step of steps) {
          if (step.do === 'begin') {
            // A tray that begins again was pulled before its passage was over.
            const pulled = world.lastOf(step.code)
            if (pulled?.ended === false) ledger.close(pulled.number, 'INCOMPLETE')
            const { number, batch, code, readable } = world.begin(step)
            ledger.begin({ visitId: number, batchId: `B${batch}`, code: readable ? code : '', ...WORLD_SHAPE })
          } else if (step.do === 'scan') {
            if (world.open !== undefined) scan(world.open, step.cell, step.readable)
          } else if (step.do === 'scan-late') {
            const visit = world.visits.at(-1 - step.back)
            if (visit !== undefined) scan(visit, step.cell, step.readable)
          } else if (step.do === 'end') {
            const { open } = world
            if (open !== undefined) {
              ledger.end(open.number)
              open.ended = true
            }
          } else if (step.do === 'new-batch') {
            world.batch++
          } else {
            // Eggs are changed only after a tray was through.
            const last = world.lastOf(step.code)
            if (last !== undefined && ledger.visit(last.number).state === 'complete') world.refill(step.code)
          }
        }
        for (let batch = 1; batch <= world.batch; batch++) {
          const before = ledger.counters(`B${batch}`)
          expect(before.scans).toBe(world.truth(batch).scans)
        }
        answerAll(ledger, world)
        for (let batch = 1; batch <= world.batch; batch++) {
          const counters = ledger.counters(`B${batch}`)
          const truth = world.truth(batch)
          expect(counters.scans).toBe(truth.scans)
          expect(counters.byClass).toEqual(truth.byClass)
          const { EMPTY = 0, ...eggs } = truth.byClass
          expect(counters.emptyCells).toBe(EMPTY)
          expect(counters.eggs).toBe(Object.values(eggs).reduce((sum, count) => sum + count, 0))
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('takes a tray that was held for the same one when it comes back, and lets it speak for its eggs', () => {
    const ledger = new TrayLedger()
    expect(pass(ledger, 1, { eggs: ['FEMALE', 'UNREADABLE'] }).state).toBe('held')
    expect(ledger.onHold.map(({ visitId }) => visitId)).toEqual([1])
    const again = pass(ledger, 2, { eggs: ['FEMALE', 'MALE'] })
    expect([again.continues, [...again.flags], again.state]).toEqual([1, [], 'complete'])
    expect(ledger.onHold).toEqual([])
    expect(ledger.counters('B1')).toMatchObject({ scans: 4, eggs: 2, byClass: { FEMALE: 1, MALE: 1 } })
  })

  it('asks about a tray that was through already, counts its eggs once until somebody says that they are others', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1)
    const again = pass(ledger, 2, { eggs: ['MALE', 'MALE'] })
    expect([again.continues, again.state, again.holdReason]).toEqual([1, 'held', 'DOUBLE_PASSAGE'])
    // What was decided the first time was carried out, and stands.
    expect(ledger.counters('B1')).toMatchObject({ scans: 4, eggs: 2, byClass: { FEMALE: 1, MALE: 1 } })
    ledger.sayEggs(2, 'OTHER_EGGS')
    expect(ledger.counters('B1')).toMatchObject({ scans: 4, eggs: 4, byClass: { FEMALE: 1, MALE: 3 } })
    expect([again.answer, ledger.onHold]).toEqual(['ANSWERED', []])
    expect([...pass(ledger, 3).flags]).toEqual(['DOUBLE_PASSAGE'])
    expect(ledger.visit(3).continues).toBe(2)
  })

  it('names new eggs with the same code in another batch, and asks nothing', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1)
    const next = pass(ledger, 2, { batchId: 'B2' })
    expect([next.continues, [...next.flags]]).toEqual([undefined, []])
    expect([ledger.counters('B1').eggs, ledger.counters('B2').eggs]).toEqual([2, 2])
    pass(ledger, 4, { code: 'N', batchId: null })
    expect([pass(ledger, 5, { code: 'N', batchId: null }).continues, [...ledger.visit(5).flags]]).toEqual([
      undefined,
      [],
    ])
    const none = pass(ledger, 3, { batchId: null })
    expect([none.continues, [...none.flags], ledger.counters(null).eggs]).toEqual([undefined, [], 6])
  })

  it('marks a tray of another shape under the same code, and never takes its eggs for the same', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1)
    const other = ledger.begin({ visitId: 2, batchId: 'B1', code: 'A', rows: 3, columns: 2, layout: 'square' })
    ledger.scan(2, cellOf(0), KEEP)
    ledger.end(2)
    expect([other.continues, [...other.flags], other.holdReason]).toEqual([undefined, ['OTHER_SHAPE'], 'OTHER_SHAPE'])
    expect(ledger.counters('B1').eggs).toBe(3)
    ledger.name(2, 'C')
    expect([[...other.flags], other.answer, other.state]).toEqual([['NAMED'], 'ANSWERED', 'held'])
  })

  it('gives a tray without a readable code one of its own, and joins it to its eggs when a person names it', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1, { eggs: ['FEMALE', 'UNREADABLE'] })
    expect(pass(ledger, 2, { code: '' })).toMatchObject({ code: '?-2', continues: undefined })
    expect(pass(ledger, 3, { code: '' }).continues).toBeUndefined()
    // Our own stand-in, printed on a tray by somebody, names no tray of ours.
    expect(pass(new TrayLedger(), 4, { code: '?-9' }).code).toBe('?-9')
    expect(pass(ledger, 9, { code: '?-3', eggs: [] })).toMatchObject({ code: '?-3', continues: undefined })
    expect(ledger.counters('B1').eggs).toBe(6)
    ledger.name(2, 'A')
    expect([ledger.visit(2).continues, ledger.counters('B1').eggs]).toEqual([1, 4])
    ledger.name(3, 'A')
    expect([ledger.visit(3).continues, [...ledger.visit(3).flags]]).toEqual([2, ['NAMED', 'DOUBLE_PASSAGE']])
    expect([ledger.visit(3).state, ledger.counters('B1').eggs]).toEqual(['held', 2])
  })

  it('lets no passage speak for a cell that none of them scanned', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1, { eggs: ['FEMALE', 'UNREADABLE'] })
    pass(ledger, 2, { eggs: ['FEMALE', 'MALE'] })
    expect([0, 1, 2].map((cell) => ledger.speaking(2, cell)?.visitId)).toEqual([2, 2, undefined])
    expect([0, 1, 2].map((cell) => ledger.speaking(2, cell, [ledger.visit(1)])?.visitId)).toEqual([1, 1, undefined])
  })

  it('leaves an egg that was moved counted where it was scanned', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1)
    pass(ledger, 2, { code: 'B', eggs: ['INFERTILE', 'FEMALE'] })
    ledger.move({ visitId: 1, cell: cellOf(0) }, { visitId: 2, cell: cellOf(0) })
    const before = ledger.counters('B1')
    expect([...pass(ledger, 3, { code: 'B', eggs: ['FEMALE', 'FEMALE'] }).flags]).toEqual(['REFILLED'])
    expect([...pass(ledger, 4, { eggs: ['EMPTY', 'MALE'] }).flags]).toEqual(['DOUBLE_PASSAGE'])
    expect(ledger.counters('B1')).toMatchObject({ eggs: before.eggs, byClass: before.byClass, scans: 8 })
  })

  it('holds what must wait, also after the end, and ends a hold by a release, an answer or the next passage', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1)
    ledger.hold(1, 'LATE_EGG')
    ledger.release(1, 'RESCAN')
    expect(ledger.onHold.map(({ visitId }) => visitId)).toEqual([1])
    ledger.release(1, 'AS_IS')
    expect(ledger.onHold).toEqual([])
    ledger.hold(1, 'LATE_EGG')
    expect(ledger.onHold).toHaveLength(1)
    // Back on the line, if only for another batch.
    pass(ledger, 2, { batchId: 'B2' })
    ledger.hold(1, 'LATE_EGG')
    expect(ledger.onHold).toEqual([])
    expect(() => ledger.visit(9)).toThrowError(/no tray visit 9/)
  })

  it('keeps the first reason for which a tray waits, and ends the hold of no other tray', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1)
    pass(ledger, 2, { code: 'B', eggs: ['UNREADABLE'] })
    for (const visitId of [1, 2]) ledger.hold(visitId, 'LATE_EGG')
    expect([1, 2].map((visitId) => ledger.visit(visitId).holdReason)).toEqual(['LATE_EGG', 'EGGS_WAIT'])
    pass(ledger, 3, { code: 'B', batchId: 'B2' })
    expect(ledger.onHold.map(({ visitId }) => visitId)).toEqual([1])
  })

  it('takes a tray that ended for what it was then, whatever is said of its end later', () => {
    const ledger = new TrayLedger()
    pass(ledger, 1)
    ledger.close(1, 'LINK_LOST')
    ledger.end(1, 4)
    expect(ledger.visit(1)).toMatchObject({ state: 'complete', holdReason: undefined, through: true })
  })

  it('lets the first end count, and flags what only the end could tell', () => {
    const ledger = new TrayLedger()
    ledger.begin({ visitId: 1, batchId: 'B1', code: 'A', ...WORLD_SHAPE })
    ledger.flag(1, 'PATTERN_DIFFERS')
    ledger.end(1, 4)
    ledger.end(1)
    ledger.close(1, undefined)
    expect(ledger.visit(1)).toMatchObject({ state: 'held', holdReason: 'PATTERN_DIFFERS' })
    ledger.sayEggs(1, 'SAME_EGGS')
    expect(ledger.visit(1).answer).toBe('ANSWERED')
  })
})
