import type { Problem } from '../../electron/contract/vocabulary.ts'

/** The problems, most urgent first, and among equals the oldest: what came first is nearest to the cause. */
export function byUrgency(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((left, right) => left.priority - right.priority || left.sinceWallMs - right.sinceWallMs)
}

/** The one problem to speak of first. */
export function firstOut(problems: readonly Problem[]): Problem | undefined {
  return byUrgency(problems)[0]
}
