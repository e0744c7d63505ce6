import type { DecisionReason, EggAction, EggClass } from '../../domain/egg.ts'
import type { IncubationAge } from '../../domain/incubation-age.ts'
import { allowedActions, type JurisdictionProfile } from '../../domain/jurisdiction.ts'
import type { Recipe } from '../../domain/recipe.ts'
import type { Prediction } from '../predict/prediction.ts'
import type { Decision } from './decision.ts'

/** What surrounds a prediction when it is judged. */
export interface DecisionContext {
  readonly recipe: Recipe
  readonly profile: JurisdictionProfile
  readonly age: IncubationAge
  /** Attempt number of this scan, from 1. */
  readonly attempt: number
  /** A reason that this egg must wait whatever the model says, for example a cable that was out. */
  readonly holdReason: Extract<DecisionReason, 'LINK_LOST' | 'NO_BATCH'> | undefined
}

/** Prediction → Decision: picture first, then fertility, then sex, then what recipe and law make of it. `undefined` means that no model could judge the scan. */
export function decide(prediction: Prediction | undefined, context: DecisionContext): Decision {
  const called = classify(prediction, context.recipe)
  const wanted = wantedAction(called.eggClass, context)
  const reason = context.holdReason ?? called.reason
  if (allowedActions(context.profile, called.eggClass, context.age).has(wanted)) {
    return { ...called, action: wanted, reason }
  }
  // The law forbids what the recipe wants. A sexed egg past the limit stays; a clear egg at an untrusted age waits.
  const untrusted = context.age.trust !== 'trusted'
  return {
    ...called,
    action: untrusted ? 'HOLD' : 'KEEP',
    reason: untrusted ? 'AGE_NOT_TRUSTED' : 'LEGAL_LIMIT',
  }
}

interface Called {
  readonly eggClass: EggClass
  readonly confidence: number
  readonly reason: DecisionReason
}

function classify(prediction: Prediction | undefined, recipe: Recipe): Called {
  if (prediction === undefined) return { eggClass: 'UNREADABLE', confidence: 0, reason: 'MODEL_FAILED' }
  const { fertility, female, quality } = prediction
  const badImage =
    quality.saturatedShare > recipe.image.saturatedShareMax || quality.signalToNoise < recipe.image.signalToNoiseMin
  // An empty cell has no egg to give a signal, so only a picture that is not clearly empty can be unreadable.
  if (badImage && fertility.empty < recipe.fertilityThreshold) {
    return { eggClass: 'UNREADABLE', confidence: 0, reason: 'BAD_IMAGE' }
  }
  const fertilityCalls: readonly (readonly [EggClass | 'VIABLE', number])[] = [
    ['VIABLE', fertility.viable],
    ['INFERTILE', fertility.infertile],
    ['EARLY_DEAD', fertility.earlyDead],
    ['MID_DEAD', fertility.midDead],
    ['EMPTY', fertility.empty],
  ]
  const [name, probability] = fertilityCalls.reduce((best, next) => (next[1] > best[1] ? next : best))
  if (!(probability >= recipe.fertilityThreshold)) {
    return { eggClass: 'UNCERTAIN', confidence: probability, reason: 'BELOW_THRESHOLD' }
  }
  if (name !== 'VIABLE') return { eggClass: name, confidence: probability, reason: 'CLEAR_CUT' }
  if (female >= recipe.femaleThreshold) return { eggClass: 'FEMALE', confidence: female, reason: 'CLEAR_CUT' }
  if (1 - female >= recipe.maleThreshold) return { eggClass: 'MALE', confidence: 1 - female, reason: 'CLEAR_CUT' }
  return { eggClass: 'UNCERTAIN', confidence: Math.max(female, 1 - female), reason: 'BELOW_THRESHOLD' }
}

function wantedAction(eggClass: EggClass, context: DecisionContext): EggAction {
  if (context.holdReason !== undefined) return 'HOLD'
  switch (eggClass) {
    case 'FEMALE':
      return 'KEEP'
    case 'MALE':
      return 'REMOVE_MALE'
    case 'INFERTILE':
    case 'EARLY_DEAD':
    case 'MID_DEAD':
      return 'REMOVE_CLEAR'
    case 'EMPTY':
      return 'NONE'
    case 'UNREADABLE':
      return context.attempt <= context.recipe.rescansMax ? 'RESCAN' : 'HOLD'
    case 'UNCERTAIN':
      return uncertainAction(context)
  }
}

function uncertainAction({ recipe, attempt }: DecisionContext): EggAction {
  switch (recipe.uncertainPolicy) {
    case 'KEEP':
      return 'KEEP'
    case 'HOLD':
      return 'HOLD'
    case 'RESCAN':
      return attempt <= recipe.rescansMax ? 'RESCAN' : 'HOLD'
    case 'REMOVE':
      return 'REMOVE_MALE'
  }
}
