import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BoundedQueue } from './bounded-queue.ts'

const count = fc.integer({ min: 0, max: 6 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('push' as const), times: count }) },
  fc.record({ kind: fc.constant('admit' as const), times: count }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('take' as const), times: count }) },
)

describe('BoundedQueue', () => {
  it('behaves like an array with a limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.array(step, { maxLength: 60 }), (limit, steps) => {
        const queue = new BoundedQueue<number>(limit)
        const model: number[] = []
        let next = 0
        for (const { kind, times } of steps) {
          if (kind === 'take') expect(queue.take(times)).toEqual(model.splice(0, times))
          for (let time = 0; kind !== 'take' && time < times; time++) {
            const hasRoom = model.length < limit
            if (kind === 'push') expect(queue.push(next)).toBe(hasRoom)
            else queue.admit(next)
            if (hasRoom || kind === 'admit') model.push(next)
            next++
          }
          expect(queue.length).toBe(model.length)
          expect(queue.isFull).toBe(model.length >= limit)
          expect(queue.peek(5)).toEqual(model.slice(0, 5))
        }
        expect(queue.peek(1000)).toEqual(model)
      }),
    )
  })

  it('keeps the order over many thousands of items, past the point where it tidies up', () => {
    const queue = new BoundedQueue<number>(1000)
    let given = 0
    const taken: number[] = []
    for (let round = 0; round < 400; round++) {
      while (queue.push(given)) given++
      taken.push(...queue.take(round % 7 === 0 ? 900 : 30))
    }
    expect(given).toBeGreaterThan(50_000)
    expect(taken.every((item, index) => item === index)).toBe(true)
    expect(queue.length).toBe(given - taken.length)
  })

  it('does not hand out its own memory', () => {
    const queue = new BoundedQueue<number>(3)
    queue.push(1)
    const seen = queue.peek(1) as number[]
    seen.push(9)
    expect(queue.length).toBe(1)
  })
})
