import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeVisit } from '../../test/make/commit-groups.ts'
import { anyClass } from '../../test/make/judgements.ts'
import { EGG_ACTIONS, EGG_CLASSES } from '../domain/egg.ts'
import { TrayView } from './tray-view.ts'

const VISIT = makeVisit(3, { rows: 4, columns: 5, code: '0417', layout: 'honeycomb' })

const changes = fc.array(
  fc.record({ row: fc.nat(3), column: fc.nat(4), eggClass: anyClass, action: fc.constantFrom(...EGG_ACTIONS) }),
  { maxLength: 50 },
)

describe('TrayView', () => {
  it('shows an untouched tray with nothing decided', () => {
    const live = new TrayView(VISIT).live()
    expect(live).toMatchObject({ visitId: 3, code: '0417', rows: 4, columns: 5, layout: 'honeycomb', state: 'filling' })
    expect([...live.classes, ...live.actions]).toEqual(Array.from({ length: 40 }, () => 255))
    expect(live.decided).toBe(0)
  })

  it('shows each cell as it was decided last, row by row, and counts cells and not attempts', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        const view = new TrayView(VISIT)
        const model = new Map<number, readonly [number, number]>()
        for (const { row, column, eggClass, action } of steps) {
          const after = { eggClass, action, attempt: 1 }
          view.apply({ visitId: 3, batchId: null, cell: { row, column }, before: undefined, after })
          model.set(row * 5 + column, [EGG_CLASSES.indexOf(eggClass), EGG_ACTIONS.indexOf(action)])
        }
        const { classes, actions, decided } = view.live()
        expect(decided).toBe(model.size)
        for (let cell = 0; cell < 20; cell++) {
          expect([classes[cell], actions[cell]]).toEqual(model.get(cell) ?? [255, 255])
        }
      }),
    )
  })

  it('hands out a picture that later eggs do not change', () => {
    const view = new TrayView(VISIT)
    const before = view.live()
    const after = { eggClass: 'FEMALE', action: 'KEEP', attempt: 1 } as const
    view.apply({ visitId: 3, batchId: null, cell: { row: 0, column: 0 }, before: undefined, after })
    expect(before.classes[0]).toBe(255)
    expect(view.live().classes[0]).toBe(0)
  })

  it('shows a correction beside the decision until a further attempt decides anew', () => {
    const view = new TrayView(VISIT)
    const cell = { row: 1, column: 1 }
    const after = { eggClass: 'MALE', action: 'REMOVE_MALE', attempt: 1 } as const
    view.apply({ visitId: 3, batchId: null, cell, before: undefined, after })
    view.correct(cell, 'FEMALE')
    expect([view.live().classes[6], view.live().corrected[6]]).toEqual([
      EGG_CLASSES.indexOf('MALE'),
      EGG_CLASSES.indexOf('FEMALE'),
    ])
    view.apply({ visitId: 3, batchId: null, cell, before: after, after: { ...after, attempt: 2 } })
    expect(view.live().corrected[6]).toBe(255)
  })

  it('goes on after a restart with the eggs that are there', () => {
    const state = { eggClass: 'MALE', action: 'REMOVE_MALE', attempt: 1 } as const
    const visit = makeVisit(3, { ...VISIT, state: 'held' })
    const view = TrayView.fromStart({ visit, eggs: [{ cell: { row: 1, column: 1 }, state, corrected: 'EMPTY' }] })
    expect(view.live()).toMatchObject({ state: 'held', decided: 1 })
    expect(view.live().classes[6]).toBe(EGG_CLASSES.indexOf('MALE'))
    expect(view.live().corrected[6]).toBe(EGG_CLASSES.indexOf('EMPTY'))
    view.setState('complete')
    expect([view.state, view.live().state]).toEqual(['complete', 'complete'])
  })
})
