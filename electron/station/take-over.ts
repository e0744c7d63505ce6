import type { Clock, Timers } from '../base/clock.ts'
import type { LiveView } from '../contract/live.ts'
import type { SlotsWanted } from '../contract/model-slots.ts'
import type { ModelOutcome, RefusedPackage, TakeOverRefusal } from '../contract/models.ts'
import type { Caller } from '../domain/access.ts'
import type { ModelRef } from '../domain/model/model-choice.ts'
import type { ModelFault } from '../domain/model/model-faults.ts'
import type { Logger } from '../log/logger.ts'
import type { Predictor } from '../pipeline/predict/prediction.ts'
import type { ShadowPair } from '../pipeline/shadow.ts'
import type { ModelChoices } from './model-choices.ts'
import type { OpenBatch } from './open-batches.ts'

export interface ModelControlParts {
  readonly choices: ModelChoices
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Logger
  /** Every open batch of every line. */
  openBatches(): readonly OpenBatch[]
  /** The active model, for every line. */
  setModel(model: LiveView['model'], predictor: Predictor | undefined): void
  /** The model that runs beside it, or none. */
  setShadow(pair: ShadowPair | undefined): void
  /** The processes that are to run from now on. */
  onWanted(wanted: SlotsWanted): void
}

/** A model that is being made ready to take over. */
export interface PendingTakeOver {
  readonly act: 'switch' | 'rollBack'
  readonly model: ModelRef
  readonly evenWithBatch: boolean
  readonly caller: Caller
}

export interface FailedTakeOver extends Pick<PendingTakeOver, 'act' | 'model'> {
  readonly atWallMs: number
  readonly refusal: TakeOverRefusal
  readonly faults: readonly ModelFault[]
  /** Why its package was refused, if it was. */
  readonly package: RefusedPackage | undefined
}

/** Not done, for this reason; `faults` say what of a model does not fit the open batches. */
export function refused(
  refusal: TakeOverRefusal,
  faults: readonly ModelFault[] = [],
): Extract<ModelOutcome, { ok: false }> {
  return { ok: false, refusal, faults: [...faults] }
}
