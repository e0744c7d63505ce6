import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  anyAge,
  anyLaw,
  anyPrediction,
  anyRecipe,
  DESTROYING,
  soundPrediction,
  UNCERTAIN_POLICIES,
} from '../../../test/make/judgements.ts'
import { lawUntil, trusted } from '../../../test/make/law.ts'
import { soundRecipe } from '../../../test/make/recipes.ts'
import type { EggAction, EggClass } from '../../domain/egg.ts'
import { allowedActions } from '../../domain/law/allowed-actions.ts'
import { DEFAULT_RECIPE } from '../../domain/recipe/recipe.ts'
import { type DecisionContext, decide } from './decide.ts'

const anyAttempt = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 5 }) },
  fc.constantFrom(0, -1, 99, Number.NaN, Number.POSITIVE_INFINITY),
)
const anyHoldReason = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  fc.constantFrom('LINK_LOST' as const, 'NO_BATCH' as const),
)
const anyContext: fc.Arbitrary<DecisionContext> = fc.record({
  recipe: anyRecipe,
  law: anyLaw,
  age: anyAge,
  ageWhenDone: anyAge,
  attempt: anyAttempt,
  holdReason: anyHoldReason,
})
const anyAnswer = fc.oneof({ weight: 8, arbitrary: anyPrediction }, fc.constant(undefined))

/** Profile × class × age × recipe × prediction × attempt × hold reason is a large room; walk it well. */
const WIDE = { numRuns: 20_000 }

const MAY_LIVE: readonly EggClass[] = ['FEMALE', 'MALE', 'UNCERTAIN', 'UNREADABLE']

function agesOf({ age, ageWhenDone }: DecisionContext) {
  return [age, ageWhenDone]
}

function destroys(action: EggAction): boolean {
  return DESTROYING.includes(action)
}

describe('decide, in every case', () => {
  it('never leaves the legal table', () => {
    fc.assert(
      fc.property(anyAnswer, anyContext, (prediction, context) => {
        const { eggClass, action } = decide(prediction, context)
        for (const age of agesOf(context)) expect(allowedActions(context.law, eggClass, age).has(action)).toBe(true)
      }),
      WIDE,
    )
  })

  it('never destroys what may live at or past the limit, and nothing at an age that is not trusted', () => {
    fc.assert(
      fc.property(anyAnswer, anyContext, (prediction, context) => {
        const { eggClass, action } = decide(prediction, context)
        if (!destroys(action)) return
        for (const { hours = Number.NaN, trust } of agesOf(context)) {
          expect(trust).toBe('trusted')
          expect(hours >= 0 && hours <= 35 * 24).toBe(true)
          const limit = context.law.removalEndsAtHours
          if (MAY_LIVE.includes(eggClass)) expect(limit === undefined || hours < limit).toBe(true)
        }
      }),
      WIDE,
    )
  })

  it('destroys only on the word of a prediction that is one', () => {
    fc.assert(
      fc.property(anyAnswer, anyContext, (prediction, context) => {
        if (!destroys(decide(prediction, context).action)) return
        const { fertility, female, quality } = prediction ?? { fertility: {}, female: Number.NaN, quality: {} }
        const figures = [...Object.values(fertility), female]
        expect(figures.every((figure) => figure >= 0 && figure <= 1.00001)).toBe(true)
        expect(Object.values(quality).some(Number.isNaN)).toBe(false)
      }),
      WIDE,
    )
  })

  it('removes as a male only what was called male, or uncertain under the policy that says so', () => {
    fc.assert(
      fc.property(anyAnswer, anyContext, (prediction, context) => {
        const { eggClass, action } = decide(prediction, context)
        if (action === 'REMOVE_CLEAR') expect(['INFERTILE', 'EARLY_DEAD', 'MID_DEAD']).toContain(eggClass)
        if (action !== 'REMOVE_MALE' || eggClass === 'MALE') return
        const { uncertainPolicy, policyAfterRescans } = context.recipe
        expect(eggClass).toBe('UNCERTAIN')
        expect(uncertainPolicy === 'RESCAN' ? policyAfterRescans : uncertainPolicy).toBe('REMOVE')
      }),
      WIDE,
    )
  })

  it('calls by the thresholds of any recipe that may be used, and ends a doubt as its policy says', () => {
    fc.assert(
      fc.property(soundPrediction, soundRecipe, fc.integer({ min: 1, max: 5 }), (prediction, recipe, attempt) => {
        const context = { recipe, law: lawUntil(undefined), age: trusted(0), ageWhenDone: trusted(0), attempt }
        const { eggClass, action } = decide(prediction, { ...context, holdReason: undefined })
        const { fertility, female } = prediction
        if (eggClass === 'FEMALE' || eggClass === 'MALE') {
          expect(fertility.viable).toBeGreaterThanOrEqual(recipe.fertilityThreshold)
          const [sure, threshold] =
            eggClass === 'FEMALE' ? [female, recipe.femaleThreshold] : [1 - female, recipe.maleThreshold]
          expect(sure).toBeGreaterThanOrEqual(threshold)
        }
        if (eggClass !== 'UNCERTAIN') return
        const { uncertainPolicy, policyAfterRescans, rescansMax } = recipe
        const again = uncertainPolicy === 'RESCAN' && attempt <= rescansMax
        const policy = uncertainPolicy === 'RESCAN' ? policyAfterRescans : uncertainPolicy
        expect(action).toBe(
          again ? 'RESCAN' : { KEEP: 'KEEP', REMOVE: 'REMOVE_MALE', HOLD: 'HOLD', RESCAN: '' }[policy],
        )
      }),
      WIDE,
    )
  })

  it('holds whenever there is a reason to, and gives that reason', () => {
    fc.assert(
      fc.property(anyAnswer, anyContext, (prediction, context) => {
        fc.pre(context.holdReason !== undefined)
        expect(decide(prediction, context)).toMatchObject({ action: 'HOLD', reason: context.holdReason })
      }),
    )
  })

  it('gives a confidence that is a probability, and none where nothing was read', () => {
    fc.assert(
      fc.property(anyAnswer, anyContext, (prediction, context) => {
        const { eggClass, confidence } = decide(prediction, context)
        expect(confidence >= 0 && confidence <= 1).toBe(true)
        if (eggClass === 'UNREADABLE') expect(confidence).toBe(0)
      }),
      WIDE,
    )
  })

  it('gives reasons that fit: the law is named exactly when it changed the action', () => {
    fc.assert(
      fc.property(anyAnswer, anyContext, (prediction, context) => {
        const { action, reason } = decide(prediction, context)
        if (reason === 'LEGAL_LIMIT') {
          expect(action).toBe('KEEP')
          expect(context.age.hours ?? -1).toBeGreaterThanOrEqual(0)
        }
        if (reason === 'AGE_NOT_TRUSTED') expect(action).toBe('HOLD')
        const freely = decide(prediction, {
          ...context,
          law: lawUntil(undefined),
          age: trusted(0),
          ageWhenDone: trusted(0),
        })
        const lawful = agesOf(context).every((age) =>
          allowedActions(context.law, freely.eggClass, age).has(freely.action),
        )
        if (lawful) expect(freely).toMatchObject({ action, reason })
        else expect(['LEGAL_LIMIT', 'AGE_NOT_TRUSTED']).toContain(reason)
      }),
      WIDE,
    )
  })

  it('ends every egg: asked again and again, it stops asking for further attempts', () => {
    fc.assert(
      fc.property(anyAnswer, anyContext, fc.nat(6), (prediction, context, rescansMax) => {
        const recipe = { ...context.recipe, rescansMax }
        let attempt = 1
        while (decide(prediction, { ...context, recipe, attempt }).action === 'RESCAN') attempt++
        expect(attempt - 1).toBeLessThanOrEqual(rescansMax)
      }),
    )
  })

  it('says the same again, and leaves what it was given as it was', () => {
    fc.assert(
      fc.property(anyAnswer, anyContext, (prediction, context) => {
        const before = structuredClone({ prediction, context })
        const first = decide(prediction, context)
        expect(decide(prediction, context)).toEqual(first)
        expect({ prediction, context }).toEqual(before)
      }),
    )
  })

  it('reads the picture, then fertility, then sex', () => {
    fc.assert(
      fc.property(soundPrediction, anyContext, (prediction, context) => {
        const { eggClass } = decide(prediction, { ...context, recipe: DEFAULT_RECIPE })
        const { fertility, female, quality } = prediction
        const dark = quality.saturatedShare > 0.2 || quality.signalToNoise < 1
        const disturbed = quality.interference > 0.1 || quality.evenness < 0.65
        let expected: EggClass = 'UNCERTAIN'
        if (disturbed || (dark && fertility.empty < 0.6)) expected = 'UNREADABLE'
        else if (fertility.infertile >= 0.6) expected = 'INFERTILE'
        else if (fertility.earlyDead >= 0.6) expected = 'EARLY_DEAD'
        else if (fertility.midDead >= 0.6) expected = 'MID_DEAD'
        else if (fertility.empty >= 0.6) expected = 'EMPTY'
        else if (fertility.viable >= 0.6 && female >= 0.8) expected = 'FEMALE'
        else if (fertility.viable >= 0.6 && 1 - female >= 0.8) expected = 'MALE'
        expect(eggClass).toBe(expected)
      }),
      WIDE,
    )
  })

  it('does not let age, attempt, country, policy or a hold change what the egg is called', () => {
    fc.assert(
      fc.property(
        anyAnswer,
        anyContext,
        anyContext,
        fc.constantFrom(...UNCERTAIN_POLICIES),
        (prediction, one, other, policy) => {
          const here = decide(prediction, one)
          const there = decide(prediction, { ...other, recipe: { ...one.recipe, uncertainPolicy: policy } })
          expect([there.eggClass, there.confidence]).toEqual([here.eggClass, here.confidence])
        },
      ),
    )
  })
})
