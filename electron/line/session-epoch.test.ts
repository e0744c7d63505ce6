import { describe, expect, it } from 'vitest'
import type { Interval } from '../base/interval-set.ts'
import { nextEpoch, sessionEpoch } from './session-epoch.ts'

const having = (known: Readonly<Record<string, readonly Interval[]>>) => (sessionId: string) => known[sessionId] ?? []

describe('sessionEpoch', () => {
  it('goes on with a session whose counter goes on', () => {
    const known = having({ aa: [{ from: 1, to: 40 }] })
    expect(sessionEpoch({ sessionId: 'aa', nextSequence: 41 }, known)).toEqual({ epoch: 0, isNew: false })
    expect(sessionEpoch({ sessionId: 'bb', nextSequence: 1 }, known)).toEqual({ epoch: 0, isNew: false })
  })

  it('begins an epoch when the counter went back, and goes on with it', () => {
    const once = { aa: [{ from: 1, to: 40 }] }
    expect(sessionEpoch({ sessionId: 'aa', nextSequence: 40 }, having(once))).toEqual({
      epoch: 1,
      isNew: true,
    })
    const twice = { ...once, 'aa+1': [{ from: 1, to: 9 }] }
    expect(sessionEpoch({ sessionId: 'aa', nextSequence: 10 }, having(twice))).toEqual({
      epoch: 1,
      isNew: false,
    })
    expect(sessionEpoch({ sessionId: 'aa', nextSequence: 5 }, having(twice))).toEqual({
      epoch: 2,
      isNew: true,
    })
  })

  it('goes on with an epoch that was begun and of which nothing is durable yet', () => {
    const once = having({ aa: [{ from: 1, to: 40 }] })
    for (const nextSequence of [1, 40, 50]) {
      expect(sessionEpoch({ sessionId: 'aa', nextSequence }, once, 2)).toEqual({ epoch: 2, isNew: false })
    }
  })

  it('goes on with the last one when there were too many', () => {
    expect(sessionEpoch({ sessionId: 'aa', nextSequence: 1 }, () => [{ from: 1, to: 3 }])).toEqual({
      epoch: 1000,
      isNew: false,
    })
  })
})

describe('nextEpoch', () => {
  it('is the first one of which nothing is there', () => {
    const some = [{ from: 1, to: 3 }]
    expect(nextEpoch('aa', having({ aa: some }))).toBe(1)
    expect(nextEpoch('aa', having({ aa: some, 'aa+1': some }))).toBe(2)
    expect(nextEpoch('aa', () => some)).toBe(1000)
  })

  it('is none that was begun before, whatever is durable, but for the last', () => {
    expect(nextEpoch('aa', () => [], 1)).toBe(2)
    expect(nextEpoch('aa', having({ 'aa+3': [{ from: 7, to: 7 }] }), 2)).toBe(4)
    expect(nextEpoch('aa', () => [], 1000)).toBe(1000)
  })
})
