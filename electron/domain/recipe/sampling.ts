import { seededRandom } from '../../base/random.ts'
import type { Cell } from '../egg.ts'

/** An egg by the names that its scanner gave: the passage of its tray, and its place on it. The same for every attempt at it. */
export interface EggIdentity {
  readonly tray: { readonly scannerSerial: string; readonly sessionId: string; readonly traySequence: number }
  readonly cell: Cell
}

/**
 * Whether an egg belongs to the validation sample of its recipe. Decided by who it is alone: the same for a rescan, today and in a year and on
 * any machine, whatever the model says of it — a sample that the model could bend would prove nothing.
 */
export function isSampled({ tray, cell }: EggIdentity, sampleShare: number): boolean {
  const name = [tray.scannerSerial, tray.sessionId, tray.traySequence, cell.row, cell.column].join('/')
  return seededRandom(`sample/${name}`).next() < sampleShare
}
