import { describe, expect, it } from 'vitest'
import { lacksNote, outageFound, stopsMoved } from './stops.ts'

describe('stopsMoved', () => {
  it.each([
    ['running', 'paused', { pauseEnds: false, begins: 'pause' }],
    ['paused', 'paused', { pauseEnds: false, begins: undefined }],
    ['paused', 'running', { pauseEnds: true, begins: undefined }],
    ['paused', 'closing', { pauseEnds: true, begins: 'end' }],
    ['running', 'closing', { pauseEnds: false, begins: 'end' }],
    ['closing', 'closed', { pauseEnds: false, begins: undefined }],
  ] as const)('from %s to %s', (before, after, moved) => {
    expect(stopsMoved(before, after)).toEqual(moved)
  })
})

describe('outageFound', () => {
  it('lasts from the newest thing written to the start, for a batch that ran', () => {
    expect(outageFound('running', [3, 9, 5], 20)).toEqual({ fromWallMs: 9, toWallMs: 20 })
    expect(outageFound('running', [30], 20)).toEqual({ fromWallMs: 20, toWallMs: 20 })
    expect(outageFound('running', [], 20)).toBeUndefined()
  })

  it.each(['paused', 'closing', 'closed', 'draft'] as const)('finds none for one that is %s', (state) => {
    expect(outageFound(state, [3], 20)).toBeUndefined()
  })
})

describe('lacksNote', () => {
  it('is true of "other" without words alone', () => {
    expect([lacksNote('OTHER', ' '), lacksNote('OTHER', 'a hen'), lacksNote('JAM', '')]).toEqual([true, false, false])
  })
})
