import { describe, expect, it } from 'vitest'
import { DRIFT_SCANS_MIN, type DriftCounts, driftFigures, worstDrift } from './drift.ts'

const STEADY: DriftCounts = { confidence: [100, 300, 600], signalToNoise: [500, 500], classes: [480, 480, 40] }

function one(present: Partial<DriftCounts>, measure: keyof DriftCounts) {
  return driftFigures(STEADY, { ...STEADY, ...present }).find((figure) => figure.measure === measure)
}

describe('driftFigures', () => {
  it('finds nothing where nothing changed, in every measure', () => {
    expect(driftFigures(STEADY, STEADY)).toEqual(
      (['confidence', 'signalToNoise', 'classes'] as const).map((measure) => ({
        ...{ measure, index: 0, state: 'steady', scans: 1_000, referenceScans: 1_000 },
      })),
    )
  })

  it('watches what has moved, and says when it has drifted', () => {
    expect(one({ signalToNoise: [560, 440] }, 'signalToNoise')?.state).toBe('steady')
    expect(one({ signalToNoise: [680, 320] }, 'signalToNoise')?.state).toBe('watch')
    const drifted = one({ confidence: [500, 300, 200] }, 'confidence')
    expect(drifted?.state).toBe('drifted')
    expect(drifted?.index).toBeCloseTo(0.4 * Math.log(500.5 / 100.5) - 0.4 * Math.log(200.5 / 600.5) - 0.004, 2)
  })

  it('says nothing of too few scans, on either side', () => {
    const few = { signalToNoise: [DRIFT_SCANS_MIN - 1, 0] }
    expect(one(few, 'signalToNoise')).toMatchObject({ index: null, state: 'too-few', scans: DRIFT_SCANS_MIN - 1 })
    expect(driftFigures({ ...STEADY, ...few }, STEADY)[1]).toMatchObject({ state: 'too-few', referenceScans: 499 })
    expect(driftFigures({ ...STEADY, classes: [1_000, 0] }, STEADY)[2]).toMatchObject({ index: null, state: 'too-few' })
  })
})

describe('worstDrift', () => {
  it.each([
    [[], 'too-few'],
    [['steady', 'too-few'], 'too-few'],
    [['watch', 'too-few', 'steady'], 'watch'],
    [['steady', 'drifted', 'watch'], 'drifted'],
    [['steady', 'steady'], 'steady'],
  ] as const)('of %j is %s', (states, worst) => {
    expect(worstDrift(states.map((state) => ({ state })))).toBe(worst)
  })
})
