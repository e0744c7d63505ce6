import type { ModelChoice, ModelRef } from './model-choice.ts'

/** Why a package is not removed from a station; closed, because screens say each in words. */
export const MODEL_STAYS = [
  /** It lies in the program's own folder, and goes and comes with the program. */
  'SHIPPED',
  'JUDGES',
  'IS_CANDIDATE',
  /** It judged before the present one: without it there is no rolling back. */
  'WAY_BACK',
  /** It is being made ready to take over. */
  'PENDING',
  /** Eggs of a batch that is not closed were judged by it: their record and their explanations are still being made. */
  'BATCH_OPEN',
] as const
export type ModelStays = (typeof MODEL_STAYS)[number]

/** What a station does with its models now. */
export interface ModelsInUse {
  readonly choice: ModelChoice
  readonly pending: ModelRef | undefined
  /** Batches that are not closed, with the ids of the models that judged eggs of them. */
  readonly openBatches: readonly { readonly batchId: string; readonly models: readonly string[] }[]
}

/**
 * Why this package stays; undefined for one that may be removed. By its name alone: rows name a model by nothing else, so another package of the same name
 * stays with it. Recipes name no model, so none of them keeps one. Our own rule, of no outside source.
 */
export function whyModelStays(
  { modelId, origin }: ModelRef & { readonly origin: 'shipped' | 'installed' },
  { choice, pending, openBatches }: ModelsInUse,
): ModelStays | undefined {
  if (origin === 'shipped') return 'SHIPPED'
  if (choice.active.modelId === modelId) return 'JUDGES'
  if (choice.candidate?.modelId === modelId) return 'IS_CANDIDATE'
  if (pending?.modelId === modelId) return 'PENDING'
  if (choice.previous?.modelId === modelId) return 'WAY_BACK'
  return openBatches.some(({ models }) => models.includes(modelId)) ? 'BATCH_OPEN' : undefined
}
