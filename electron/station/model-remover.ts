import type { RemovalOutcome } from '../contract/models.ts'
import type { Caller } from '../domain/access.ts'
import type { Audited } from '../domain/audit.ts'
import type { ModelRef } from '../domain/model/model-choice.ts'
import { type ModelStays, whyModelStays } from '../domain/model/model-removal.ts'
import type { Logger } from '../log/logger.ts'
import type { KnownModel, ModelChoices } from './model-choices.ts'
import type { ModelControl } from './model-control.ts'
import type { OpenBatch } from './open-batches.ts'

/** A package that is no model any more, and whose files are still there. */
export interface SetAside {
  clear(): void
  putBack(): void
}

export interface ModelRemoverParts {
  readonly choices: Pick<ModelChoices, 'find' | 'forgetLibrary'>
  readonly control: Pick<ModelControl, 'pending' | 'activeChoice'>
  readonly audited: Audited
  readonly log: Logger
  openBatches(): readonly OpenBatch[]
  /** Ids of the models that judged eggs of a batch. */
  judged(batchId: string): readonly string[]
  /** Takes a package out of the models; throws when it cannot be, and then nothing has changed. */
  setAside(folder: string): SetAside
}

/** Removes packages that nothing needs. */
export class ModelRemover {
  readonly #parts: ModelRemoverParts

  constructor(parts: ModelRemoverParts) {
    this.#parts = parts
  }

  /** Why it stays, as far as that costs nothing to know: the rows of open batches are not looked at. */
  whyStays(model: KnownModel): ModelStays | undefined {
    return this.#why(model, [])
  }

  /** Renamed and written down in one transaction: neither is there without the other. Its files are deleted after that. */
  remove(model: ModelRef, caller: Caller): RemovalOutcome {
    const { choices, audited, log } = this.#parts
    const known = choices.find(model)
    if (known === undefined) return stays('UNKNOWN_MODEL')
    const { modelId, manifestSha256, card } = known
    const batches = this.#openBatches()
    const why = this.#why(known, batches)
    if (why !== undefined) return stays(why, why === 'BATCH_OPEN' ? keeping(batches, modelId) : [])
    const before = JSON.stringify({ manifestSha256, signedBy: card.signedBy })
    const done: { aside?: SetAside } = {}
    try {
      audited(caller, { act: 'model.remove', subject: modelId, before }, () => {
        done.aside = this.#parts.setAside(known.folder)
      })
    } catch (error) {
      log.error({ modelId, error: String(error) }, 'a model package was not removed')
      if (done.aside === undefined) return stays('NOT_REMOVED')
      done.aside.putBack()
      return stays('NOT_SAVED')
    } finally {
      choices.forgetLibrary()
    }
    log.info({ modelId }, 'a model package was removed')
    this.#clear(modelId, done.aside)
    return { ok: true }
  }

  #why(model: KnownModel, openBatches: readonly { batchId: string; models: readonly string[] }[]) {
    const { control } = this.#parts
    const { origin } = model.card
    return whyModelStays(
      { ...model, origin },
      { choice: control.activeChoice, pending: control.pending?.model, openBatches },
    )
  }

  #openBatches() {
    const { openBatches, judged } = this.#parts
    return openBatches().map(({ batchId }) => ({ batchId, models: judged(batchId) }))
  }

  /** It is no model any more whatever comes of this: what is left of its files is deleted at the next start. */
  #clear(modelId: string, aside: SetAside | undefined): void {
    try {
      aside?.clear()
    } catch (error) {
      this.#parts.log.warn({ modelId, error: String(error) }, 'files of a removed model are left for the next start')
    }
  }
}

function keeping(batches: readonly { batchId: string; models: readonly string[] }[], modelId: string): string[] {
  return batches.filter(({ models }) => models.includes(modelId)).map(({ batchId }) => batchId)
}

function stays(
  removal: Extract<RemovalOutcome, { ok: false }>['removal'],
  batches: string[] = [],
): Extract<RemovalOutcome, { ok: false }> {
  return { ok: false, removal, batches }
}
