import { describe, expect, it } from 'vitest'
import { BufferPool } from './buffer-pool.ts'

const BATCH_BYTES = 131_072

describe('BufferPool', () => {
  it('hands out what was given back, for what fits into it', () => {
    const pool = new BufferPool()
    const first = pool.take(BATCH_BYTES)
    expect(first.length).toBe(BATCH_BYTES)
    pool.give(first)
    const smaller = pool.take(BATCH_BYTES / 2)
    expect(smaller.buffer).toBe(first.buffer)
    expect(smaller.length).toBe(BATCH_BYTES / 2)
    expect(pool.take(BATCH_BYTES).buffer).not.toBe(first.buffer)
  })

  it('never hands one buffer to two', () => {
    const pool = new BufferPool()
    const taken = [20_000, 30_000, 40_000].map((length) => pool.take(length))
    for (const bytes of taken) pool.give(bytes)
    const again = [15_000, 20_000, 20_000, 20_000].map((length) => pool.take(length).buffer)
    expect(new Set(again).size).toBe(again.length)
  })

  it('keeps neither small nor huge ones, and only some', () => {
    const pool = new BufferPool()
    for (const length of [1_000, 2 * 1024 * 1024]) {
      const bytes = pool.take(length)
      pool.give(bytes)
      expect(pool.take(length).buffer).not.toBe(bytes.buffer)
    }
    const many = Array.from({ length: 6 }, (_, index) => pool.take(20_000 + index))
    for (const bytes of many) pool.give(bytes)
    const kept = many.map(() => pool.take(20_000).buffer).filter((buffer) => many.some((one) => one.buffer === buffer))
    expect(kept).toHaveLength(4)
  })
})
