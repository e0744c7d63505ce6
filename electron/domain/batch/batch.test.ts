import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BATCH_COMMANDS, BATCH_STATES, type BatchState, knownAgeWeeks, nextBatchState } from './batch.ts'

it('says no age of a parent flock that nobody gave', () => {
  expect([0, 38].map((parentAgeWeeks) => knownAgeWeeks({ parentAgeWeeks }))).toEqual([null, 38])
})

describe('nextBatchState', () => {
  it('is this table, and nothing else means anything', () => {
    expect(BATCH_COMMANDS.join(' ')).toBe('check recall start pause resume close finish sign revise')
    const table = BATCH_STATES.map((state) =>
      BATCH_COMMANDS.map((command) => nextBatchState(state, command) ?? '-').join(' '),
    )
    expect(table).toEqual([
      'ready - - - - - - - -',
      '- draft running - - - - - -',
      '- - - paused - closing - - -',
      '- - - - running closing - - -',
      '- - - - - - closed - -',
      '- - - - - - - signed -',
      '- - - - - - - - closed',
    ])
  })

  it('never runs again once it was closing, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...BATCH_COMMANDS)), (commands) => {
        let state: BatchState = 'draft'
        let wasClosing = false
        for (const command of commands) {
          state = nextBatchState(state, command) ?? state
          wasClosing ||= state === 'closing'
          if (wasClosing) expect(['closing', 'closed', 'signed']).toContain(state)
        }
      }),
    )
  })
})
