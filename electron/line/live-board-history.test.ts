import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBatch } from '../../test/make/commit-groups.ts'
import { countersOf } from '../../test/make/counters-of.ts'
import { type Said, setUpBoard as setUp } from '../../test/make/live-board.ts'
import { makeWork } from '../../test/make/works.ts'
import { EGG_CLASSES } from '../domain/egg.ts'

describe('LiveBoard, in any history', () => {
  const cell = { row: fc.nat(1), column: fc.nat(2) }
  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('scan' as const),
        said: fc.constantFrom<Said>('FEMALE', 'MALE', 'UNCERTAIN', 'INFERTILE', 'EMPTY', 'UNREADABLE'),
        attempt: fc.integer({ min: 1, max: 3 }),
        late: fc.nat(9).map((n) => n === 0),
        ...cell,
      }),
    },
    { weight: 2, arbitrary: fc.constant({ kind: 'tray' as const }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'end' as const }) },
    fc.constant({ kind: 'batch' as const }),
    fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(100_000) }),
  )

  it('draws only views that the screen accepts, and shows the sums of the database', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { view, commit, scan, make, setBatch, store, time } = setUp()
        let batches = 0
        let tray = 0
        for (const now of steps) {
          if (now.kind === 'scan')
            commit(
              scan(now.said, { tray: tray || 99, row: now.row, column: now.column, attempt: now.attempt }, now.late),
            )
          else if (now.kind === 'tray') commit(makeWork(make.trayBegin(++tray)))
          else if (now.kind === 'end') commit(makeWork(make.trayEnd(tray)))
          else if (now.kind === 'wait') await time.advance(now.ms)
          else setBatch(makeBatch({}, `B${++batches}`))
          const { batch, tray: shown } = view()
          if (batch !== null) {
            const { scans, eggsByClass, eggsByAction } = countersOf(store.batchSummary(batch.batchId))
            const counts = {
              female: eggsByClass.FEMALE ?? 0,
              male: eggsByClass.MALE ?? 0,
              empty: eggsByClass.EMPTY ?? 0,
            }
            expect({ female: batch.female.count, male: batch.male.count, empty: batch.emptyCells }).toEqual(counts)
            expect([batch.scans, batch.held]).toEqual([scans, eggsByAction.HOLD ?? 0])
            expect(batch.eggs).toBe(Object.values(eggsByClass).reduce((sum, count) => sum + count, 0) - counts.empty)
          }
          if (shown === null) continue
          const eggs = [...store.eggs.values()].filter((egg) => egg.visitId === shown.visitId)
          expect(shown.decided).toBe(eggs.length)
          for (const { cell: at, state } of eggs) {
            expect(shown.classes[at.row * shown.columns + at.column]).toBe(EGG_CLASSES.indexOf(state.eggClass))
          }
        }
      }),
    )
  })
})
