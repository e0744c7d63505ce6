import type { OverrideEgg } from '../contract/line.ts'
import type { AuditDeed } from '../domain/audit.ts'
import type { StoredBatchState } from '../domain/batch/batch.ts'
import type { StartCheckId } from '../domain/batch/start-checks.ts'
import type { EggAction } from '../domain/egg.ts'
import type { EggState, StoredBatch } from '../store/store.ts'

/** A batch began, for the audit trail: all that is known of it, and what was accepted with it. */
export function startDeed({ identity, recipe }: StoredBatch, accepted: readonly StartCheckId[]): AuditDeed {
  const { batchId, ...facts } = identity
  const after = { ...facts, recipe: `${recipe.id} ${recipe.version}`, ...(accepted.length > 0 && { accepted }) }
  return { act: 'batch.start', subject: batchId, after: JSON.stringify(after) }
}

/** How the state of a batch moved, for the audit trail. */
export function batchDeed(
  act: AuditDeed['act'],
  batchId: string,
  before: StoredBatchState,
  after: StoredBatchState,
): AuditDeed {
  return { act, subject: batchId, before: JSON.stringify({ state: before }), after: JSON.stringify({ state: after }) }
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
