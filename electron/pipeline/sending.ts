import { allowedActions, destroysEmbryo } from '../domain/law/allowed-actions.ts'
import type { SorterDecision } from '../scanner/link.ts'
import type { CommitItem } from '../store/store.ts'
import type { BuiltGroup, GroupParts, JudgedScan } from './build-group.ts'

/** What of a committed group goes to the sorter, and what no longer may. */
export interface SendingNow {
  readonly decisions: readonly SorterDecision[]
  /** The scans that these decisions answer, in their order. */
  readonly judged: readonly JudgedScan[]
  /** Removals that became unlawful while the group was being committed, and whatever is of a session that is over. Their eggs stay where they are. */
  readonly withheld: readonly JudgedScan[]
  /** Decisions whose deadline passed meanwhile: they are sent as HOLD, because they would meet another egg. */
  readonly late: readonly JudgedScan[]
}

/** Deadline and law once more at the moment of sending: a commit can take long, and meanwhile the clock can lose its trust or be put right. */
export function sending({ judged }: BuiltGroup, parts: GroupParts): SendingNow {
  const nowMonoMs = parts.clock.monoMs()
  const late = new Set(judged.filter((one) => one.decided.decision.action !== 'HOLD' && isLate(one, nowMonoMs)))
  const stray = new Set(judged.filter((one) => isStray(one, parts)))
  const withheld = new Set(
    judged.filter((one) => !late.has(one) && (stray.has(one) || !isLawful(one, parts, nowMonoMs))),
  )
  const sent = judged.filter((one) => !withheld.has(one) && !stray.has(one))
  return {
    decisions: sent.map((one) => toSorter(one, late.has(one))),
    ...{ judged: sent, withheld: [...withheld], late: [...late] },
  }
}

/** What is to be written down of scans whose decisions were not sent: a removal did not take place. */
export function notRemoved(unsent: readonly JudgedScan[]): CommitItem[] {
  return unsent
    .filter(({ decided }) => destroysEmbryo(decided.decision.action))
    .map((one) => ({ kind: 'not-removed', ...placeOf(one) }))
}

/** What is to be written down of scans whose decisions came too late: their eggs wait, whatever was decided. */
export function tooLate(late: readonly JudgedScan[]): CommitItem[] {
  return late.map((one) => ({ kind: 'too-late', ...placeOf(one) }))
}

function placeOf({ visit: { visitId }, scan: { cell, attempt } }: JudgedScan) {
  return { visitId, cell, attempt }
}

function isLate({ seenMonoMs, sorterDeadlineMs }: JudgedScan, nowMonoMs: number): boolean {
  return nowMonoMs - seenMonoMs > sorterDeadlineMs
}

/** The scanner that is there counts its trays anew: what is about a tray of before must not meet one of now, not even as HOLD. */
function isStray({ scan }: JudgedScan, parts: GroupParts): boolean {
  return parts.sorterReachable() && !parts.sorterReachable(scan.tray)
}

/** Until the sorter's deadline is over. */
function isLawful({ decided, seenMonoMs }: JudgedScan, parts: GroupParts, nowMonoMs: number): boolean {
  const { action, eggClass } = decided.decision
  if (!destroysEmbryo(action)) return true
  const { law, age, ageWhenDone } = parts.circumstances(decided.batchId, nowMonoMs - seenMonoMs)
  return [age, ageWhenDone].every((when) => allowedActions(law, eggClass, when).has(action))
}

/** A scan that does not say when it was taken has no deadline by the scanner's clock; the station keeps it alone then. */
function toSorter({ scan, decided, sorterDeadlineMs, deadlineFromUs }: JudgedScan, isTooLate: boolean): SorterDecision {
  return {
    scanSequence: scan.identity.sequence,
    traySequence: scan.tray.traySequence,
    row: scan.cell.row,
    column: scan.cell.column,
    attempt: scan.attempt,
    eggClass: decided.decision.eggClass,
    action: isTooLate ? 'HOLD' : decided.decision.action,
    deadlineUs: deadlineFromUs === 0 ? 0 : Math.round(deadlineFromUs + sorterDeadlineMs * 1000),
  }
}
