import { allowedActions, destroysEmbryo } from '../domain/law/allowed-actions.ts'
import type { SorterDecision } from '../scanner/link.ts'
import type { CommitItem } from '../store/store.ts'
import type { BuiltGroup, GroupParts, JudgedScan } from './build-group.ts'

/** What of a committed group goes to the sorter, and what no longer may. */
export interface SendingNow {
  readonly decisions: readonly SorterDecision[]
  /** Removals that became unlawful, or too late, while the group was being committed. Their eggs stay where they are. */
  readonly withheld: readonly JudgedScan[]
}

/**
 * The law once more at the moment of sending, until the sorter's deadline is over: a commit can take long, and meanwhile the clock can lose
 * its trust or be put right. After the deadline a removal would meet another egg.
 */
export function sending({ judged }: BuiltGroup, parts: GroupParts): SendingNow {
  const withheld = new Set(judged.filter((one) => !maySend(one, parts)))
  return { decisions: judged.filter((one) => !withheld.has(one)).map(toSorter), withheld: [...withheld] }
}

/** What is to be written down of scans whose decisions were not sent: a removal did not take place. */
export function notRemoved(unsent: readonly JudgedScan[]): CommitItem[] {
  return unsent
    .filter(({ decided }) => destroysEmbryo(decided.decision.action))
    .map(({ visit: { visitId }, scan: { cell, attempt } }) => ({ kind: 'not-removed', visitId, cell, attempt }))
}

function maySend({ decided, arrivedMonoMs }: JudgedScan, parts: GroupParts): boolean {
  const { action, eggClass } = decided.decision
  if (!destroysEmbryo(action)) return true
  const waitedMs = parts.clock.monoMs() - arrivedMonoMs
  const { recipe, law, age, ageWhenDone } = parts.circumstances(decided.batchId, waitedMs)
  if (waitedMs > recipe.sorterDeadlineMs) return false
  return [age, ageWhenDone].every((when) => allowedActions(law, eggClass, when).has(action))
}

function toSorter({ scan, decided }: JudgedScan): SorterDecision {
  return {
    scanSequence: scan.identity.sequence,
    traySequence: scan.tray.traySequence,
    row: scan.cell.row,
    column: scan.cell.column,
    attempt: scan.attempt,
    eggClass: decided.decision.eggClass,
    action: decided.decision.action,
  }
}
