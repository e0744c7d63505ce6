import { type BatchSummary, scansIn } from '../../electron/domain/batch/batch-summary.ts'

/** What of a summary a history of trays decides, with the words that no egg has left out. */
export function countersOf(summary: BatchSummary) {
  return {
    scans: scansIn(summary.scans),
    eggsByClass: counted(summary.eggs.byClass),
    eggsByAction: counted(summary.eggs.byAction),
  }
}

function counted(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))
}
