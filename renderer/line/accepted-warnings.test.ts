import { describe, expect, it } from 'vitest'
import type { StartCheckView } from '../../electron/contract/batch-life.ts'
import type { StartCheckId } from '../../electron/domain/batch/start-checks.ts'
import { areAccepted, stillAccepted, warningsIn } from './accepted-warnings.ts'

const warn = (...ids: StartCheckId[]): StartCheckView[] => [
  ...ids.map((id) => ({ id, verdict: 'warn' as const })),
  { id: 'SCANNER', verdict: 'ok' },
  { id: 'MODEL', verdict: 'stop' },
]

describe('what was accepted before a batch', () => {
  it('is every warning that was on show, and nothing else', () => {
    expect(warningsIn(warn('CLOCK', 'ALARMS'))).toEqual(['CLOCK', 'ALARMS'])
    expect(areAccepted(['CLOCK', 'ALARMS'], warn('CLOCK', 'ALARMS'))).toBe(true)
    expect(areAccepted([], warn())).toBe(true)
  })

  it('covers no warning that came after the tick', () => {
    const ticked = warningsIn(warn('MODEL_BREED'))
    expect(areAccepted(ticked, warn('MODEL_BREED', 'CLOCK'))).toBe(false)
    expect(stillAccepted(ticked, warn('MODEL_BREED', 'CLOCK'))).toEqual(['MODEL_BREED'])
  })

  it('forgets a warning that went, so that it is asked of anew', () => {
    const ticked = warningsIn(warn('MODEL_BREED', 'ALARMS'))
    const left = stillAccepted(ticked, warn('MODEL_BREED'))
    expect(left).toEqual(['MODEL_BREED'])
    expect(areAccepted(left, warn('MODEL_BREED', 'ALARMS'))).toBe(false)
    expect(stillAccepted(left, warn('MODEL_BREED'))).toBe(left)
  })
})
