import { expect, it } from 'vitest'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../test/make/commit-groups.ts'
import { lookBack } from '../../test/make/look-back.ts'

it('tells of an egg what the sorter did otherwise, and what it never answered', () =>
  lookBack((review, store) => {
    store.saveBatch(makeBatch())
    store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1, { batchId: '2026-1121-01' }) }], 1, [1, 1]))
    const cells = { done: { row: 0, column: 1 }, other: { row: 0, column: 2 }, silent: { row: 0, column: 3 } }
    const male = { eggClass: 'MALE', action: 'REMOVE_MALE' } as const
    const at = { visitId: 1, attempt: 1 }
    store.commit(
      makeGroup(
        [
          ...Object.values(cells).map((cell, n) => scanItem(2 + n, { cell, ...male })),
          { kind: 'sorter-ack', ...at, cell: cells.done, action: 'REMOVE_MALE', atWallMs: MORNING_MS + 8_000 },
          { kind: 'sorter-ack', ...at, cell: cells.other, action: 'KEEP', atWallMs: MORNING_MS + 8_000 },
          { kind: 'not-removed', ...at, cell: cells.silent, why: 'SORTER_SILENT' },
        ],
        4,
      ),
    )
    const attemptAt = (cell: (typeof cells)['done']) => review.egg({ visitId: 1, cell })?.attempts[0]
    expect(attemptAt(cells.done)).toMatchObject({ sorterAction: 'REMOVE_MALE', orderFault: null })
    expect(attemptAt(cells.other)).toMatchObject({ sorterAction: 'KEEP', orderFault: 'SORTER_DISAGREES' })
    expect(attemptAt(cells.silent)).toMatchObject({ sorterAckWallMs: null, orderFault: 'SORTER_SILENT' })
  }))
