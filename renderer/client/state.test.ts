import { describe, expect, it } from 'vitest'
import { fakeView } from '../../test/fake/live-view.ts'
import { countBad, initialState, lost, stationAgeMs, stationNowWallMs, supersedesView } from './state.ts'

describe('lost', () => {
  it('keeps the moment of the first loss over every attempt', () => {
    const first = lost({ phase: 'open', sinceMonoMs: 0 }, { monoMs: 100, wallMs: 7 }, 400, undefined)
    const second = lost(first, { monoMs: 900, wallMs: 8 }, 800, 'VERSION_MISMATCH')
    expect(second).toEqual({
      phase: 'lost',
      sinceMonoMs: 100,
      sinceWallMs: 7,
      retryAtMonoMs: 1_700,
      refusal: 'VERSION_MISMATCH',
    })
  })
})

describe('supersedesView', () => {
  const current = { revision: 10, atWallMs: 5_000 }

  it('takes news, and a station that has begun anew', () => {
    expect(supersedesView({ revision: 11, atWallMs: 5_100 }, current)).toBe(true)
    expect(supersedesView({ revision: 1, atWallMs: 9_000 }, current)).toBe(true)
    expect(supersedesView({ revision: 11, atWallMs: 1_000 }, current)).toBe(true)
    expect(supersedesView({ revision: 1, atWallMs: 0 }, undefined)).toBe(true)
  })

  it('leaves an answer that was overtaken', () => {
    expect(supersedesView({ revision: 9, atWallMs: 4_900 }, current)).toBe(false)
  })
})

describe('the station clock', () => {
  const state = {
    ...initialState(1_000, 50),
    view: fakeView({ atWallMs: 80_000 }),
    viewArrivedMonoMs: 1_000,
    nowMonoMs: 3_500,
  }

  it('is carried on by ours', () => {
    expect(stationNowWallMs(state)).toBe(82_500)
    expect(stationNowWallMs({ ...state, view: undefined })).toBe(50)
  })

  it('never gives a negative age', () => {
    expect(stationAgeMs(state, 80_400)).toBe(2_000)
    expect(stationAgeMs(state, 99_000)).toBe(0)
  })
})

describe('countBad', () => {
  it('counts and keeps the last reason, cut to a line', () => {
    const once = countBad(initialState(0, 0).counters, 'x'.repeat(500))
    expect(once.badMessages).toBe(1)
    expect(once.lastBad).toHaveLength(200)
    expect(countBad(once, 'again')).toMatchObject({ badMessages: 2, lastBad: 'again' })
  })
})
