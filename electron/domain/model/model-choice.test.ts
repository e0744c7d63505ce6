import { describe, expect, it } from 'vitest'
import { isSameModel, type ModelChoice, switchedTo, withCandidate, withoutCandidate } from './model-choice.ts'

const model = (modelId: string, manifestSha256 = 'aa') => ({ modelId, manifestSha256 })
const [ONE, TWO, THREE] = [model('net-1.0.0'), model('net-2.0.0'), model('net-3.0.0')]
const CHOICE: ModelChoice = { active: ONE, previous: undefined, candidate: undefined }

describe('the choice of models', () => {
  it('takes two packages of one name for two, and no model for no model', () => {
    expect(isSameModel(ONE, model('net-1.0.0'))).toBe(true)
    expect(isSameModel(ONE, TWO)).toBe(false)
    expect(isSameModel(ONE, model('net-1.0.0', 'bb'))).toBe(false)
    expect(isSameModel(ONE, undefined)).toBe(false)
    expect(isSameModel(undefined, undefined)).toBe(true)
  })

  it('has one candidate at a time, which changes nothing about who judges', () => {
    expect(withCandidate(withCandidate(CHOICE, TWO), THREE)).toEqual({ ...CHOICE, candidate: THREE })
    expect(withoutCandidate(withCandidate(CHOICE, TWO))).toEqual(CHOICE)
  })

  it('keeps the way back, and goes it and back again', () => {
    const switched = switchedTo(withCandidate(CHOICE, TWO), TWO)
    expect(switched).toEqual({ active: TWO, previous: ONE, candidate: undefined })
    const back = switchedTo(switched, ONE)
    expect(back).toEqual({ active: ONE, previous: TWO, candidate: undefined })
  })

  it('goes no way back to a model of which nothing is known', () => {
    expect(switchedTo({ ...CHOICE, active: model(''), previous: THREE }, TWO)).toMatchObject({ previous: THREE })
  })

  it('leaves a candidate that was not meant', () => {
    const switched = switchedTo({ active: TWO, previous: ONE, candidate: THREE }, ONE)
    expect(switched).toEqual({ active: ONE, previous: TWO, candidate: THREE })
  })
})
