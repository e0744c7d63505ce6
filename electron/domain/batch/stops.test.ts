import { describe, expect, it } from 'vitest'
import { type BatchStop, lacksNote, outageFound, stoppedMsByReason, stopsMoved } from './stops.ts'

function pause(fromWallMs: number, toWallMs: number | undefined, reason: BatchStop['reason']): BatchStop {
  return { kind: 'pause', fromWallMs, toWallMs, reason, note: '' }
}

describe('stoppedMsByReason', () => {
  it('adds up pauses by reason, the one that lasts and those that nobody explained too', () => {
    const stops = [
      pause(0, 10, 'JAM'),
      pause(20, 25, undefined),
      pause(30, 37, 'JAM'),
      pause(90, undefined, 'BREAK'),
      { ...pause(92, 95, undefined), kind: 'outage' as const },
      { ...pause(95, undefined, 'FINISHED'), kind: 'end' as const },
    ]
    expect([...stoppedMsByReason(stops, 100)]).toEqual([
      ['JAM', 17],
      [undefined, 8],
      ['BREAK', 10],
    ])
  })

  it('counts nothing for a clock that was put back', () => {
    expect(stoppedMsByReason([pause(50, 40, 'JAM'), pause(200, undefined, 'JAM')], 100).size).toBe(0)
  })
})

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
