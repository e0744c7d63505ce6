import type { LiveView } from '../../../electron/contract/live.ts'
import type { BatchRecord } from '../../../electron/contract/review.ts'
import type { VirtualScannerStats } from '../../../electron/contract/virtual-scanner.ts'
import type { StoredSession } from '../../rig/stored.ts'

/** One life of the scanner's process. */
export interface SwitchedOn {
  /** The last that it said. */
  readonly stats: VirtualScannerStats
  /** Everything was acknowledged; otherwise it was killed a moment after it said so. */
  readonly complete: boolean
}

/** The scanner's own figures against the rows, the record and the screen; `sessions` in the order of the lives. One line for each thing that does not agree. */
export function holdSessions(
  sessions: readonly StoredSession[],
  lives: readonly SwitchedOn[],
  record: BatchRecord | null,
  view: LiveView,
): readonly string[] {
  const sum = (field: 'scans' | 'cells') => sessions.reduce((total, session) => total + session[field], 0)
  const [scans, cells] = [sum('scans'), sum('cells')]
  const equal = (what: string, found: number | undefined, expected: number) =>
    found === expected ? [] : [`${what}: ${found} instead of ${expected}`]
  return [
    ...equal('sessions', sessions.length, lives.length),
    ...sessions.flatMap((session, n) => faultsOf(session, lives[n], `life ${n + 1} of the scanner`)),
    ...equal('scans of the record', record?.scans, scans),
    ...equal('eggs and empty cells of the record', (record?.eggs ?? 0) + (record?.emptyCells ?? 0), cells),
    ...equal('scans on the screen', view.batch?.scans, scans),
    ...equal('eggs and empty cells on the screen', (view.batch?.eggs ?? 0) + (view.batch?.emptyCells ?? 0), cells),
  ]
}

function faultsOf(stored: StoredSession, life: SwitchedOn | undefined, who: string): readonly string[] {
  if (life === undefined) return []
  const { stats, complete } = life
  const { scansMade, cellsScanned, sequencedMade, unacknowledged } = stats
  // Of a life that was cut short only the least is known: what it knew to be acknowledged must be there.
  const fits = (what: string, found: number, made: number) => {
    const isRight = complete ? found === made : found >= made - unacknowledged
    return isRight ? [] : [`${who}: ${found} ${what} stored, ${made} made, ${unacknowledged} of them unacknowledged`]
  }
  return [
    ...fits('messages', stored.received, sequencedMade),
    ...fits('scans', stored.scans, scansMade),
    ...fits('cells', stored.cells, cellsScanned),
    // A life that ended before its first tray has nothing to be whole.
    ...(stored.isUnbroken || stored.received === 0 ? [] : [`${who}: what was received has gaps`]),
  ]
}
