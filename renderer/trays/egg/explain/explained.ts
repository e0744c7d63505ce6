import type { EggExplanation } from '../../../../electron/contract/explain.ts'
import type { EggAttempt } from '../../../../electron/contract/looking-back.ts'
import type { JudgedFigures } from '../../../../electron/domain/recipe/classify.ts'

/** What is measured and looked up for one attempt; undefined while it is read, and when it cannot be. */
export type Explained = EggExplanation | undefined

/** The figures of an attempt as the recipe judges them; undefined where there are none, or none that was believed. */
export function judgedFigures({
  probabilities,
  signalToNoise,
  saturatedShare,
  interference,
  evenness,
  reason,
}: EggAttempt): JudgedFigures | undefined {
  if (probabilities === null || signalToNoise === null || saturatedShare === null) return undefined
  if (reason === 'MODEL_FAILED') return undefined
  const { female, ...fertility } = probabilities
  // What was not measured then was not asked either.
  const quality = { signalToNoise, saturatedShare, interference: interference ?? 0, evenness: evenness ?? 1 }
  return { fertility, female, quality }
}
