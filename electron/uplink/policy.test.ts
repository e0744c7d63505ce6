import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Random, seededRandom } from '../base/random.ts'
import { judge, RETRY_AFTER_MAX_MS, RETRY_BASE_MS, RETRY_CAP_MS, retryAfterMs } from './policy.ts'
import type { SendOutcome } from './sinks/sink.ts'

const NOW_MS = Date.UTC(2026, 10, 21, 8)
const longest: Random = { ...seededRandom('x'), next: () => 1 - 2 ** -32 }
const answered = (status: number, retryAfter: string | null = null): SendOutcome => ({
  ...{ kind: 'answered', status, retryAfter, problem: null },
})
const kindOf = (outcome: SendOutcome) => judge(outcome, 0, NOW_MS, seededRandom(1)).kind

describe('judge', () => {
  it('takes only a receipt for a success', () => {
    expect(judge({ kind: 'received', receipt: 'r-1' }, 3, NOW_MS, longest)).toEqual({ kind: 'sent', receipt: 'r-1' })
    fc.assert(fc.property(fc.integer({ min: 100, max: 599 }), (status) => kindOf(answered(status)) !== 'sent'))
  })

  it.each([401, 408, 409, 425, 429, 500, 501, 502, 503, 504, 599, 302, 204])('tries %i again', (status) => {
    expect(kindOf(answered(status))).toBe('retry')
  })

  it.each([400, 403, 404, 405, 410, 413, 415, 422])('parks %i', (status) => {
    expect(judge({ ...answered(status), problem: 'said why' } as SendOutcome, 0, NOW_MS, longest)).toEqual({
      kind: 'park',
      reason: `HTTP ${status} said why`,
    })
  })

  it.each(['network', 'timeout', 'redirected', 'not-a-receipt', 'no-credential'] as const)(
    'tries again after %s',
    (reason) => {
      expect(judge({ kind: 'failed', reason }, 0, NOW_MS, longest)).toMatchObject({ kind: 'retry', reason })
    },
  )

  it('waits within full jitter, whatever the attempt, and never before Retry-After', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(200_000), fc.integer(), (attempt, seconds, seed) => {
        const plain = judge(answered(503), attempt, NOW_MS, seededRandom(seed))
        const told = judge(answered(429, String(seconds)), attempt, NOW_MS, seededRandom(seed))
        const ceilingMs = Math.min(RETRY_CAP_MS, RETRY_BASE_MS * 2 ** Math.min(attempt, 30))
        const floorMs = Math.min(RETRY_AFTER_MAX_MS, seconds * 1_000)
        return (
          plain.kind === 'retry' &&
          told.kind === 'retry' &&
          plain.afterMs >= 0 &&
          plain.afterMs <= ceilingMs &&
          told.afterMs === floorMs + plain.afterMs
        )
      }),
    )
  })

  it('spreads over the whole of it: half of the waits lie in each half', () => {
    const random = seededRandom('spread')
    const waits = Array.from({ length: 400 }, () => judge(answered(503), 4, NOW_MS, random)).map((verdict) =>
      verdict.kind === 'retry' ? verdict.afterMs : -1,
    )
    const low = waits.filter((waitMs) => waitMs < (RETRY_BASE_MS * 2 ** 4) / 2).length
    expect(low).toBeGreaterThan(150)
    expect(low).toBeLessThan(250)
  })
})

describe('retryAfterMs', () => {
  it.each([
    ['120', 120_000],
    [' 7 ', 7_000],
    ['0', 0],
    ['999999999999999999999', RETRY_AFTER_MAX_MS],
    ['Sat, 21 Nov 2026 08:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 07:00:00 GMT', 0],
    ['Fri, 21 Nov 2036 08:00:00 GMT', RETRY_AFTER_MAX_MS],
    ['-5', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %s as %s', (text, wanted) => {
    expect(retryAfterMs(text, NOW_MS)).toBe(wanted)
  })

  it('is nothing or within a day for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const waitMs = retryAfterMs(text, NOW_MS)
        return waitMs === undefined || (waitMs >= 0 && waitMs <= RETRY_AFTER_MAX_MS)
      }),
    )
  })
})
