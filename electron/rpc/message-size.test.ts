import { describe, expect, it } from 'vitest'
import { MESSAGE_DEPTH_MAX, MESSAGE_VALUES_MAX } from './limits.ts'
import { messageBytes } from './message-size.ts'

describe('messageBytes', () => {
  it('counts buffers and text', () => {
    expect(messageBytes(new Uint8Array(1000), 1e6)).toBe(1008)
    expect(messageBytes('abcd', 1e6)).toBe(16)
    expect(messageBytes({ ab: [1, null] }, 1e6)).toBe(4 * 8 + 4)
  })

  it('stops early once the limit is passed', () => {
    const rows = Array.from({ length: 1000 }, () => 'x'.repeat(100))
    const counted = messageBytes(rows, 1000)
    expect(counted).toBeGreaterThan(1000)
    expect(counted).toBeLessThan(2000)
  })

  it('has no size for what is too deep, too many or no plain data', () => {
    let nested: unknown = 1
    for (let depth = 0; depth <= MESSAGE_DEPTH_MAX; depth++) nested = [nested]
    expect(messageBytes(nested, 1e9)).toBe(Number.POSITIVE_INFINITY)
    const loop: { self?: unknown } = {}
    loop.self = loop
    expect(messageBytes(loop, 1e9)).toBe(Number.POSITIVE_INFINITY)
    expect(messageBytes(Array(MESSAGE_VALUES_MAX + 1).fill(0), 1e9)).toBe(Number.POSITIVE_INFINITY)
    expect(messageBytes(new Map([['a', 'b']]), 1e9)).toBe(Number.POSITIVE_INFINITY)
  })
})
