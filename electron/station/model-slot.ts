import type { OpeningStep } from '../contract/inference.ts'
import type { LiveView } from '../contract/live.ts'
import type { ModelRefusal } from '../contract/model-refusals.ts'
import type { ModelProgress } from '../contract/models.ts'
import type { ModelSlot } from '../contract/shell.ts'
import type { ModelRef } from '../domain/model/model-choice.ts'
import type { Predictor } from '../pipeline/predict/prediction.ts'

type LiveModel = LiveView['model']

/** A model that is verified, warm, and does here what its package promises. */
export interface ReadyModel extends ModelRef {
  readonly synthetic: boolean
  readonly golden: NonNullable<ModelProgress['golden']>
}

/** How a model's process is. */
export type SlotState =
  | { readonly state: 'wait' }
  | { readonly state: OpeningStep }
  | { readonly state: 'ready'; readonly model: ReadyModel; readonly predictor: Predictor }
  | { readonly state: 'refused'; readonly file: string; readonly code: ModelRefusal; readonly detail: string }
  /** Crashed or hung, and comes back by itself. */
  | { readonly state: 'down' }
  /** Crashed too often: somebody must start it again. */
  | { readonly state: 'stopped' }

/** No process, or none that is meant. */
export const AWAY: SlotState = { state: 'wait' }

export function otherSlot(slot: ModelSlot): ModelSlot {
  return slot === 'inference' ? 'inference-2' : 'inference'
}

/** A slot as screens show it. */
export function progressOf(now: SlotState): ModelProgress {
  return {
    state: now.state,
    refusal: now.state === 'refused' ? { file: now.file, code: now.code, detail: now.detail } : null,
    golden: now.state === 'ready' ? now.model.golden : null,
  }
}

/** The model as lines show it; `chosen` while its process has not said itself what it runs. */
export function liveModel(now: SlotState, chosen: Pick<LiveModel, 'modelId' | 'synthetic'>): LiveModel {
  switch (now.state) {
    case 'ready':
      return { modelId: now.model.modelId, synthetic: now.model.synthetic, state: 'ready' }
    case 'refused': {
      const { state, file, code, detail } = now
      return { ...chosen, state, refusedFile: file, refusedCode: code, refusedDetail: detail }
    }
    case 'down':
    case 'stopped':
      return { ...chosen, state: now.state }
    default:
      return { ...chosen, state: 'starting' }
  }
}

/** Knows when nothing is with a model any more: its process may end then. */
export class InHand {
  #count = 0
  #onNone: (() => void) | undefined

  /** The same predictor, counted. */
  of(predictor: Predictor): Predictor {
    return {
      modelId: predictor.modelId,
      predict: async (images) => {
        this.#count++
        try {
          return await predictor.predict(images)
        } finally {
          this.#count--
          if (this.#count === 0) this.#onNone?.()
        }
      },
    }
  }

  /** Calls back once nothing is in hand; at once if nothing is now. */
  whenNone(done: () => void): void {
    this.#onNone = () => {
      this.#onNone = undefined
      done()
    }
    if (this.#count === 0) this.#onNone()
  }
}
