import type { LiveView } from '../../electron/contract/live.ts'
import type { Problem } from '../../electron/contract/vocabulary.ts'
import {
  FLOW_ALARMS,
  isLinkHint,
  type LinkProblem,
  type LinkProblemId,
} from '../../electron/domain/link/link-problem.ts'
import { byUrgency } from '../client/problems.ts'

export interface ShownLinkProblem {
  readonly id: LinkProblemId
  readonly severity: LinkProblem['severity']
  /** Of its alarm; undefined while none of it calls. */
  readonly alarm: Problem | undefined
}

/**
 * What there is to say of the link now: first why it does not stream, then the alarms about what it carries. What keeps it from
 * streaming is said even when its alarm was put aside. Pure.
 */
export function shownLinkProblems({
  link,
  problems,
}: Pick<LiveView, 'link' | 'problems'>): readonly ShownLinkProblem[] {
  const { problem } = link
  const state = problem === null ? [] : [{ ...problem, alarm: problems.find(({ id }) => id === problem.id) }]
  const flow = byUrgency(problems).flatMap((alarm) => {
    const id = FLOW_ALARMS.find((one) => one === alarm.id)
    return id === undefined ? [] : [{ id, severity: alarm.priority, alarm }]
  })
  return [...state, ...flow]
}

/** Where the words of a problem stand: hints have their own, alarms those of every alarm. */
export function wordsOf(id: LinkProblemId) {
  if (isLinkHint(id)) return { title: `scanner.hint.${id}.title`, tip: `scanner.hint.${id}.tip` } as const
  return { title: `app.problem.${id}.title`, tip: `app.problem.${id}.tip` } as const
}
