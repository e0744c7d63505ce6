import type {
  ModelOutcome,
  ModelProgress,
  ModelsView,
  RefusedPackage,
  RemovalOutcome,
  ShadowCounts,
} from '../contract/models.ts'
import type { Caller } from '../domain/access.ts'
import type { ModelRef } from '../domain/model/model-choice.ts'
import { successorOf } from '../domain/model/successor.ts'
import type { ModelChoices } from './model-choices.ts'
import type { ModelControl } from './model-control.ts'
import type { ModelRemover } from './model-remover.ts'
import { progressOf } from './model-slot.ts'
import type { OpenBatch } from './open-batches.ts'
import { faultsOf } from './take-over.ts'

export interface ModelDeskParts {
  readonly choices: ModelChoices
  readonly control: ModelControl
  openBatches(): readonly OpenBatch[]
  readonly remover: ModelRemover
  shadowCounts(): ShadowCounts
}

/** What people see of the models of a station, and what they do with them. */
export class ModelDesk {
  readonly #parts: ModelDeskParts

  constructor(parts: ModelDeskParts) {
    this.#parts = parts
  }

  view(): ModelsView {
    const { choices, control, openBatches } = this.#parts
    const { active, previous } = choices.now
    const { library } = choices
    const stored = choices.stored
    const { pending, failure } = control
    const batches = openBatches()
    const progress = progressOf(control.activeState)
    return {
      choiceId: stored?.choiceId ?? 0,
      active: { ...refOf(active), modelId: choices.activeName, progress, since: stored?.activeSince ?? null },
      successor: progress.refusal?.code === 'PACKAGE_MISSING' ? this.#successor() : null,
      candidate: this.#candidate(),
      previous: previous === undefined ? null : refOf(previous),
      pending:
        pending === undefined
          ? null
          : { ...refOf(pending.model), act: pending.act, progress: this.#progress(pending.model) },
      failure:
        failure === undefined
          ? null
          : {
              ...{ ...refOf(failure.model), act: failure.act, atWallMs: failure.atWallMs, refusal: failure.refusal },
              faults: [...failure.faults],
              package: failure.package === undefined ? null : refusedAs(failure.package),
            },
      batchesOpen: batches.map(({ batchId }) => batchId),
      library: library.models.map((model) => ({
        ...{ ...refOf(model), ...model.card, faults: [...faultsOf(choices, model, batches)] },
        stays: this.#parts.remover.whyStays(model) ?? null,
      })),
      unusable: library.unusable.map((one) => ({ name: one.name, ...refusedAs(one) })),
    }
  }

  shadow(model: ModelRef, caller: Caller): ModelOutcome {
    return this.#parts.control.shadow(refOf(model), caller)
  }

  giveUp(model: ModelRef, caller: Caller): ModelOutcome {
    return this.#parts.control.giveUp(model, caller)
  }

  stopTakeOver(model: ModelRef, caller: Caller): ModelOutcome {
    return this.#parts.control.stopTakeOver(model, caller)
  }

  switchTo(model: ModelRef, evenWithBatch: boolean, caller: Caller): ModelOutcome {
    return this.#parts.control.switchTo(refOf(model), evenWithBatch, caller)
  }

  rollBack(model: ModelRef, evenWithBatch: boolean, caller: Caller): ModelOutcome {
    return this.#parts.control.rollBack(refOf(model), evenWithBatch, caller)
  }

  remove(model: ModelRef, caller: Caller): RemovalOutcome {
    return this.#parts.remover.remove(model, caller)
  }

  #candidate(): ModelsView['candidate'] {
    const { choices, shadowCounts } = this.#parts
    const { stored } = choices
    if (stored?.candidate === undefined) return null
    const { candidate, chosenWallMs: wallMs, who } = stored
    return { ...refOf(candidate), progress: this.#progress(candidate), since: { wallMs, who }, counts: shadowCounts() }
  }

  #successor(): ModelsView['successor'] {
    const { choices } = this.#parts
    const found = successorOf(choices.activeName, choices.library.models)
    return found === undefined ? null : refOf(found)
  }

  #progress(model: ModelRef): ModelProgress {
    return progressOf(this.#parts.control.besideState(model))
  }
}

function refOf({ modelId, manifestSha256 }: ModelRef): ModelRef {
  return { modelId, manifestSha256 }
}

function refusedAs({ file, code, detail }: RefusedPackage): RefusedPackage {
  return { file, code, detail }
}
