import { describe, expect, it } from 'vitest'
import { SET_SCANS_MIN, smallSets } from './data-set.ts'

describe('sets that are too small', () => {
  it('are those below the line, in the order in which they are used', () => {
    expect(smallSets({ train: 10, calibration: 0, test: 0 })).toEqual(['train', 'calibration', 'test'])
    expect(smallSets({ train: 700, calibration: SET_SCANS_MIN, test: SET_SCANS_MIN - 1 })).toEqual(['test'])
    expect(smallSets({ train: 700, calibration: 150, test: 150 })).toEqual([])
  })
})
