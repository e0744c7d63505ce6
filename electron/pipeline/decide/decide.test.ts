import { describe, expect, it } from 'vitest'
import { makePrediction } from '../../../test/fake/scripted-predictor.ts'
import { lawUntil } from '../../../test/make/law.ts'
import type { EggAction, EggClass } from '../../domain/egg.ts'
import type { IncubationAge } from '../../domain/law/incubation-age.ts'
import { DEFAULT_RECIPE, type Recipe } from '../../domain/recipe/recipe.ts'
import type { Prediction } from '../predict/prediction.ts'
import { type DecisionContext, decide } from './decide.ts'

const BEFORE: IncubationAge = { hours: 281.8, trust: 'trusted' }
const PAST: IncubationAge = { hours: 289.4, trust: 'trusted' }
const NO_SET_TIME: IncubationAge = { hours: undefined, trust: 'no-set-time' }
const DOUBTED: IncubationAge = { hours: 281.8, trust: 'clock-not-trusted' }

const FERTILITY_LABELS = ['viable', 'infertile', 'earlyDead', 'midDead', 'empty'] as const

function context(
  change: Partial<Omit<DecisionContext, 'recipe'>> & { recipe?: Partial<Recipe> } = {},
): DecisionContext {
  const { recipe, ...rest } = change
  return {
    law: lawUntil(288),
    age: BEFORE,
    ageWhenDone: change.age ?? BEFORE,
    attempt: 1,
    holdReason: undefined,
    ...rest,
    recipe: { ...DEFAULT_RECIPE, ...recipe },
  }
}

/** A prediction in which one fertility stands out with `probability`; the others share the rest. */
function fertile(label: (typeof FERTILITY_LABELS)[number], probability = 0.96, female = 0.5): Prediction {
  const rest = (1 - probability) / 4
  const fertility = { viable: rest, infertile: rest, earlyDead: rest, midDead: rest, empty: rest, [label]: probability }
  return makePrediction({ fertility, female })
}

const FEMALE = fertile('viable', 0.96, 0.98)
const MALE = fertile('viable', 0.96, 0.02)
const UNSURE = fertile('viable', 0.96, 0.55)
const GOOD = { signalToNoise: 20, saturatedShare: 0, interference: 0, evenness: 1 }
const DARK = { ...GOOD, signalToNoise: 0.4 }
const CLIPPED = { ...GOOD, saturatedShare: 0.4 }
const DISTURBED = { ...GOOD, interference: 0.3 }
const NOTHING = { ...GOOD, signalToNoise: 0 }
const ONE_SIDED = { ...GOOD, evenness: 0.3 }

describe('decide, the class', () => {
  it('looks at the picture first: a bad one is unreadable, whatever the model says of it', () => {
    for (const quality of [DARK, CLIPPED, DISTURBED, ONE_SIDED]) {
      expect(decide({ ...MALE, quality }, context())).toMatchObject({
        eggClass: 'UNREADABLE',
        reason: 'BAD_IMAGE',
        confidence: 0,
      })
    }
  })

  it('takes the limits of the picture themselves for good enough', () => {
    const quality = { signalToNoise: 1, saturatedShare: 0.2, interference: 0.1, evenness: 0.65 }
    expect(decide({ ...FEMALE, quality }, context()).eggClass).toBe('FEMALE')
  })

  it('lets a clearly empty cell be empty although nothing in it gives a signal', () => {
    const empty = { ...fertile('empty'), quality: NOTHING }
    expect(decide(empty, context())).toMatchObject({ eggClass: 'EMPTY', action: 'NONE', reason: 'CLEAR_CUT' })
    const perhapsEmpty = { ...fertile('empty', 0.59), quality: NOTHING }
    expect(decide(perhapsEmpty, context()).eggClass).toBe('UNREADABLE')
  })

  it('does not take a bad picture of something else for an empty cell because the recipe asks for little', () => {
    const fertility = { viable: 0.1, infertile: 0.5, earlyDead: 0, midDead: 0, empty: 0.4 }
    const said = makePrediction({ fertility, quality: DARK })
    expect(decide(said, context({ recipe: { fertilityThreshold: 0.3 } })).eggClass).toBe('UNREADABLE')
  })

  it('decides fertility before sex: a clear egg with a sure sex is a clear egg', () => {
    for (const female of [0.01, 0.99]) {
      const called = (['infertile', 'earlyDead', 'midDead', 'empty'] as const).map((label) => {
        return decide(fertile(label, 0.96, female), context()).eggClass
      })
      expect(called).toEqual(['INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'EMPTY'])
    }
  })

  it('calls no sex while fertility is open', () => {
    const open = fertile('viable', 0.59, 0.99)
    expect(decide(open, context())).toMatchObject({
      eggClass: 'UNCERTAIN',
      reason: 'BELOW_THRESHOLD',
      confidence: 0.59,
    })
    expect(decide(fertile('viable', 0.6, 0.99), context()).eggClass).toBe('FEMALE')
  })

  it('calls the living when they are as likely as the dead', () => {
    const tie = makePrediction({
      fertility: { viable: 0.5, infertile: 0.5, earlyDead: 0, midDead: 0, empty: 0 },
      female: 0.01,
    })
    expect(decide(tie, context({ recipe: { fertilityThreshold: 0.5 } })).eggClass).toBe('MALE')
  })

  it('calls a sex from its own threshold on, and tells how sure it is of that', () => {
    const called = [0.8, 0.79, 0.5, 0.21, 0.2].map((female) => decide(fertile('viable', 0.96, female), context()))
    expect(called.map(({ eggClass }) => eggClass)).toEqual(['FEMALE', 'UNCERTAIN', 'UNCERTAIN', 'UNCERTAIN', 'MALE'])
    expect(called.map(({ confidence }) => confidence)).toEqual([0.8, 0.79, 0.5, 0.79, 0.8])
    const strict = context({ recipe: { femaleThreshold: 0.99, maleThreshold: 0.7 } })
    expect(decide(FEMALE, strict).eggClass).toBe('UNCERTAIN')
    expect(decide(fertile('viable', 0.96, 0.3), strict).eggClass).toBe('MALE')
  })

  it('is unreadable where no model could judge', () => {
    expect(decide(undefined, context())).toEqual({
      eggClass: 'UNREADABLE',
      action: 'RESCAN',
      reason: 'MODEL_FAILED',
      confidence: 0,
    })
  })

  it.each([
    ['no number for the sex', { female: Number.NaN }],
    ['a sex below nothing', { female: Number.NEGATIVE_INFINITY }],
    ['a sex a little below nothing', { female: -0.5 }],
    ['a sex above everything', { female: 1.5 }],
    ['no number for a fertility', { fertility: { ...FEMALE.fertility, midDead: Number.NaN } }],
    ['an infinite fertility', { fertility: { ...FEMALE.fertility, viable: Number.POSITIVE_INFINITY } }],
    ['a negative fertility', { fertility: { viable: 1.2, infertile: -0.2, earlyDead: 0, midDead: 0, empty: 0 } }],
    ['fertilities that are no distribution', { fertility: { ...FEMALE.fertility, infertile: 0.9 } }],
  ])('believes nothing of a prediction with %s', (_name, broken) => {
    const said = { ...MALE, ...broken }
    expect(decide(said, context())).toEqual({
      eggClass: 'UNREADABLE',
      action: 'RESCAN',
      reason: 'MODEL_FAILED',
      confidence: 0,
    })
  })

  it('forgives a rounding error of single precision, and keeps confidence a probability', () => {
    const said = makePrediction({
      fertility: { viable: 1.0000001, infertile: 0, earlyDead: 0, midDead: 0, empty: 0 },
      female: 1.0000001,
    })
    expect(decide(said, context())).toEqual({ eggClass: 'FEMALE', action: 'KEEP', reason: 'CLEAR_CUT', confidence: 1 })
  })

  it('takes a picture whose quality is no number for a bad one', () => {
    for (const quality of [
      { ...GOOD, signalToNoise: Number.NaN },
      { ...GOOD, saturatedShare: Number.NaN },
      { ...GOOD, interference: Number.NaN },
      { ...GOOD, evenness: Number.NaN },
    ]) {
      expect(decide({ ...MALE, quality }, context())).toMatchObject({ eggClass: 'UNREADABLE', reason: 'BAD_IMAGE' })
    }
  })
})

describe('decide, the action', () => {
  const sure: readonly (readonly [EggClass, Prediction, before: EggAction, past: EggAction, untrusted: EggAction])[] = [
    ['FEMALE', FEMALE, 'KEEP', 'KEEP', 'KEEP'],
    ['MALE', MALE, 'REMOVE_MALE', 'KEEP', 'HOLD'],
    ['INFERTILE', fertile('infertile'), 'REMOVE_CLEAR', 'REMOVE_CLEAR', 'HOLD'],
    ['EARLY_DEAD', fertile('earlyDead'), 'REMOVE_CLEAR', 'REMOVE_CLEAR', 'HOLD'],
    ['MID_DEAD', fertile('midDead'), 'REMOVE_CLEAR', 'REMOVE_CLEAR', 'HOLD'],
    ['EMPTY', fertile('empty'), 'NONE', 'NONE', 'NONE'],
  ]

  it.each(sure)('of %s is lawful at every age', (eggClass, prediction, before, past, untrusted) => {
    const at = (age: IncubationAge) => {
      const { action, ...rest } = decide(prediction, context({ age }))
      expect(rest.eggClass).toBe(eggClass)
      return action
    }
    expect([BEFORE, PAST, NO_SET_TIME, DOUBTED].map(at)).toEqual([before, past, untrusted, untrusted])
  })

  it('decides nothing that would be unlawful by the time the sorter has carried it out', () => {
    const atTheEdge = { hours: 287.999, trust: 'trusted' } as const
    const overIt = { hours: 288, trust: 'trusted' } as const
    const decided = (change: Partial<DecisionContext>) => decide(MALE, context(change))
    expect(decided({ age: atTheEdge, ageWhenDone: atTheEdge }).action).toBe('REMOVE_MALE')
    expect(decided({ age: atTheEdge, ageWhenDone: overIt })).toMatchObject({ action: 'KEEP', reason: 'LEGAL_LIMIT' })
    expect(decided({ age: overIt, ageWhenDone: atTheEdge })).toMatchObject({ action: 'KEEP', reason: 'LEGAL_LIMIT' })
    for (const [age, ageWhenDone] of [
      [BEFORE, DOUBTED],
      [DOUBTED, BEFORE],
    ] as const) {
      expect(decided({ age, ageWhenDone })).toMatchObject({ action: 'HOLD', reason: 'AGE_NOT_TRUSTED' })
    }
  })

  it('says why the law changed it', () => {
    expect(decide(MALE, context({ age: PAST })).reason).toBe('LEGAL_LIMIT')
    expect(decide(MALE, context({ age: DOUBTED })).reason).toBe('AGE_NOT_TRUSTED')
    expect(decide(fertile('infertile'), context({ age: NO_SET_TIME })).reason).toBe('AGE_NOT_TRUSTED')
    expect(decide(FEMALE, context({ age: NO_SET_TIME })).reason).toBe('CLEAR_CUT')
  })

  it('waits, rather than keeps, at an age that contradicts its own trust', () => {
    for (const hours of [undefined, Number.NaN, -1, 9000]) {
      const age = { hours, trust: 'trusted' } as const
      expect(decide(MALE, context({ age }))).toMatchObject({ action: 'HOLD', reason: 'AGE_NOT_TRUSTED' })
    }
  })

  it.each([
    ['KEEP', 'KEEP', 'KEEP', 'KEEP'],
    ['HOLD', 'HOLD', 'HOLD', 'HOLD'],
    ['RESCAN', 'RESCAN', 'RESCAN', 'RESCAN'],
    ['REMOVE', 'REMOVE_MALE', 'KEEP', 'HOLD'],
  ] as const)('of an uncertain egg by policy %s', (uncertainPolicy, before, past, untrusted) => {
    const recipe = { uncertainPolicy }
    const actions = [BEFORE, PAST, NO_SET_TIME, DOUBTED].map((age) => decide(UNSURE, context({ recipe, age })))
    expect(actions.map(({ action }) => action)).toEqual([before, past, untrusted, untrusted])
    expect(actions.map(({ eggClass }) => eggClass)).toEqual(Array(4).fill('UNCERTAIN'))
    const expected = uncertainPolicy === 'REMOVE' ? 'LEGAL_LIMIT' : 'BELOW_THRESHOLD'
    expect([actions[0]?.reason, actions[1]?.reason]).toEqual(['BELOW_THRESHOLD', expected])
  })

  it.each([
    ['KEEP', 'KEEP', 'KEEP'],
    ['HOLD', 'HOLD', 'HOLD'],
    ['REMOVE', 'REMOVE_MALE', 'KEEP'],
  ] as const)('rescans an uncertain egg as often as the recipe allows, then follows %s', (policy, before, past) => {
    const recipe = { uncertainPolicy: 'RESCAN', rescansMax: 2, policyAfterRescans: policy } as const
    const actionsAt = (age: IncubationAge) =>
      [1, 2, 3, 4].map((attempt) => decide(UNSURE, context({ recipe, attempt, age })).action)
    expect(actionsAt(BEFORE)).toEqual(['RESCAN', 'RESCAN', before, before])
    expect(actionsAt(PAST)).toEqual(['RESCAN', 'RESCAN', past, past])
    expect(decide(UNSURE, context({ recipe: { ...recipe, rescansMax: 0 } })).action).toBe(before)
  })

  it('holds what stays unreadable after its rescans, whatever the policy for doubt is', () => {
    const unreadable = { ...FEMALE, quality: DARK }
    for (const policyAfterRescans of ['KEEP', 'HOLD', 'REMOVE'] as const) {
      const recipe = { uncertainPolicy: 'RESCAN', rescansMax: 2, policyAfterRescans } as const
      for (const prediction of [unreadable, undefined]) {
        const actions = [1, 2, 3, 4].map((attempt) => decide(prediction, context({ recipe, attempt })).action)
        expect(actions).toEqual(['RESCAN', 'RESCAN', 'HOLD', 'HOLD'])
      }
    }
  })

  it('looks again at an unreadable egg whatever the policy for uncertain ones is', () => {
    for (const uncertainPolicy of ['KEEP', 'REMOVE', 'RESCAN', 'HOLD'] as const) {
      expect(decide(undefined, context({ recipe: { uncertainPolicy } })).action).toBe('RESCAN')
    }
  })

  it.each(['LINK_LOST', 'NO_BATCH'] as const)('waits for %s, with the class still called', (holdReason) => {
    const calls = [FEMALE, MALE, UNSURE, fertile('infertile'), fertile('empty'), undefined].map((prediction) =>
      decide(prediction, context({ holdReason, recipe: { uncertainPolicy: 'REMOVE' } })),
    )
    expect(calls.map(({ eggClass }) => eggClass)).toEqual([
      'FEMALE',
      'MALE',
      'UNCERTAIN',
      'INFERTILE',
      'EMPTY',
      'UNREADABLE',
    ])
    for (const { action, reason } of calls) expect([action, reason]).toEqual(['HOLD', holdReason])
  })

  it('knows no limit where none is configured, but still wants an age it can trust', () => {
    const law = lawUntil(undefined)
    expect(decide(MALE, context({ law, age: { hours: 400, trust: 'trusted' } })).action).toBe('REMOVE_MALE')
    expect(decide(MALE, context({ law, age: DOUBTED })).action).toBe('HOLD')
  })
})
