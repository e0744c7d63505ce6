import type { DecisionReason, EggAction, EggClass } from '../../domain/egg.ts'

/** Class by the recipe, action by recipe and law. Stored beside the prediction, never in its place. */
export interface Decision {
  readonly eggClass: EggClass
  readonly action: EggAction
  readonly reason: DecisionReason
  /** Probability of the class that was called, 0…1; 0 when there was no prediction. */
  readonly confidence: number
}
