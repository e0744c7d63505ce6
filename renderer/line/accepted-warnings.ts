import type { StartCheckView } from '../../electron/contract/batch-life.ts'
import type { StartCheckId } from '../../electron/domain/batch/start-checks.ts'

/** What somebody has ticked, reduced to what still warns: one that goes and comes again is a new one. */
export function stillAccepted(
  accepted: readonly StartCheckId[],
  checks: readonly StartCheckView[],
): readonly StartCheckId[] {
  const warns = warningsIn(checks)
  const kept = accepted.filter((id) => warns.includes(id))
  return kept.length === accepted.length ? accepted : kept
}

/** Whether the box is ticked: only while every warning on show is one that somebody has seen. */
export function areAccepted(accepted: readonly StartCheckId[], checks: readonly StartCheckView[]): boolean {
  return warningsIn(checks).every((id) => accepted.includes(id))
}

export function warningsIn(checks: readonly StartCheckView[]): StartCheckId[] {
  return checks.filter(({ verdict }) => verdict === 'warn').map(({ id }) => id)
}
