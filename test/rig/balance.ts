import type { BatchRecord } from '../../electron/contract/review.ts'
import type { VirtualScannerStats } from '../../electron/contract/virtual-scanner.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { faultLines } from '../../electron/review/reconcile-lines.ts'
import { type LineRig, untilLive } from './line-rig.ts'

const DRAIN_DEADLINE_MS = 60_000
const LOOK_MS = 50

/** The ends of a rig that are needed here; `station` may be another one after a restart. */
type Ends = Pick<LineRig, 'station' | 'scanner' | 'review'>

type MadeBefore = Pick<VirtualScannerStats, 'scansMade' | 'cellsScanned'>

/** What the scanner did in one batch against what the database holds of it. */
export interface Balance {
  readonly record: BatchRecord
  readonly scansMade: number
  /** One line for each thing that does not agree; empty = nothing lost, nothing twice. */
  readonly faults: readonly string[]
}

/** Takes no new tray and waits until everything that the scanner made is decided. */
export async function drain(rig: Ends): Promise<void> {
  await rig.scanner.call('stop', {})
  const giveUpMs = systemClock.monoMs() + DRAIN_DEADLINE_MS
  for (;;) {
    const stats = await rig.scanner.call('stats', {})
    if (stats.traysBegun === stats.traysMade && stats.unacknowledged === 0) break
    if (systemClock.monoMs() > giveUpMs) throw new Error(`the last tray did not end: ${JSON.stringify(stats)}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  await untilLive(rig, 'everything decided', (view) => view.backlog === 0, DRAIN_DEADLINE_MS)
}

/** Closes the batch and holds its record against what the scanner made since `before`, and all sums against the rows. Call it drained. */
export async function closeAndBalance(rig: Ends, before: MadeBefore): Promise<Balance> {
  const balance = await closeAndCount(rig, before)
  const sums = await rig.review.call('reconcile', {}, { deadlineMs: DRAIN_DEADLINE_MS })
  return { ...balance, faults: [...balance.faults, ...faultLines(sums)] }
}

/** The same without the sums, where there are more rows than anybody waits for. */
export async function closeAndCount(rig: Ends, before: MadeBefore): Promise<Balance> {
  await rig.station.call('closeBatch', {})
  const closed = await untilLive(rig, 'the batch closed', (view) => view.batch?.state === 'closed')
  const record = await rig.review.call('batchRecord', { batchId: closed.batch?.batchId ?? '' })
  if (record === null) throw new Error('the batch has no record')
  const after = await rig.scanner.call('stats', {})
  const scansMade = after.scansMade - before.scansMade
  const cells = after.cellsScanned - before.cellsScanned
  const cellsStored = record.eggs + record.emptyCells
  const faults = [
    ...(record.scans === scansMade ? [] : [`the scanner made ${scansMade} scans, the record has ${record.scans}`]),
    ...(cellsStored === cells ? [] : [`the scanner showed ${cells} cells, the record has ${cellsStored}`]),
  ]
  return { record, scansMade, faults }
}
