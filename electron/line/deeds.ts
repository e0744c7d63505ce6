import type { OverrideEgg } from '../contract/line.ts'
import type { AuditAct, AuditDeed } from '../domain/audit.ts'
import type { EggAction } from '../domain/egg.ts'
import type { EggState, StoredBatch } from '../store/store.ts'

/** What was done to a batch, for the audit trail: all of a new one, else how its state moved. */
export function batchDeed(act: AuditAct, batch: StoredBatch, before: StoredBatch | undefined): AuditDeed {
  const { identity, state, recipe } = batch
  const { batchId, ...facts } = identity
  if (before !== undefined) {
    return { act, subject: batchId, before: JSON.stringify({ state: before.state }), after: JSON.stringify({ state }) }
  }
  return { act, subject: batchId, after: JSON.stringify({ ...facts, recipe: `${recipe.id} ${recipe.version}` }) }
}

/** A person's word on an egg, for the audit trail. */
export function overrideDeed(
  wish: OverrideEgg,
  where: { readonly batchId: string | null; readonly state: EggState; readonly action: EggAction },
): AuditDeed {
  const { visitId, cell, attempt, eggClass, reason, note } = wish
  const { batchId, state, action } = where
  return {
    act: 'egg.override',
    subject: `${batchId ?? '–'} / ${visitId} / ${cell.row + 1},${cell.column + 1}`,
    before: JSON.stringify({ class: state.eggClass, action: state.action, attempt: state.attempt }),
    after: JSON.stringify({ class: eggClass, action, attempt }),
    why: note === '' ? reason : `${reason}: ${note}`,
  }
}
