import { describe, expect, it } from 'vitest'
import type { Shelf } from '../../domain/archive/keep.ts'
import { DEFAULT_RETENTION } from '../../domain/archive/retention.ts'
import { type ErasureFacts, planErasures } from './plan-erasures.ts'

const DAY_MS = 86_400_000
const NOW_MS = 400 * DAY_MS
const retention = { ...DEFAULT_RETENTION, quotaBytes: 1000 }

function segment(segmentId: number, shelf: Shelf, bytes: number, ageDays = 0, isWritten = false) {
  const wallMs = NOW_MS - ageDays * DAY_MS
  const state = isWritten ? 'open' : 'closed'
  return { segmentId, shelf, bytes, pictures: 1, oldestWallMs: wallMs, newestWallMs: wallMs, state, isWritten } as const
}

function plan(change: Partial<ErasureFacts>): string[] {
  const facts = { segments: [], oldFiles: [], retention, nowWallMs: NOW_MS, clockTrusted: true, missingBytes: 0 }
  return planErasures({ ...facts, ...change }).map((one) =>
    one.kind === 'segment' ? `${one.segmentId} ${one.why}` : one.path,
  )
}

describe('what is erased', () => {
  it('is what is as old as its class may grow, by a clock that is trusted', () => {
    const segments = [
      segment(1, 'uncertain', 1, 29.9),
      segment(2, 'uncertain', 1, 30),
      segment(3, 'validation', 1, 364),
      segment(4, 'uncertain', 1, 99, true),
      segment(5, 'recent', 1, 399),
    ]
    expect(plan({ segments })).toEqual(['2 expired'])
    expect(plan({ segments, clockTrusted: false })).toEqual([])
  })

  it('leaves alone what is being erased', () => {
    expect(plan({ segments: [{ ...segment(1, 'recent', 5000), state: 'erasing' }] })).toEqual([])
  })

  it('is the oldest of a class that takes more than its share', () => {
    const segments = [
      segment(1, 'faulty', 150),
      segment(2, 'sample', 10),
      segment(3, 'faulty', 100),
      segment(4, 'faulty', 90),
    ]
    expect(plan({ segments })).toEqual(['1 quota'])
    expect(plan({ segments: [segment(1, 'faulty', 900, 0, true)] })).toEqual([])
  })

  it('is of all kept classes together what is had again most easily', () => {
    const segments = [
      ...[
        segment(1, 'overridden', 300),
        segment(2, 'validation', 290),
        segment(3, 'sample', 100),
        segment(4, 'sample', 60),
      ],
      segment(5, 'uncertain', 100),
    ]
    expect(plan({ segments })).toEqual(['3 quota'])
  })

  it('is for the rest what is recent: files of older versions first, then the oldest', () => {
    const segments = [
      segment(1, 'recent', 300),
      segment(2, 'uncertain', 200),
      segment(3, 'recent', 300),
      segment(4, 'recent', 300, 0, true),
    ]
    const oldFiles = [
      { path: 'a', bytes: 50 },
      { path: 'b', bytes: 500 },
    ]
    expect(plan({ segments })).toEqual(['1 quota'])
    expect(plan({ segments, oldFiles })).toEqual(['a', 'b', '1 quota'])
    expect(plan({ segments: segments.slice(0, 2), oldFiles })).toEqual(['a'])
  })

  it('is what is recent where the disk lacks room', () => {
    const segments = [segment(1, 'recent', 100), segment(2, 'recent', 100), segment(3, 'sample', 100)]
    expect(plan({ segments, missingBytes: 50 })).toEqual(['1 quota'])
    expect(plan({ segments, missingBytes: 5000 })).toEqual(['1 quota', '2 quota'])
  })
})
