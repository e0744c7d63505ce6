import { describe, expect, it } from 'vitest'
import { addCounts, countsLine, NO_COUNTS, parseCounts } from './counts.ts'

describe('countsLine', () => {
  it('has the form that machines read', () => {
    const skip = { test: 'window', reason: 'no runtime' }
    const counts = addCounts(
      { passed: 3, failed: 1, skipped: 0, skips: [], failures: ['a'] },
      { passed: 4, failed: 0, skipped: 1, skips: [skip], failures: [] },
    )
    expect(countsLine(counts)).toBe('7 passed, 1 failed, 1 skipped')
    expect([counts.skips, counts.failures]).toEqual([[skip], ['a']])
  })
})

describe('parseCounts', () => {
  it('reads back what was written', () => {
    expect(parseCounts(JSON.stringify(NO_COUNTS), 'unit')).toEqual(NO_COUNTS)
  })

  it.each([undefined, '', '{', '{}', '{"passed":"3","failed":0,"skipped":0,"skips":[],"failures":[]}'])(
    'takes a missing or damaged report for a failure: %j',
    (text) => {
      expect(parseCounts(text, 'unit')).toMatchObject({ passed: 0, failed: 1 })
    },
  )
})
