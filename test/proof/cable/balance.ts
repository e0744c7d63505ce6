import type { LiveView } from '../../../electron/contract/live.ts'
import type { BatchRecord } from '../../../electron/contract/review.ts'
import type { VirtualScannerStats } from '../../../electron/contract/virtual-scanner.ts'
import { readStoredSessions, type StoredSession } from '../../rig/stored.ts'

/** What the scanner had done when it was switched off, or at the end. */
export interface PowerUp
  extends Pick<VirtualScannerStats, 'scansMade' | 'cellsScanned' | 'sequencedMade' | 'unacknowledged'> {
  /** Everything was acknowledged; otherwise it was switched off with messages that nobody had acknowledged. */
  readonly complete: boolean
}

export interface CableBalance {
  readonly powerUps: readonly PowerUp[]
  readonly scansMade: number
  readonly scansStored: number
  readonly eggsStored: number
  /** Scans that went with the scanner's power, unacknowledged: the only ones that may be missing. */
  readonly lostWithPower: number
  /** One line for each thing that does not agree; empty = nothing lost, nothing twice. */
  readonly faults: readonly string[]
}

/** The scanner's own figures against the rows, the roll-ups and the screen. */
export function holdAgainst(ends: {
  readonly dataFolder: string
  readonly powerUps: readonly PowerUp[]
  readonly record: BatchRecord
  readonly live: LiveView
  readonly differences: readonly string[]
}): CableBalance {
  const { powerUps, record, live } = ends
  const sessions = readStoredSessions(ends.dataFolder)
  const sum = (field: 'scans' | 'cells') => sessions.reduce((total, session) => total + session[field], 0)
  const [scansStored, eggsStored] = [sum('scans'), sum('cells')]
  const scansMade = powerUps.reduce((total, powerUp) => total + powerUp.scansMade, 0)
  const equal = (what: string, found: number | undefined, expected: number) =>
    found === expected ? [] : [`${what}: ${found} instead of ${expected}`]
  const cellsOnScreen = (live.batch?.eggs ?? 0) + (live.batch?.emptyCells ?? 0)
  return {
    ...{ powerUps, scansMade, scansStored, eggsStored, lostWithPower: scansMade - scansStored },
    faults: [
      ...equal('sessions', sessions.length, powerUps.length),
      ...sessions.flatMap((session, index) => faultsOf(session, powerUps[index], `power-up ${index + 1}`)),
      ...equal('scans of the record', record.scans, scansStored),
      ...equal('eggs and empty cells of the record', record.eggs + record.emptyCells, eggsStored),
      ...equal('scans on the screen', live.batch?.scans, scansStored),
      ...equal('eggs and empty cells on the screen', cellsOnScreen, eggsStored),
      ...ends.differences,
    ],
  }
}

/** What of one power-up does not agree with its rows. */
export function faultsOf(stored: StoredSession, made: PowerUp | undefined, who: string): readonly string[] {
  if (made === undefined) return [`${who}: there was none`]
  const between = (what: string, found: number, least: number, most: number) =>
    found >= least && found <= most ? [] : [`${who}: ${found} ${what} stored, between ${least} and ${most} were made`]
  const { scansMade, cellsScanned, sequencedMade, unacknowledged, complete } = made
  // Of a power-up that was cut off, what was acknowledged must be there; what was not may be.
  const lost = complete ? 0 : unacknowledged
  return [
    ...between('messages', stored.received, sequencedMade - lost, sequencedMade),
    ...between('scans', stored.scans, scansMade - lost, scansMade),
    ...between('cells', stored.cells, cellsScanned - lost, cellsScanned),
    ...(stored.scans === stored.distinctScans ? [] : [`${who}: ${stored.scans - stored.distinctScans} scans twice`]),
    ...(stored.isUnbroken ? [] : [`${who}: what was received has gaps`]),
    ...(stored.rejected === 0 ? [] : [`${who}: ${stored.rejected} messages were rejected`]),
    ...(complete && unacknowledged > 0 ? [`${who}: ${unacknowledged} messages were never acknowledged`] : []),
  ]
}
