import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../electron/base/random.ts'
import type { EggFlag } from '../../electron/domain/egg.ts'
import { drawCue } from './cue.ts'
import {
  DOUBLE_YOLK_SHARE,
  drawFault,
  drawTruth,
  FAULT_SHARE,
  INVERTED_SHARE,
  PHANTOM_FAULTS,
  PHANTOM_PRIORS,
  trueClass,
} from './truth.ts'

describe('drawTruth', () => {
  it('follows the priors, which sum to 1', () => {
    expect(Object.values(PHANTOM_PRIORS).reduce<number>((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    const random = seededRandom('priors')
    const seen = new Map<string, number>()
    for (let i = 0; i < 40_000; i++) {
      const name = trueClass(drawTruth(random))
      seen.set(name, (seen.get(name) ?? 0) + 1 / 40_000)
    }
    expect(seen.get('FEMALE')).toBeCloseTo(PHANTOM_PRIORS.liveFemale, 1)
    expect(seen.get('MALE')).toBeCloseTo(PHANTOM_PRIORS.liveMale, 1)
    expect(seen.get('INFERTILE')).toBeCloseTo(PHANTOM_PRIORS.infertile, 2)
    expect(seen.get('EARLY_DEAD')).toBeCloseTo(PHANTOM_PRIORS.earlyDead, 2)
    expect(seen.get('MID_DEAD')).toBeCloseTo(PHANTOM_PRIORS.midDead, 2)
    expect(seen.get('EMPTY')).toBeCloseTo(PHANTOM_PRIORS.empty, 2)
  })

  it('gives a sex to living embryos only', () => {
    const random = seededRandom('sexes')
    for (let i = 0; i < 2000; i++) {
      const truth = drawTruth(random)
      expect(truth.sex !== undefined).toBe(truth.kind === 'LIVE')
    }
  })

  it('draws flags on eggs only, each at its share', () => {
    const random = seededRandom('flags')
    const truths = Array.from({ length: 40_000 }, () => drawTruth(random))
    const share = (flag: EggFlag) => truths.filter(({ flags }) => flags.includes(flag)).length / truths.length
    expect(share('INVERTED') / INVERTED_SHARE).toBeCloseTo(1, 0)
    expect(share('DOUBLE_YOLK') / DOUBLE_YOLK_SHARE).toBeCloseTo(1, 0)
    // Only on demand: how common they are, no source was found.
    expect(share('CRACKED')).toBe(0)
    expect(truths.filter(({ kind, flags }) => kind === 'EMPTY' && flags.length > 0)).toEqual([])
  })

  it('draws rare faults, and a faulty picture is unreadable whatever it shows', () => {
    const random = seededRandom('faults')
    const faults = Array.from({ length: 20_000 }, () => drawFault(random)).filter((fault) => fault !== undefined)
    expect(faults.length / 20_000).toBeCloseTo(FAULT_SHARE, 2)
    expect(new Set(faults).size).toBe(PHANTOM_FAULTS.length)
    expect(trueClass({ sex: 'MALE', kind: 'LIVE', flags: [], fault: 'SATURATED' })).toBe('UNREADABLE')
  })
})

describe('drawCue', () => {
  it('separates the sexes by the effect size in standard deviations', () => {
    const random = seededRandom('cue')
    const average = (sex: 'FEMALE' | 'MALE') => {
      let sum = 0
      for (let i = 0; i < 5000; i++) sum += drawCue(random, { sex, kind: 'LIVE', flags: [], fault: undefined }, 3)
      return sum / 5000
    }
    expect(average('FEMALE') - average('MALE')).toBeCloseTo(3, 0)
  })
})
