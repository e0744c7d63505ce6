import { describe, expect, it } from 'vitest'
import { EGG_ACTIONS, type EggAction } from './egg.ts'
import { destroysEmbryo } from './law/allowed-actions.ts'
import { afterSorterWord as afterWord } from './sorter-word.ts'

/** Decided once, in time. */
const afterSorterWord = (action: EggAction, done: EggAction | undefined) =>
  afterWord({ action, reason: 'CLEAR_CUT' }, done)

describe('afterSorterWord', () => {
  it.each(EGG_ACTIONS)(
    'has nothing to say when %s was done as ordered, or by a sorter that does not say',
    (ordered) => {
      for (const done of [ordered, undefined]) {
        expect(afterSorterWord(ordered, done)).toEqual({ action: ordered, fault: undefined })
      }
    },
  )

  it.each([
    ['KEEP', 'NONE', 'KEEP', undefined],
    ['NONE', 'KEEP', 'NONE', undefined],
    ['REMOVE_MALE', 'HOLD', 'HOLD', 'TOO_LATE'],
    ['KEEP', 'HOLD', 'HOLD', 'TOO_LATE'],
    ['RESCAN', 'HOLD', 'HOLD', 'TOO_LATE'],
    ['REMOVE_MALE', 'KEEP', 'HOLD', 'SORTER_DISAGREES'],
    ['REMOVE_CLEAR', 'RESCAN', 'HOLD', 'SORTER_DISAGREES'],
    ['REMOVE_CLEAR', 'REMOVE_MALE', 'REMOVE_MALE', 'SORTER_DISAGREES'],
    ['KEEP', 'REMOVE_MALE', 'REMOVE_MALE', 'SORTER_DISAGREES'],
    ['HOLD', 'REMOVE_CLEAR', 'REMOVE_CLEAR', 'SORTER_DISAGREES'],
    ['HOLD', 'KEEP', 'HOLD', 'SORTER_DISAGREES'],
    ['RESCAN', 'NONE', 'RESCAN', 'SORTER_DISAGREES'],
  ] as const)('makes of %s that became %s: %s, fault %s', (ordered, done, action, fault) => {
    expect(afterSorterWord(ordered, done)).toEqual({ action, fault })
  })

  it('counts an egg as removed exactly when the sorter removed it', () => {
    for (const ordered of EGG_ACTIONS) {
      for (const done of EGG_ACTIONS) {
        expect(destroysEmbryo(afterSorterWord(ordered, done).action)).toBe(destroysEmbryo(done))
      }
    }
  })

  it.each(EGG_ACTIONS)('cannot be contradicted by %s where the egg was decided again', (done) => {
    const word = afterWord({ action: 'HOLD', reason: 'DECIDED_AGAIN' }, done)
    const isRemoved = destroysEmbryo(done)
    expect(word).toEqual({ action: isRemoved ? done : 'HOLD', fault: isRemoved ? 'ORDER_FORGOTTEN' : undefined })
  })
})
