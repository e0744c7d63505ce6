import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OUTBOX_AGE_MAX_MS, OUTBOX_BYTES_MAX, OUTBOX_ROWS_MAX, outboxFill } from './outbox-limits.ts'

const NOW_MS = 1_800_000_000_000
const counts = (queued: number, parked: number, ageMs: number | null) => ({
  ...{ queued, parked, newestSentWallMs: null },
  oldestQueuedWallMs: ageMs === null ? null : NOW_MS - ageMs,
})

describe('outboxFill', () => {
  it.each([
    ['nothing', counts(0, 0, null), 0],
    ['half the rows', counts(OUTBOX_ROWS_MAX / 4, OUTBOX_ROWS_MAX / 4, 0), 0.5],
    ['what is refused alone', counts(0, OUTBOX_ROWS_MAX, null), 1],
    ['half the age', counts(1, 0, OUTBOX_AGE_MAX_MS / 2), 0.5],
    ['a clock that was set back', counts(1, 0, -OUTBOX_AGE_MAX_MS), 1 / OUTBOX_ROWS_MAX],
  ])('is the nearest limit: %s', (_name, at, fill) => {
    expect(outboxFill(at, NOW_MS)).toBeCloseTo(fill, 10)
  })

  it('never falls when something is added or time goes on', () => {
    const some = fc.nat(10_000)
    fc.assert(
      fc.property(some, some, some, some, (queued, parked, ageMs, more) => {
        const before = outboxFill(counts(queued, parked, ageMs), NOW_MS)
        expect(outboxFill(counts(queued + more, parked, ageMs), NOW_MS)).toBeGreaterThanOrEqual(before)
        expect(outboxFill(counts(queued, parked + more, ageMs), NOW_MS)).toBeGreaterThanOrEqual(before)
        expect(outboxFill(counts(queued, parked, ageMs), NOW_MS + more)).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('is made for a part of any disk', () => {
    expect(OUTBOX_BYTES_MAX).toBe(256 * 1_024 * 1_024)
  })
})
