import type { BatchSummary } from '../../electron/domain/batch/batch-summary.ts'
import { minuteOfScan } from '../../electron/domain/event-time/event-time.ts'
import { cellOrder } from '../../electron/domain/tray/cell-order.ts'
import type { DecidedScan, EggState } from '../../electron/store/store.ts'
import { counted } from './counted.ts'
import { overriddenOf } from './memory-reads.ts'
import type { MemoryStore } from './memory-store.ts'

/** What an egg is, and what was decided for it before anything became of its order. */
export interface MemoryEgg {
  readonly visitId: number
  readonly batchId: string | null
  readonly cell: DecidedScan['cell']
  readonly state: EggState
  readonly decided: Pick<DecidedScan['decision'], 'action' | 'reason'>
}

/** The numbers of a batch, counted afresh from what was committed. */
export function summaryOf(store: MemoryStore, batchId: string): BatchSummary {
  const eggs = countedEggs(store, batchId)
  const scans = store.scans.filter((scan) => scan.batchId === batchId)
  const visits = [...store.visits.values()].filter((visit) => visit.batchId === batchId)
  return {
    eggs: counted(eggs.map(({ state }) => state)),
    scans: counted(scans.map((scan) => scan.decision)),
    ...{ trays: visits.length, traysHeld: visits.filter(({ state }) => state === 'held').length },
    models: [...new Set(scans.flatMap(({ prediction }) => prediction?.modelId ?? []))].sort(),
    ...{ scanners: [], confidence: [], signalToNoise: [], latency: [] },
    overridden: overriddenOf(store, batchId, eggs),
    pauses: {},
  }
}

/** Its eggs without empty cells, by the minute of the attempt that speaks for them. */
export function eggsByMinute(store: MemoryStore, batchId: string, fromMinute: number): ReadonlyMap<number, number> {
  const minutes = new Map<number, number>()
  for (const { visitId, cell, state } of countedEggs(store, batchId)) {
    const minute = minuteOfEgg(store.scans, visitId, cell, state.attempt)
    if (state.eggClass !== 'EMPTY' && minute >= fromMinute) minutes.set(minute, (minutes.get(minute) ?? 0) + 1)
  }
  return minutes
}

/** The minute of an egg's attempt; of several under one number the first that came speaks. */
export function minuteOfEgg(
  scans: readonly DecidedScan[],
  visitId: number,
  { row, column }: DecidedScan['cell'],
  attempt: number,
): number {
  const isIt = (scan: DecidedScan) =>
    scan.visitId === visitId && scan.cell.row === row && scan.cell.column === column && scan.attempt === attempt
  const scan = scans.find(isIt)
  if (scan === undefined) throw new Error(`no attempt ${attempt} in visit ${visitId}`)
  return minuteOfScan(scan, 0)
}

/** Of several passages of the same eggs the one that speaks. */
function countedEggs({ eggs, trays }: MemoryStore, batchId: string): MemoryEgg[] {
  const speaks = ({ visitId, cell }: MemoryEgg) => trays.ledger.speaking(visitId, cellOrder(cell))?.visitId === visitId
  return [...eggs.values()].filter((egg) => egg.batchId === batchId && speaks(egg))
}
