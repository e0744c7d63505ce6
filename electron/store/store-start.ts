import type { Interval } from '../base/interval-set.ts'
import type { Cell, EggClass } from '../domain/egg.ts'
import type { TrayFlag } from '../domain/tray/passage.ts'
import type { JournalPosition } from '../intake/intake.ts'
import type { TrayRef } from '../pipeline/scan/scan.ts'
import type { RecentBatch } from './recent-batches.ts'
import type { EggState, StoredBatch, TrayVisit } from './store.ts'

/** A removal of a tray that has ended, sent by a station that ended before the sorter said what became of it. */
export interface SentRemoval {
  readonly ref: TrayRef
  readonly visitId: number
  readonly cell: Cell
  readonly attempt: number
}

/** What the station knew of its wall clock when it last wrote it down. */
export interface ClockMark {
  /** The newest wall time that was trusted. */
  readonly trustedWallMs: number
  /** The clock has jumped since, and nobody has confirmed it yet. */
  readonly jumped: boolean
}

/** What a line needs to know when it starts. */
export interface StoreStart {
  readonly releasedThrough: JournalPosition
  /** The database lost its end, or an older one was put back, when the journal had come to here: what is replayed up to it may have been decided, and the sorter told. 0 where it never did. */
  readonly forgottenThrough: JournalPosition
  readonly sessions: readonly {
    readonly scannerSerial: string
    readonly sessionId: string
    readonly ranges: readonly Interval[]
  }[]
  readonly openBatch: StoredBatch | undefined
  /** Of this line, oldest first; the open one is the last. */
  readonly recentBatches: readonly RecentBatch[]
  /** Trays of this line that were not ended, newest last, with the state of their eggs. */
  readonly openVisits: readonly {
    readonly visit: TrayVisit
    readonly flags?: readonly TrayFlag[]
    readonly eggs: readonly {
      readonly cell: Cell
      readonly state: EggState
      /** What a person called the egg, if the attempt that speaks for it was corrected. */
      readonly corrected?: EggClass
    }[]
  }[]
  /** Of all lines: visits are numbered through. */
  readonly nextVisitId: number
  /** Of this line, and of sessions with a sorter that answers; of one of which that was never written down, when it has answered before. */
  readonly sentRemovals?: readonly SentRemoval[]
  /** When the newest scan of the open batch's newest tray was decided; undefined before the first. */
  readonly newestDecidedWallMs?: number | undefined
  /** Of the one clock of the station. Undefined in a data folder in which it was never written. */
  readonly clockMark?: ClockMark | undefined
}
