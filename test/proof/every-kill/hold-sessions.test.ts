import { describe, expect, it } from 'vitest'
import type { LiveView } from '../../../electron/contract/live.ts'
import type { BatchRecord } from '../../../electron/contract/review.ts'
import type { StoredSession } from '../../rig/stored.ts'
import { holdSessions, type SwitchedOn } from './hold-sessions.ts'

const STORED: StoredSession = {
  ...{ scannerSerial: 'S', sessionId: 'a', scans: 10, distinctScans: 10, received: 12, isUnbroken: true },
  ...{ rejected: 0, cells: 9, sorterAcks: 0 },
}

function life(complete: boolean, change = {}): SwitchedOn {
  const made = { scansMade: 10, cellsScanned: 9, sequencedMade: 12, unacknowledged: 0, ...change }
  return { stats: made as SwitchedOn['stats'], complete }
}

function hold(sessions: readonly StoredSession[], lives: readonly SwitchedOn[]) {
  const record = { scans: 10, eggs: 7, emptyCells: 2 } as BatchRecord
  return holdSessions(sessions, lives, record, { batch: { scans: 10, eggs: 7, emptyCells: 2 } } as LiveView)
}

describe('the scanner held against the rows', () => {
  it('finds nothing where everything is there once', () => {
    expect(hold([STORED], [life(true)])).toEqual([])
  })

  it('finds nothing where a life ended before its first tray', () => {
    const none = { ...STORED, scans: 0, distinctScans: 0, received: 0, cells: 0, isUnbroken: false }
    const idle = life(true, { scansMade: 0, cellsScanned: 0, sequencedMade: 0 })
    expect(hold([STORED, none], [life(true), idle])).toEqual([])
  })

  it('forgives a life that was cut short what was not acknowledged, and what came after its last word, and no more', () => {
    expect(hold([STORED], [life(false, { sequencedMade: 15, unacknowledged: 3, scansMade: 12 })])).toEqual([])
    expect(hold([STORED], [life(false, { sequencedMade: 8, scansMade: 7, cellsScanned: 6 })])).toEqual([])
    expect(hold([STORED], [life(false, { sequencedMade: 15, unacknowledged: 2 })])).toEqual([
      'life 1 of the scanner: 12 messages stored, 15 made, 2 of them unacknowledged',
    ])
  })

  it('names what is missing, what is too much, gaps, and a life of which nothing is there', () => {
    expect(hold([STORED], [life(true, { scansMade: 11 })])).toEqual([
      'life 1 of the scanner: 10 scans stored, 11 made, 0 of them unacknowledged',
    ])
    expect(hold([{ ...STORED, scans: 11, isUnbroken: false }], [life(true)])).toEqual([
      'life 1 of the scanner: 11 scans stored, 10 made, 0 of them unacknowledged',
      'life 1 of the scanner: what was received has gaps',
      'scans of the record: 10 instead of 11',
      'scans on the screen: 10 instead of 11',
    ])
    expect(hold([STORED], [life(true), life(true)])).toEqual(['sessions: 1 instead of 2'])
  })
})
