import { describe, expect, it } from 'vitest'
import { fakeView } from '../../test/fake/live-view.ts'
import { initialState } from '../client/state.ts'
import { nextTry } from './next-try.ts'

const STREAMING = fakeView().link

function after(passedMs: number, change: Partial<typeof STREAMING>) {
  const view = fakeView({ link: { ...STREAMING, ...change } })
  const connection = { phase: 'open', sinceMonoMs: 0 } as const
  return nextTry({ ...initialState(0, 0), connection, view, viewArrivedMonoMs: 1_000, nowMonoMs: 1_000 + passedMs })
}

describe('nextTry', () => {
  it('counts down between two views, and never promises too early', () => {
    const waiting = { state: 'Absent', retryInMs: 1_410 } as const
    expect(after(0, waiting)).toEqual({ kind: 'waits', tenths: 15 })
    expect(after(10, waiting)).toEqual({ kind: 'waits', tenths: 14 })
    expect(after(800, waiting)).toEqual({ kind: 'waits', tenths: 7 })
    expect(after(899, { state: 'Absent', retryInMs: 890 })).toEqual({ kind: 'trying' })
  })

  it('says that it tries while it does', () => {
    expect(after(0, { state: 'Opening', retryInMs: null })).toEqual({ kind: 'trying' })
    expect(after(0, { state: 'Handshaking', retryInMs: null })).toEqual({ kind: 'trying' })
    expect(after(0, { state: 'Absent', retryInMs: null })).toEqual({ kind: 'trying' })
  })

  it('says nothing while it streams, without a scanner, or when the view is old', () => {
    const none = { kind: 'none' }
    expect(after(0, {})).toEqual(none)
    expect(after(0, { state: 'Absent', transport: 'none', retryInMs: 900 })).toEqual(none)
    expect(after(901, { state: 'Absent', retryInMs: 2_000 })).toEqual(none)
    expect(nextTry(initialState(0, 0))).toEqual(none)
  })
})
