import { allowedActions, destroysEmbryo } from '../domain/law/allowed-actions.ts'
import type { SorterDecision } from '../scanner/link.ts'
import type { BuiltGroup, GroupParts, JudgedScan } from './build-group.ts'

/** What of a committed group goes to the sorter, and what no longer may. */
export interface SendingNow {
  readonly decisions: readonly SorterDecision[]
  /** Removals that became unlawful, or too late, while the group was being committed. Their eggs stay where they are. */
  readonly withheld: readonly JudgedScan[]
}

/**
 * The law once more at the moment of sending: a commit can take long, and the clock can lose its trust meanwhile. A removal within the
 * sorter's deadline is carried out before the moment until which `decide` found it lawful; one after it would meet another egg.
 */
export function sending({ judged }: BuiltGroup, parts: GroupParts): SendingNow {
  const withheld = new Set(judged.filter((one) => !maySend(one, parts)))
  return { decisions: judged.filter((one) => !withheld.has(one)).map(toSorter), withheld: [...withheld] }
}

function maySend({ decided, arrivedMonoMs }: JudgedScan, parts: GroupParts): boolean {
  const { action, eggClass } = decided.decision
  if (!destroysEmbryo(action)) return true
  const { recipe, law, age } = parts.circumstances(decided.batchId)
  const waitedMs = parts.clock.monoMs() - arrivedMonoMs
  return waitedMs <= recipe.sorterDeadlineMs && allowedActions(law, eggClass, age).has(action)
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
