import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../test/make/counters-of.ts'
import { anyClass } from '../../test/make/judgements.ts'
import { EMPTY_SUMMARY } from '../domain/batch/batch-summary.ts'
import { EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import { wilson } from '../domain/statistics.ts'
import type { EggChange, EggState } from '../store/store.ts'
import { LineCounters } from './counters.ts'

/** A scan of one of twenty cells; the store answers what the cell's egg was before. */
const step = fc.record({ column: fc.nat(19), eggClass: anyClass, action: fc.constantFrom(...EGG_ACTIONS) })

function play(steps: readonly { column: number; eggClass: EggState['eggClass']; action: EggState['action'] }[]) {
  const eggs = new Map<number, EggState>()
  const changes = steps.map(({ column, eggClass, action }): EggChange => {
    const before = eggs.get(column)
    const after = { eggClass, action, attempt: (before?.attempt ?? 0) + 1 }
    eggs.set(column, after)
    return { visitId: 1, batchId: 'B1', cell: { row: 0, column }, before, after }
  })
  return { changes, eggs: [...eggs.values()] }
}

describe('LineCounters', () => {
  it('stays the sum over the eggs as they are now, however they were rescanned', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.nat(60), (steps, cut) => {
        const { changes, eggs } = play(steps)
        const counters = new LineCounters(EMPTY_SUMMARY)
        counters.apply(changes.slice(0, cut), cut)
        counters.apply(changes.slice(cut), 7)
        expect(counters.scans).toBe(cut + 7)
        for (const eggClass of EGG_CLASSES) {
          expect(counters.count(eggClass)).toBe(eggs.filter((egg) => egg.eggClass === eggClass).length)
        }
        for (const action of EGG_ACTIONS) {
          expect(counters.countByAction(action)).toBe(eggs.filter((egg) => egg.action === action).length)
        }
        expect(counters.eggs).toBe(eggs.filter((egg) => egg.eggClass !== 'EMPTY').length)
      }),
    )
  })

  it('goes on from what the database has summed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.nat(40), (steps, cut) => {
        const { changes } = play(steps)
        const whole = new LineCounters(EMPTY_SUMMARY)
        whole.apply(changes, changes.length)
        const before = new LineCounters(EMPTY_SUMMARY)
        before.apply(changes.slice(0, cut), Math.min(cut, changes.length))
        const resumed = new LineCounters(
          summaryOf({
            scans: before.scans,
            eggsByClass: Object.fromEntries(EGG_CLASSES.map((eggClass) => [eggClass, before.count(eggClass)])),
            eggsByAction: Object.fromEntries(EGG_ACTIONS.map((action) => [action, before.countByAction(action)])),
          }),
        )
        resumed.apply(changes.slice(cut), Math.max(0, changes.length - cut))
        expect(resumed.scans).toBe(whole.scans)
        expect(EGG_CLASSES.map((one) => resumed.count(one))).toEqual(EGG_CLASSES.map((one) => whole.count(one)))
        expect(EGG_ACTIONS.map((one) => resumed.countByAction(one))).toEqual(
          EGG_ACTIONS.map((one) => whole.countByAction(one)),
        )
      }),
    )
  })

  it('leaves empty cells out of every denominator', () => {
    const counters = new LineCounters(summaryOf({ scans: 130, eggsByClass: { FEMALE: 49, MALE: 51, EMPTY: 30 } }))
    expect(counters.eggs).toBe(100)
    const interval = wilson(49, 100)
    expect(counters.share('FEMALE')).toEqual({ count: 49, share: 0.49, low: interval?.low, high: interval?.high })
    expect(counters.count('EMPTY')).toBe(30)
  })

  it('shares several classes as one', () => {
    const counts = { FEMALE: 80, INFERTILE: 10, EARLY_DEAD: 6, MID_DEAD: 4 }
    const counters = new LineCounters(summaryOf({ scans: 100, eggsByClass: counts }))
    expect(counters.share('INFERTILE', 'EARLY_DEAD', 'MID_DEAD')).toMatchObject({ count: 20, share: 0.2 })
  })

  it('knows no share before the first egg, and none from empty cells alone', () => {
    const unknown = { count: 0, share: null, low: null, high: null }
    expect(new LineCounters(EMPTY_SUMMARY).share('FEMALE')).toEqual(unknown)
    const empty = new LineCounters(summaryOf({ scans: 3, eggsByClass: { EMPTY: 3 }, eggsByAction: { NONE: 3 } }))
    expect(empty.share('MALE')).toEqual(unknown)
    expect(empty.countByAction('NONE')).toBe(3)
  })
})
