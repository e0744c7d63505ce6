import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BatchCommand, type BatchState, nextBatchState } from './batch.ts'

const STATES: readonly BatchState[] = ['draft', 'running', 'paused', 'closing', 'closed']
const COMMANDS: readonly BatchCommand[] = ['start', 'pause', 'resume', 'close', 'finish']

describe('nextBatchState', () => {
  it('is this table, and nothing else means anything', () => {
    const table = STATES.map((state) => COMMANDS.map((command) => nextBatchState(state, command) ?? '-').join(' '))
    expect(table).toEqual([
      'running - - - -',
      '- paused - closing -',
      '- - running closing -',
      '- - - - closed',
      '- - - - -',
    ])
  })

  it('never comes back from closing, whatever is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...COMMANDS)), (commands) => {
        let state: BatchState = 'draft'
        let wasClosing = false
        for (const command of commands) {
          state = nextBatchState(state, command) ?? state
          wasClosing ||= state === 'closing'
          if (wasClosing) expect(['closing', 'closed']).toContain(state)
        }
      }),
    )
  })
})
