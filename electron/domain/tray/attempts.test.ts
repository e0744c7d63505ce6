import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyClass } from '../../../test/make/judgements.ts'
import { type AttemptOutcome, supersedes } from './attempts.ts'

/** Every attempt number once, in an order that has nothing to do with them. */
const attempts = fc.uniqueArray(fc.record({ attempt: fc.integer({ min: 1, max: 99 }), eggClass: anyClass }), {
  minLength: 1,
  maxLength: 12,
  selector: ({ attempt }) => attempt,
})

function winnerOf(arrivals: readonly AttemptOutcome[]): AttemptOutcome | undefined {
  let current: AttemptOutcome | undefined
  for (const next of arrivals) if (supersedes(next, current)) current = next
  return current
}

describe('supersedes', () => {
  it('lets the last valid attempt speak for the egg, in whatever order they arrive', () => {
    fc.assert(
      fc.property(attempts, (arrivals) => {
        const valid = arrivals.filter(({ eggClass }) => eggClass !== 'UNREADABLE')
        const candidates = valid.length > 0 ? valid : arrivals
        const last = candidates.reduce((latest, one) => (one.attempt > latest.attempt ? one : latest))
        expect(winnerOf(arrivals)).toEqual(last)
      }),
    )
  })

  it('takes the first attempt, also an unreadable one', () => {
    expect(supersedes({ attempt: 1, eggClass: 'UNREADABLE' }, undefined)).toBe(true)
  })

  it('does not replace an attempt by the same attempt again', () => {
    const first = { attempt: 2, eggClass: 'FEMALE' } as const
    expect(supersedes({ attempt: 2, eggClass: 'MALE' }, first)).toBe(false)
    expect(supersedes({ attempt: 3, eggClass: 'MALE' }, first)).toBe(true)
  })

  it('prefers an earlier readable attempt to a later unreadable one', () => {
    const readable = { attempt: 1, eggClass: 'MALE' } as const
    const unreadable = { attempt: 2, eggClass: 'UNREADABLE' } as const
    expect([supersedes(unreadable, readable), supersedes(readable, unreadable)]).toEqual([false, true])
  })
})
