import { describe, expect, it } from 'vitest'
import { planRefill, refuseTransfer, type SortedCell, type SortedTray } from './transfer.ts'

const at = (column: number, row = 0) => ({ row, column })
const cell = (column: number, over: Partial<SortedCell> = {}): SortedCell => ({
  ...{ cell: at(column), eggClass: 'FEMALE', action: 'KEEP', moved: undefined },
  ...over,
})
const removed = { eggClass: 'MALE', action: 'REMOVE_MALE' } as const

function tray(visitId: number, cells: readonly SortedCell[], over: Partial<SortedTray> = {}): SortedTray {
  return { visitId, batchId: 'B1', rows: 1, columns: 3, ended: true, onHold: false, cells, ...over }
}

/** Two eggs stand in the one tray, two gaps are in the other. */
const FROM = tray(1, [cell(0), cell(1, removed), cell(2)])
const TO = tray(2, [cell(0, removed), cell(1), cell(2, { eggClass: 'EMPTY', action: 'NONE' })])
const MOVES = [
  { from: at(0), to: at(0) },
  { from: at(2), to: at(2) },
]
const wish = { from: FROM, to: TO, moves: MOVES, acrossBatches: false }

describe('planRefill', () => {
  it('fills gaps with eggs in reading order, as far as there are both', () => {
    expect(planRefill(FROM, TO)).toEqual(MOVES)
    expect(planRefill(tray(1, [cell(2), cell(0)]), TO)).toEqual(MOVES)
    expect(planRefill(tray(1, [cell(2)]), TO)).toEqual([{ from: at(2), to: at(0) }])
    expect(planRefill(FROM, tray(2, [cell(0)]))).toEqual([])
  })

  it('takes no egg for standing there that was removed as clear, and every other for standing', () => {
    const clear = cell(0, { eggClass: 'INFERTILE', action: 'REMOVE_CLEAR' })
    expect(planRefill(tray(1, [clear, cell(1, { eggClass: 'INFERTILE' })]), TO)).toEqual([{ from: at(1), to: at(0) }])
  })

  it('knows what was moved before', () => {
    const gone = tray(1, [cell(0, { moved: 'out' }), cell(1, { ...removed, moved: 'in' })])
    expect(planRefill(gone, TO)).toEqual([{ from: at(1), to: at(0) }])
  })
})

describe('refuseTransfer', () => {
  it('moves eggs that stand there into gaps', () => {
    expect(refuseTransfer(wish)).toBeUndefined()
    // A cell that was never scanned is as free as an empty one.
    expect(refuseTransfer({ ...wish, to: tray(2, []), moves: [{ from: at(0), to: at(1) }] })).toBeUndefined()
  })

  it('keeps batches apart unless a person says otherwise', () => {
    const to = { ...TO, batchId: 'B2' }
    expect(refuseTransfer({ ...wish, to })).toBe('OTHER_BATCH')
    expect(refuseTransfer({ ...wish, to, acrossBatches: true })).toBeUndefined()
  })

  it.each([
    ['SAME_TRAY', { to: FROM }],
    ['STILL_UNDER_SCANNER', { from: { ...FROM, ended: false } }],
    ['STILL_UNDER_SCANNER', { to: { ...TO, ended: false } }],
    ['ON_HOLD', { from: { ...FROM, onHold: true } }],
    ['ON_HOLD', { to: { ...TO, onHold: true } }],
    ['NOTHING_TO_MOVE', { moves: [] }],
    ['SAME_CELL_TWICE', { moves: [...MOVES, { from: at(0), to: at(1) }] }],
    ['SAME_CELL_TWICE', { moves: [...MOVES, { from: at(1), to: at(0) }] }],
    ['CELL_OUT_OF_TRAY', { moves: [{ from: at(3), to: at(0) }] }],
    ['CELL_OUT_OF_TRAY', { moves: [{ from: at(0), to: at(0, 1) }] }],
    ['CELL_OUT_OF_TRAY', { moves: [{ from: at(0), to: at(-1) }] }],
    ['CELL_OUT_OF_TRAY', { moves: [{ from: at(0), to: at(0, -1) }] }],
    [
      'CELL_OUT_OF_TRAY',
      {
        moves: [
          { from: at(0), to: at(0) },
          { from: at(3), to: at(2) },
        ],
      },
    ],
    [
      'NO_EGG_THERE',
      {
        moves: [
          { from: at(0), to: at(0) },
          { from: at(1), to: at(2) },
        ],
      },
    ],
    [
      'CELL_TAKEN',
      {
        moves: [
          { from: at(0), to: at(0) },
          { from: at(2), to: at(1) },
        ],
      },
    ],
    ['NO_EGG_THERE', { moves: [{ from: at(1), to: at(0) }] }],
    ['CELL_TAKEN', { moves: [{ from: at(0), to: at(1) }] }],
  ] as const)('refuses by name: %s', (refusal, over) => {
    expect(refuseTransfer({ ...wish, ...over })).toBe(refusal)
  })
})
