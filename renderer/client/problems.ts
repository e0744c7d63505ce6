import type { Problem } from '../../electron/contract/vocabulary.ts'

/** The problems, most urgent first, and among equals the oldest: what came first is nearest to the cause. */
export function byUrgency(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((left, right) => left.priority - right.priority || left.sinceWallMs - right.sinceWallMs)
}

/** The one problem to speak of first. */
export function firstOut(problems: readonly Problem[]): Problem | undefined {
  return byUrgency(problems)[0]
}

/** Names in `detail` that mean something to an operator; shown after the title, in this order. */
const SHOWN_DETAILS = ['trayCode', 'path', 'fault', 'says', 'count'] as const

/** The part of a problem that names which one: a tray's code, a port, a number. */
export function problemDetail(problem: Pick<Problem, 'detail'>): string | undefined {
  const shown = SHOWN_DETAILS.map((name) => problem.detail[name]).filter((value) => value !== undefined && value !== '')
  return shown.length === 0 ? undefined : shown.join(' · ')
}
