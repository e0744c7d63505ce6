import type { Clock, Timers } from '../base/clock.ts'
import type { LiveView } from '../contract/live.ts'
import type { TakeOverRefusal } from '../contract/model-refusals.ts'
import type { SlotsWanted } from '../contract/model-slots.ts'
import type { ModelOutcome, RefusedPackage } from '../contract/models.ts'
import type { Caller } from '../domain/access.ts'
import type { AuditDeed } from '../domain/audit.ts'
import type { ModelRef } from '../domain/model/model-choice.ts'
import { type ModelFault, modelFaults } from '../domain/model/model-faults.ts'
import type { Logger } from '../log/logger.ts'
import type { Predictor } from '../pipeline/predict/prediction.ts'
import type { ShadowPair } from '../pipeline/shadow.ts'
import type { KnownModel, ModelChoices } from './model-choices.ts'
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

/** What speaks against a model in batches that are open. */
export function faultsOf(
  choices: Pick<ModelChoices, 'activeFit'>,
  model: KnownModel,
  batches: readonly OpenBatch[],
): readonly ModelFault[] {
  const now = choices.activeFit
  return [...new Set(batches.flatMap((batch) => modelFaults(model.fit, { ...batch, now })))]
}

/** Why a model may not take over as things are; undefined where nothing speaks against it. */
export function obstacleTo(
  model: KnownModel,
  evenWithBatch: boolean,
  { choices, openBatches }: Pick<ModelControlParts, 'choices' | 'openBatches'>,
): Refused | undefined {
  const batches = openBatches()
  if (batches.length === 0) return undefined
  if (!evenWithBatch) return refused('BATCH_OPEN')
  const faults = faultsOf(choices, model, batches)
  return faults.length > 0 ? refused('MODEL_NOT_FOR_BATCH', faults) : undefined
}

/** A take-over that somebody stopped, for the audit trail. */
export function stopDeed({ act, model, caller }: PendingTakeOver): AuditDeed {
  const after = JSON.stringify({ act, orderedBy: caller.name })
  return { act: 'model.stopTakeOver', subject: model.modelId, after }
}

/** One that came to nothing. */
export function failureDeed(
  { act, model, refusal, faults, package: refusedAs }: FailedTakeOver,
  { caller }: Pick<PendingTakeOver, 'caller'>,
): AuditDeed {
  const why = {
    refusal,
    ...(faults.length > 0 && { faults }),
    ...(refusedAs && { file: refusedAs.file, code: refusedAs.code }),
  }
  const after = JSON.stringify({ act, orderedBy: caller.name, ...why })
  return { act: 'model.failTakeOver', subject: model.modelId, after }
}

type Refused = Extract<ModelOutcome, { ok: false }>

/** Not done, for this reason; `faults` say what of a model does not fit the open batches. */
export function refused(refusal: TakeOverRefusal, faults: readonly ModelFault[] = []): Refused {
  return { ok: false, refusal, faults: [...faults] }
}
