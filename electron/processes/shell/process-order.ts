import {
  MODEL_SLOTS,
  type ModelSlot,
  type ProcessHealth,
  type ProcessKind,
  type ProcessName,
  processKind,
  virtualScannerName,
} from '../../contract/shell.ts'
import type { Edge } from '../../host/supervisor.ts'
import { inferenceInit, type LaunchFacts, reviewInit, stationInit, virtualScannerInit } from './launch-plan.ts'

/** The station drains what it was given and closes the database; the others have nothing to lose. */
const STOP_DEADLINES_MS: Readonly<Record<ProcessKind, number>> = {
  station: 10_000,
  'virtual-scanner': 3_000,
  inference: 3_000,
  review: 3_000,
}

/** The virtual scanners of so many training lines. */
export function virtualScanners(playLines: number): readonly ProcessName[] {
  return Array.from({ length: playLines }, (_, index) => virtualScannerName(index + 1))
}

/** The station first, while inference can still decide what it holds; then whoever it needed. */
export function stopOrder(playLines: number): readonly ProcessName[] {
  return ['station', ...virtualScanners(playLines), ...MODEL_SLOTS, 'review']
}

/** Pixels, and the virtual cables where there are no pseudo-terminals, go this way and not through us. */
export function edgesOf(playLines: number): readonly Edge[] {
  return [
    ...MODEL_SLOTS.map((slot) => ['station', slot] as const),
    ...virtualScanners(playLines).map((scanner) => ['station', scanner] as const),
    // Who is signed in, the station alone knows.
    ['station', 'review'],
    // What a scanner writes into a folder, review reads: its pictures go to the line as those of any other scanner do.
    ['station', 'review', 'folders'],
  ]
}

/** What people are shown: in work there is no virtual scanner that could stand still, and where no model is needed none has stopped. */
export function healthShown(
  health: readonly ProcessHealth[],
  play: boolean,
  isNeeded: (slot: ModelSlot) => boolean,
): ProcessHealth[] {
  return health.filter(({ name }) => {
    const slot = MODEL_SLOTS.find((one) => one === name)
    if (slot !== undefined) return isNeeded(slot)
    return play || processKind(name).kind !== 'virtual-scanner'
  })
}

/** How each process is started and stopped; the facts are read anew at every start. */
export function processPlans(playLines: number, facts: () => LaunchFacts) {
  const plan = (kind: ProcessKind, init: (facts: LaunchFacts) => unknown) => ({
    init: () => init(facts()),
    stopDeadlineMs: STOP_DEADLINES_MS[kind],
  })
  const scanners = virtualScanners(playLines).map((name) => {
    return [name, plan('virtual-scanner', (now) => virtualScannerInit(now, processKind(name).place))] as const
  })
  return {
    station: plan('station', stationInit),
    inference: plan('inference', (now) => inferenceInit(now, 'inference')),
    'inference-2': plan('inference', (now) => inferenceInit(now, 'inference-2')),
    review: plan('review', reviewInit),
    ...Object.fromEntries(scanners),
  }
}
