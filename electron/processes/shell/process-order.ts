import type { ProcessHealth, ProcessName } from '../../contract/shell.ts'
import { inferenceInit, type LaunchFacts, reviewInit, stationInit, virtualScannerInit } from './launch-plan.ts'

/** The station drains what it was given and closes the database; the others have nothing to lose. */
const STOP_DEADLINES_MS: Readonly<Record<ProcessName, number>> = {
  station: 10_000,
  'virtual-scanner': 3_000,
  inference: 3_000,
  review: 3_000,
}

/** The station first, while inference can still decide what it holds; then whoever it needed. */
export const STOP_ORDER: readonly ProcessName[] = ['station', 'virtual-scanner', 'inference', 'review']

/** Pixels, and the virtual cable where there is no pseudo-terminal, go this way and not through us. */
export const EDGES: readonly (readonly [ProcessName, ProcessName])[] = [
  ['station', 'inference'],
  ['station', 'virtual-scanner'],
  // Who is signed in, the station alone knows.
  ['station', 'review'],
]

/** What people are shown: in work there is no virtual scanner that could stand still. */
export function healthShown(health: readonly ProcessHealth[], play: boolean): ProcessHealth[] {
  return health.filter(({ name }) => play || name !== 'virtual-scanner')
}

/** How each process is started and stopped; the facts are read anew at every start. */
export function processPlans(facts: () => LaunchFacts) {
  const plan = (name: ProcessName, init: (facts: LaunchFacts) => unknown) => ({
    init: () => init(facts()),
    stopDeadlineMs: STOP_DEADLINES_MS[name],
  })
  return {
    station: plan('station', stationInit),
    inference: plan('inference', inferenceInit),
    review: plan('review', reviewInit),
    'virtual-scanner': plan('virtual-scanner', virtualScannerInit),
  }
}
