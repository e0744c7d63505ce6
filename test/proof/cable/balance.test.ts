import { describe, expect, it } from 'vitest'
import type { StoredSession } from '../../rig/stored.ts'
import { faultsOf, type PowerUp } from './balance.ts'

const MADE: PowerUp = { scansMade: 100, cellsScanned: 90, sequencedMade: 120, unacknowledged: 0, complete: true }
const CUT_OFF: PowerUp = { ...MADE, unacknowledged: 30, complete: false }
const STORED: StoredSession = {
  ...{ scannerSerial: 'S', sessionId: '1', scans: 100, distinctScans: 100, received: 120, isUnbroken: true },
  ...{ rejected: 0, cells: 90, sorterAcks: 100 },
}

describe('what is held against each other after the pulls', () => {
  it('agrees when everything is there once', () => {
    expect(faultsOf(STORED, MADE, 'power-up 1')).toEqual([])
  })

  it.each([
    ['a lost scan', { scans: 99, distinctScans: 99 }],
    ['a scan more', { scans: 101, distinctScans: 101 }],
    ['a scan twice in the place of a lost one', { distinctScans: 99 }],
    ['a lost message of another kind', { received: 119 }],
    ['a cell without an egg', { cells: 89 }],
    ['a gap', { isUnbroken: false }],
    ['a message that could not be read', { rejected: 1 }],
  ])('sees %s', (_what, change: Partial<StoredSession>) => {
    expect(faultsOf({ ...STORED, ...change }, MADE, 'power-up 1')).toHaveLength(1)
  })

  it('allows a scanner that was switched off to lose what was not acknowledged, and no more', () => {
    const lost = (count: number) => ({
      ...STORED,
      scans: 100 - count,
      distinctScans: 100 - count,
      received: 120 - count,
    })
    expect(faultsOf(lost(30), CUT_OFF, 'power-up 1')).toEqual([])
    expect(faultsOf(lost(31), CUT_OFF, 'power-up 1')).toHaveLength(2)
  })

  it('misses nothing that was to be acknowledged', () => {
    expect(faultsOf(STORED, { ...MADE, unacknowledged: 1 }, 'power-up 1')).toHaveLength(1)
    expect(faultsOf(STORED, undefined, 'power-up 2')).toHaveLength(1)
  })
})
