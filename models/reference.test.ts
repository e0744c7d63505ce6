import { expect, it } from 'vitest'
import { EGG_CLASSES } from '../electron/domain/egg.ts'
import type { Judged } from './metrics.ts'
import { referenceOf } from './reference.ts'

const ONE: Judged = {
  truth: { sex: 'FEMALE', kind: 'LIVE', flags: [], fault: undefined },
  ...{ noise: 0.03, ageHours: 270, breed: 'phantom', activation: undefined },
  fertility: { viable: 1, infertile: 0, earlyDead: 0, midDead: 0, empty: 0 },
  ...{ female: 0.97, eggClass: 'FEMALE', confidence: 0.97, signalToNoise: 12.5 },
}

it('counts judged pictures in the bins of a station', () => {
  const reference = referenceOf([ONE, ONE, { ...ONE, eggClass: 'UNREADABLE', confidence: 0, signalToNoise: 0.2 }])
  const filled = (counts: readonly number[]) => counts.flatMap((count, bin) => (count === 0 ? [] : [[bin, count]]))
  expect(filled(reference.confidence)).toEqual([
    [0, 1],
    [19, 2],
  ])
  expect(filled(reference.signalToNoise)).toEqual([
    [0, 1],
    [5, 2],
  ])
  expect(reference.classes[EGG_CLASSES.indexOf('UNREADABLE')]).toBe(1)
})
