import { describe, expect, it } from 'vitest'
import { batchAt, SEEN_BEFORE_START_MS } from './batch-at.ts'

const SPANS = [
  { batchId: 'a', fromMs: 10_000, toMs: 20_000 },
  { batchId: 'b', fromMs: 20_500, toMs: 30_000 },
  { batchId: 'c', fromMs: 50_000, toMs: undefined },
]

describe('the batch that ran', () => {
  it.each([
    ['within it', 15_000, 'a'],
    ['as it began', 10_000, 'a'],
    ['in the last moment of one, though the next is about to begin', 19_999, 'a'],
    ['between two, right before the second', 20_000, 'b'],
    ['after one was closed', 30_000, null],
    ['right before one began', 50_000 - SEEN_BEFORE_START_MS, 'c'],
    ['long before any began', 50_000 - SEEN_BEFORE_START_MS - 1, null],
    ['before all of them', 0, null],
    ['in the one that is open', 1e9, 'c'],
  ])('is found: %s', (_, atMs, batchId) => {
    expect(batchAt(SPANS, atMs)).toBe(batchId)
  })

  it('is none where there never was one', () => {
    expect(batchAt([], 5)).toBeNull()
  })
})
