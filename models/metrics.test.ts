import { describe, expect, it } from 'vitest'
import type { EggClass } from '../electron/domain/egg.ts'
import { computeMetrics, type Judged } from './metrics.ts'

const PLACE = { ageHours: 270, breed: 'phantom', confidence: 0.9, signalToNoise: 20, activation: undefined } as const
const VIABLE = { viable: 1, infertile: 0, earlyDead: 0, midDead: 0, empty: 0 }

function living(sex: 'FEMALE' | 'MALE', eggClass: EggClass, female: number, noise = 0.03): Judged {
  const truth: Judged['truth'] = { sex, kind: 'LIVE', flags: [], fault: undefined }
  return { truth, ...PLACE, noise, fertility: VIABLE, female, eggClass }
}

describe('computeMetrics', () => {
  const metrics = computeMetrics('test split', [
    living('FEMALE', 'FEMALE', 0.95),
    living('FEMALE', 'MALE', 0.05),
    living('MALE', 'MALE', 0.05, 0.015),
    living('MALE', 'UNCERTAIN', 0.5, 0.07),
    {
      truth: { sex: undefined, kind: 'INFERTILE', flags: [], fault: undefined },
      ...PLACE,
      noise: 0.03,
      fertility: VIABLE,
      female: 0.9,
      eggClass: 'FEMALE',
    },
  ])

  it('counts uncertain calls apart from wrong ones', () => {
    expect(metrics.sex).toEqual({ n: 4, accuracyConfident: 0.6667, uncertainShare: 0.25 })
  })

  it('puts every picture into exactly one place of the confusion matrix', () => {
    const { labels, calls, counts } = metrics.confusion
    expect(counts.flat().reduce((sum, count) => sum + count)).toBe(5)
    expect(counts[labels.indexOf('FEMALE')]?.[calls.indexOf('MALE')]).toBe(1)
    expect(counts[labels.indexOf('INFERTILE')]?.[calls.indexOf('FEMALE')]).toBe(1)
  })

  it('judges fertility over all pictures and sex by noise level', () => {
    expect(metrics.fertilityAccuracy).toBe(0.8)
    expect(metrics.sexByNoise.map(({ n }) => n)).toEqual([1, 2, 1])
  })

  it('measures calibration as the mean distance of stated and observed share', () => {
    // Bins: 0.05 ×2 holds one female of two, 0.5 holds none of one, 0.95 holds one of one.
    expect(metrics.sexCalibrationError).toBeCloseTo((Math.abs(0.1 - 1) + 0.5 + 0.05) / 4, 4)
  })
})
