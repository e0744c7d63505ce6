import type { DecisionReason, EggAction, EggClass } from '../../domain/egg.ts'
import { allowedActions, destroysEmbryo, type RemovalLimit } from '../../domain/law/allowed-actions.ts'
import { type IncubationAge, trustedHours } from '../../domain/law/incubation-age.ts'
import { classify } from '../../domain/recipe/classify.ts'
import type { Recipe } from '../../domain/recipe/recipe.ts'
import type { Prediction } from '../predict/prediction.ts'
import type { Decision } from './decision.ts'

/** What surrounds a prediction when it is judged. */
export interface DecisionContext {
  readonly recipe: Recipe
  readonly law: RemovalLimit
  readonly age: IncubationAge
  /** At the last moment at which the sorter may carry the decision out: what would be unlawful then is not decided now. */
  readonly ageWhenDone: IncubationAge
  /** Attempt number of this scan, from 1. */
  readonly attempt: number
  /** A reason that this egg must wait whatever the model says, for example a cable that was out. */
  readonly holdReason:
    | Extract<DecisionReason, 'LINK_LOST' | 'TOO_LATE' | 'NO_BATCH' | 'TRAY_IN_QUESTION' | 'DECIDED_AGAIN'>
    | undefined
  /** The sorter cannot be told until when: what it would remove waits. */
  readonly untimed?: boolean
}

/**
 * Prediction → Decision: picture first, then fertility, then sex, then what recipe and law make of it. `undefined` means that
 * no model could judge the scan. The action is always one of `allowedActions` for the class, now and until the sorter has carried it out.
 */
export function decide(prediction: Prediction | undefined, context: DecisionContext): Decision {
  const called = judge(prediction, context.recipe)
  const wanted = wantedAction(called.eggClass, context)
  const reason = context.holdReason ?? called.reason
  const ages = [context.age, context.ageWhenDone]
  if (ages.every((age) => allowedActions(context.law, called.eggClass, age).has(wanted))) {
    if (context.untimed && destroysEmbryo(wanted)) return { ...called, action: 'HOLD', reason: 'SCANNER_CLOCK' }
    return { ...called, action: wanted, reason }
  }
  // The law forbids what the recipe wants. Past the limit the egg stays; at an age nobody trusts it waits until somebody knows better.
  const trusted = ages.every((age) => trustedHours(age) !== undefined)
  if (!trusted) return { ...called, action: 'HOLD', reason: 'AGE_NOT_TRUSTED' }
  return { ...called, action: 'KEEP', reason: 'LEGAL_LIMIT' }
}

interface Judged {
  readonly eggClass: EggClass
  readonly confidence: number
  readonly reason: DecisionReason
}

/** The class that the recipe makes of a prediction; what is no prediction is judged by nobody. */
export function judge(prediction: Prediction | undefined, recipe: Recipe): Judged {
  if (prediction === undefined || !isDistribution(prediction)) {
    return { eggClass: 'UNREADABLE', confidence: 0, reason: 'MODEL_FAILED' }
  }
  return classify(prediction, recipe)
}

/** A model computes in single precision, so a probability may be this far off; anything further off is not one. */
const ROUNDING = 1e-5

/** False for what only a broken model, runtime or memory says: then nothing in the prediction is believed. */
function isDistribution({ fertility, female }: Prediction): boolean {
  const shares = [fertility.viable, fertility.infertile, fertility.earlyDead, fertility.midDead, fertility.empty]
  const sum = shares.reduce((total, share) => total + share, 0)
  return [...shares, female].every((p) => p >= 0 && p <= 1 + ROUNDING) && Math.abs(sum - 1) <= ROUNDING
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
  if (recipe.uncertainPolicy !== 'RESCAN') return ACTION_OF_POLICY[recipe.uncertainPolicy]
  return attempt <= recipe.rescansMax ? 'RESCAN' : ACTION_OF_POLICY[recipe.policyAfterRescans]
}

/** Removing a doubtful egg is removing what may be a living male, and bounded by the law like it. */
const ACTION_OF_POLICY = { KEEP: 'KEEP', REMOVE: 'REMOVE_MALE', HOLD: 'HOLD' } as const
