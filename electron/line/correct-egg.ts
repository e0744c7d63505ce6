import type { LineOutcome, OverrideEgg } from '../contract/line.ts'
import type { Caller } from '../domain/access.ts'
import type { BatchLaw } from '../domain/law/batch-law.ts'
import type { IncubationAge } from '../domain/law/incubation-age.ts'
import { overrideAction } from '../domain/override.ts'
import type { Logger } from '../log/logger.ts'
import type { Store, StoredBatch } from '../store/store.ts'
import { overrideDeed } from './deeds.ts'

export interface CorrectionParts {
  readonly store: Pick<Store, 'findEgg' | 'saveOverride' | 'audited'>
  readonly log: Logger
  readonly nowWallMs: number
  readonly caller: Caller
  /** Both also for an egg of no batch. */
  age(batch: StoredBatch | undefined): IncubationAge
  law(batch: StoredBatch | undefined): BatchLaw
}

/** Stores a person's word on an egg, with the action that the law of now leaves for it; a wish that cannot be carried out is an answer. */
export function correctEgg(wish: OverrideEgg, parts: CorrectionParts): LineOutcome {
  const egg = parts.store.findEgg(wish.visitId, wish.cell)
  if (egg === undefined) return { ok: false, refusal: 'UNKNOWN_EGG' }
  const { state, batch } = egg
  if (state.attempt !== wish.attempt) return { ok: false, refusal: 'EGG_CHANGED' }
  if (wish.reason === 'OTHER' && wish.note === '') return { ok: false, refusal: 'NOTE_MISSING' }
  const { store, caller } = parts
  const batchId = batch?.identity.batchId ?? null
  const action = overrideAction(state.eggClass, wish.eggClass, parts.law(batch), parts.age(batch))
  try {
    store.audited(caller, overrideDeed(wish, { batchId, state, action }), () =>
      store.saveOverride({
        ...{ ...wish, batchId, action, operator: caller.name, atWallMs: parts.nowWallMs },
        from: { eggClass: state.eggClass, action: state.action },
      }),
    )
    return { ok: true }
  } catch (error) {
    parts.log.error({ error: String(error) }, 'a correction could not be saved')
    return { ok: false, refusal: 'NOT_SAVED' }
  }
}
