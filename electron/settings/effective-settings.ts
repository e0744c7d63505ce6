import { type MachinePolicy, NO_UPDATES, type UpdatePolicy } from '../contract/policy.ts'
import { MANAGED_FIELDS, type ManagedField } from '../contract/settings.ts'
import type { Retention } from '../domain/archive/retention.ts'
import type { PolicyReading } from './machine-policy.ts'
import type { Settings } from './settings.ts'

/** What holds on this machine, whoever decided it. */
export interface EffectiveSettings {
  readonly settings: Settings
  readonly update: UpdatePolicy
  /** What IT decided about kept pictures; null where people may. */
  readonly pictures: Retention | null
  /** Decided by IT; under a refused policy, everything that IT could decide. */
  readonly managed: readonly ManagedField[]
  /** Nothing may leave: the policy is refused, and nobody knows where IT wants it to go. Summaries are still made and wait. */
  readonly uploadsHeld: boolean
}

/**
 * The policy over the machine's own settings. A part that the policy leaves out stays with the machine; updates are IT's alone. Under a refused
 * policy nothing is updated and nothing is uploaded; `lastApplied`, the policy that held before in this run, then keeps the summaries coming under the
 * name that was agreed, so that they can go up when the file is right again, and backups and kept pictures as they were.
 */
export function effectiveSettings(
  own: Settings,
  reading: PolicyReading,
  lastApplied: MachinePolicy | undefined,
): EffectiveSettings {
  const policy = reading.kind === 'applied' ? reading.policy : undefined
  const known = reading.kind === 'refused' ? lastApplied : policy
  return {
    settings: {
      ...own,
      cloud: known?.cloud ?? own.cloud,
      proxy: known?.proxy ?? own.proxy,
      backup: known?.backup ?? own.backup,
    },
    pictures: known?.pictures ?? null,
    update: policy?.update ?? NO_UPDATES,
    // Nobody knows what a refused policy would have decided.
    managed: MANAGED_FIELDS.filter((field) => reading.kind === 'refused' || policy?.[field] !== undefined),
    uploadsHeld: reading.kind === 'refused',
  }
}
