import { expect, it } from 'vitest'
import { standsStill } from './shell.ts'

it('counts as standing still what is stopped or hangs, and a start that is refused', () => {
  const refusal = { code: 'LOCKED', detail: '' } as const
  for (const state of ['starting', 'running', 'restarting'] as const) {
    expect(standsStill({ state, refusal: null })).toBe(false)
    expect(standsStill({ state, refusal })).toBe(state === 'restarting')
  }
  for (const state of ['stopped', 'unresponsive'] as const) expect(standsStill({ state, refusal: null })).toBe(true)
})
