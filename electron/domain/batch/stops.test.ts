import { describe, expect, it } from 'vitest'
import { type BatchStop, stoppedMsByReason } from './stops.ts'

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
      { ...pause(95, undefined, 'FINISHED'), kind: 'end' as const },
    ]
    expect([...stoppedMsByReason(stops, 100)]).toEqual([
      ['JAM', 17],
      [undefined, 5],
      ['BREAK', 10],
    ])
  })

  it('counts nothing for a clock that was put back', () => {
    expect(stoppedMsByReason([pause(50, 40, 'JAM'), pause(200, undefined, 'JAM')], 100).size).toBe(0)
  })
})
