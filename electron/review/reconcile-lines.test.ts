import { describe, expect, it } from 'vitest'
import type { ReconcileResult } from '../contract/sum-check.ts'
import { faultLines, reconcileLines } from './reconcile-lines.ts'

const CLEAN: ReconcileResult = {
  ...{ agrees: true, scanRows: 5270, eggRows: 5270, factScans: 5270, factEggs: 5270 },
  ...{ coldFaults: [], pictures: { opened: 12, faults: [], more: 0 }, differences: [] },
}

describe('the lines of reconcile', () => {
  it('say of damaged and missing pictures that they are, and of the sums that they agree', () => {
    const faults = [
      { kind: 'DAMAGED', file: '000000005.segment', places: 7, pictures: 448 },
      { kind: 'MISSING', file: '000000009.segment', pictures: 1 },
    ] as const
    const lines = reconcileLines({ ...CLEAN, agrees: false, pictures: { opened: 12, faults: [...faults], more: 3 } })
    expect(lines).toEqual([
      'Reconcile               agrees: 5270 scan rows, 5270 in fact cells; 5270 cells, 5270 in fact cells',
      'Pictures                DAMAGED OR MISSING FILES',
      '  - 000000005.segment is damaged in 7 places; 448 pictures lost',
      '  - 000000009.segment is missing; 1 picture lost with it',
      '  - and 3 more',
    ])
  })

  it('name the file of an older month before what differs without it', () => {
    const coldFaults = [{ kind: 'MISSING', file: 'cold/2026-09.db' } as const]
    const result = { ...CLEAN, agrees: false, coldFaults, differences: ['visit 2: expected 0, found 11'] }
    expect(reconcileLines(result)[1]).toBe('  - cold/2026-09.db is missing; put it back from a backup')
    expect(faultLines(result)).toEqual([
      'cold/2026-09.db is missing; put it back from a backup',
      'visit 2: expected 0, found 11',
    ])
    expect(faultLines(CLEAN)).toEqual([])
  })
})
