import { describe, expect, it } from 'vitest'
import type { Interval } from '../base/interval-set.ts'
import { nextEpoch, sessionEpoch } from './session-epoch.ts'

const having = (known: Readonly<Record<string, readonly Interval[]>>) => (sessionId: string) => known[sessionId] ?? []

describe('sessionEpoch', () => {
  it('goes on with a session whose counter goes on', () => {
    const known = having({ aa: [{ from: 1, to: 40 }] })
    expect(sessionEpoch({ sessionId: 'aa', nextSequence: 41 }, known)).toEqual({ sessionId: 'aa', isNew: false })
    expect(sessionEpoch({ sessionId: 'bb', nextSequence: 1 }, known)).toEqual({ sessionId: 'bb', isNew: false })
  })

  it('begins an epoch when the counter went back, and goes on with it', () => {
    const once = { aa: [{ from: 1, to: 40 }] }
    expect(sessionEpoch({ sessionId: 'aa', nextSequence: 40 }, having(once))).toEqual({
      sessionId: 'aa+1',
      isNew: true,
    })
    const twice = { ...once, 'aa+1': [{ from: 1, to: 9 }] }
    expect(sessionEpoch({ sessionId: 'aa', nextSequence: 10 }, having(twice))).toEqual({
      sessionId: 'aa+1',
      isNew: false,
    })
    expect(sessionEpoch({ sessionId: 'aa', nextSequence: 5 }, having(twice))).toEqual({
      sessionId: 'aa+2',
      isNew: true,
    })
  })
})

describe('nextEpoch', () => {
  it('is the first one of which nothing is there', () => {
    const some = [{ from: 1, to: 3 }]
    expect(nextEpoch('aa', having({ aa: some }))).toBe('aa+1')
    expect(nextEpoch('aa', having({ aa: some, 'aa+1': some }))).toBe('aa+2')
    expect(nextEpoch('aa', () => some)).toBe('aa+1000')
  })
})
