import type { JournalPosition } from '../intake/intake.ts'
import type { Prediction } from './predict/prediction.ts'
import type { Scan, ScanIdentity, TrayRef } from './scan/scan.ts'
import type { SortedEgg, TrayBegin } from './scan/tray-message.ts'

/** One durable message on its way from the journal to the database. */
export interface Work {
  readonly position: JournalPosition
  readonly type: number
  readonly payload: Uint8Array
  readonly identity: ScanIdentity
  /** Batch that was open when it arrived; what happens to the batch meanwhile changes nothing for it. */
  readonly batchId: string | null
  readonly arrivedWallMs: number
  readonly arrivedMonoMs: number
  /** How long before its arrival it happened: a picture was taken, a tray began or ended; undefined where that is not known. */
  readonly capturedBeforeMs: number | undefined
  /** See captured.ts: from when the sorter's deadline counts, by the scanner's clock. */
  readonly deadlineFromUs: number | undefined
  /** Its decision can no longer reach the sorter in time: the link or the station was down meanwhile. */
  readonly late: boolean
  /** A database that has forgotten it may have had it before: it may have been decided, and its order sent. */
  readonly again: boolean
  readonly body: WorkBody
}

export type WorkBody =
  | { readonly kind: 'tray-begin'; readonly begin: TrayBegin }
  | {
      readonly kind: 'scan'
      readonly scan: Scan
      readonly judgement: Judgement
      /** Why the message is no usable scan although its place is known: its egg becomes UNREADABLE. */
      readonly rejection: string | undefined
    }
  | { readonly kind: 'tray-end'; readonly tray: TrayRef; readonly cellsScanned: number; readonly clockUs: number }
  | { readonly kind: 'sorter-ack'; readonly eggs: readonly SortedEgg[] }
  | { readonly kind: 'rejected'; readonly reason: string }

/** What the model made of a scan so far. */
export interface Judgement {
  state: 'waiting' | 'asked' | 'predicted' | 'failed'
  prediction: Prediction | undefined
  /** How often inference ended while this scan was with it. */
  crashes: number
}

/** Nothing more is needed from the model. */
export function isSettled(work: Work): boolean {
  if (work.body.kind !== 'scan') return true
  const { state } = work.body.judgement
  return state === 'predicted' || state === 'failed'
}
