import type { KeptClass } from '../domain/archive/keep.ts'
import type { Audited } from '../domain/audit.ts'
import type { BatchIdentity, StoredBatchState } from '../domain/batch/batch.ts'
import type { BatchSummary } from '../domain/batch/batch-summary.ts'
import type { Cell, EggAction, EggClass } from '../domain/egg.ts'
import type { ClockJump } from '../domain/event-time/clock-jump.ts'
import type { OverrideReason } from '../domain/override.ts'
import type { Recipe } from '../domain/recipe/recipe.ts'
import type { OrderFault } from '../domain/sorter-word.ts'
import type { HoldReason } from '../domain/tray/hold.ts'
import type { TrayFlag } from '../domain/tray/passage.ts'
import type { JournalPosition } from '../intake/intake.ts'
import type { Decision } from '../pipeline/decide/decision.ts'
import type { Prediction } from '../pipeline/predict/prediction.ts'
import type { ScanIdentity, TrayRef } from '../pipeline/scan/scan.ts'
import type { AlarmLog } from './alarm-log.ts'
import type { BatchLife } from './batch-life.ts'
import type { MasterDataStore } from './master-data.ts'
import type { ModelBook } from './model-book.ts'
import type { Outbox, SealBatch } from './outbox.ts'
import type { RecipeBook } from './recipe-book.ts'
import type { ClockMark, StoreStart } from './store-start.ts'
import type { Trays } from './trays.ts'
import type { SignInBook, UserBook } from './users.ts'

/** One passage of one physical tray. Its id is given by the store and is small and dense. */
export interface TrayVisit {
  readonly visitId: number
  readonly ref: TrayRef
  readonly code: string
  readonly rows: number
  readonly columns: number
  readonly layout: 'square' | 'honeycomb'
  readonly batchId: string | null
  readonly beganWallMs: number
  readonly state: 'filling' | 'complete' | 'held'
}

/** One attempt, decided: what becomes a row. */
export interface DecidedScan {
  readonly identity: ScanIdentity
  readonly visitId: number
  readonly batchId: string | null
  readonly cell: Cell
  readonly attempt: number
  readonly coil: number
  readonly capturedAtUs: number
  /** How long before its arrival the picture was taken, by the station's clock; undefined where that was not known. */
  readonly capturedBeforeMs?: number | undefined
  readonly arrivedWallMs: number
  readonly decidedWallMs: number
  /** Last byte of the scan to its decision; undefined of one that came late, which says nothing of the path. */
  readonly latencyMs: number | undefined
  readonly prediction: Prediction | undefined
  readonly decision: Decision
  readonly recipe: { readonly id: string; readonly version: number }
  /** Its egg is marked to be checked by opening or by hatch; changes nothing about the decision. */
  readonly sampled: boolean
  /** Why its picture is to be kept for long; a row says so from the same moment. Absent: it is only a recent one, or there is none. */
  readonly keep?: readonly KeptClass[]
}

/** A sequenced message that could not be used: kept with its reason and its bytes, never thrown away. */
export interface RejectedMessage {
  readonly identity: ScanIdentity
  readonly type: number
  readonly reason: string
  readonly arrivedWallMs: number
  readonly payload: Uint8Array
}

export type CommitItem =
  | { readonly kind: 'tray-begin'; readonly visit: TrayVisit }
  | { readonly kind: 'scan'; readonly scan: DecidedScan }
  | {
      readonly kind: 'tray-end'
      readonly visitId: number
      readonly endedWallMs: number
      readonly state: 'complete' | 'held'
      /** Why it is held, if nothing held it before. */
      readonly reason?: HoldReason
      /** Marks that only the end could tell. */
      readonly flags?: readonly TrayFlag[]
    }
  | {
      readonly kind: 'tray-state'
      readonly visitId: number
      readonly state: 'filling' | 'held'
      readonly reason: string
    }
  | {
      readonly kind: 'sorter-ack'
      readonly visitId: number
      readonly cell: Cell
      readonly attempt: number
      /** What the sorter did with it, if it says so. */
      readonly action?: EggAction
      readonly atWallMs: number
    }
  /** A removal was decided, and its order did not go out or nobody knows whether it did. The egg waits and its tray with it, unless the sorter has said that it carried it out. */
  | {
      readonly kind: 'not-removed'
      readonly visitId: number
      readonly cell: Cell
      readonly attempt: number
      /** NOT_SENT unless it says so. */
      readonly why?: 'NOT_SENT' | 'SORTER_SILENT'
    }
  /** A decision was not sent because the sorter's deadline had passed: the egg waits, whatever was decided, and its tray with it. */
  | { readonly kind: 'too-late'; readonly visitId: number; readonly cell: Cell; readonly attempt: number }
  | { readonly kind: 'rejected'; readonly message: RejectedMessage }

/** Everything that becomes durable in one transaction: rows, roll-ups, received ranges and the journal's release mark. */
export interface CommitGroup {
  readonly items: readonly CommitItem[]
  /** Sequence numbers this group settles, by session. */
  readonly received: readonly ScanIdentity[]
  readonly releasedThrough: JournalPosition
  /** The times of its scans were told by a clock that is trusted: they move the mark of the line, and what lies behind it is counted as late. */
  readonly timed?: boolean
}

/** What the egg is now, by its last valid attempt. */
export interface EggState {
  readonly eggClass: EggClass
  readonly action: EggAction
  readonly attempt: number
}

/** Minutes since 1970, of the event, in which the sums count an egg. */
export interface CountedMinutes {
  /** Undefined where no scan spoke for the egg before. */
  readonly before: number | undefined
  readonly after: number
}

/** How one commit changed one egg; the live counters are moved by exactly this. With a fault `before` may equal `after`. */
export interface EggChange {
  readonly visitId: number
  readonly batchId: string | null
  readonly cell: Cell
  /** What the egg was and is counted as, whichever passage of its tray speaks for it. */
  readonly before: EggState | undefined
  readonly after: EggState
  /** What this passage says of it, where another one speaks. */
  readonly own?: EggState
  /** Absent where the same scan speaks for the egg as before. */
  readonly minutes?: CountedMinutes
  /** Why it is not what was ordered. */
  readonly fault?: OrderFault
}

/** A person's word on an egg: a further record, which replaces nothing. */
export interface EggOverride {
  readonly visitId: number
  readonly cell: Cell
  /** The attempt that spoke for the egg; a later one decides anew. */
  readonly attempt: number
  readonly batchId: string | null
  readonly atWallMs: number
  /** Empty when nobody was signed in. */
  readonly operator: string
  readonly from: { readonly eggClass: EggClass; readonly action: EggAction }
  readonly eggClass: EggClass
  readonly action: EggAction
  readonly reason: OverrideReason
  readonly note: string
}

/** An egg as its last valid attempt left it, and the batch that it belongs to. */
export interface StoredEgg {
  readonly state: EggState
  readonly batch: StoredBatch | undefined
}

export interface StoredBatch {
  readonly identity: BatchIdentity
  readonly state: StoredBatchState
  readonly recipe: Recipe
  readonly startedWallMs: number | null
  readonly closedWallMs: number | null
}

/** A closed batch in which something changed after its summary was frozen. */
export interface ChangedSummary {
  readonly batchId: string
  readonly changes: number
  /** The mark of its line has passed its end: nothing more is expected. */
  readonly final: boolean
}

/** The part of the store that every line has for itself. */
export interface OfLine {
  /** Before `start`, once the journal is open: where it ends. Durable on return. Throws a `StoreError` like `commit`. */
  noteJournalEnd(end: JournalPosition): void
  start(): StoreStart
  /** One transaction, durable on return (`synchronous = FULL`). Throws a `StoreError` on a full or failing disk; then nothing of the group happened. */
  commit(group: CommitGroup): EggChange[]
  /**
   * Durable on return. Throws a `StoreError` like `commit`; then the batch is what it was. With `seal`, the message to the cloud is made
   * and queued in the same transaction: the batch is closed and queued, or neither. `later`: it is due like that of a batch that changed.
   */
  saveBatch(batch: StoredBatch, seal?: SealBatch | 'later'): void
  /** Nothing older than this is expected on the line any more. Never moves it back. Durable on return. Throws a `StoreError` like `commit`. */
  moveEventMark(toWallMs: number): void
  /** Drafts, stops and signatures; the draft is the line's. */
  readonly batchLife: BatchLife
  /** What alarms did, and what is out of service. */
  readonly alarmLog: AlarmLog
  /** Trays on hold, and what people say of trays; those on hold are the line's. */
  readonly trays: Trays
}

/**
 * The station's only way to the database: writes, and reads by key. One writer in the whole program. What is `OfLine` is that of one line, the
 * first one unless it was asked for by `ofLine`; the rest is the same whichever line asks.
 */
export interface Store extends OfLine {
  /** The same database as that line sees it, by its id in the master data. Throws a `StoreError` like `commit` when it is new and cannot be written down. */
  ofLine(lineId: string): Store
  /** Ids of every line that ever ran here, the first one first. */
  lines(): string[]
  /**
   * One small step of moving rows of older months into their cold files. `busy` without doing anything when something was committed within the last
   * milliseconds that are given; `done` when there is nothing left for now.
   */
  moveToCold(silentForMs: number): 'busy' | 'moved' | 'done'
  findBatch(batchId: string): StoredBatch | undefined
  /** All zero for a batch that is not there. */
  batchSummary(batchId: string): BatchSummary
  /** Distinct eggs of a batch without empty cells, by the minute since 1970 in which they count, from that minute on; a minute without any is not there. */
  eggsByMinute(batchId: string, fromMinute: number): ReadonlyMap<number, number>
  /** Undefined for an egg that was never scanned. */
  findEgg(visitId: number, cell: Cell): StoredEgg | undefined
  /** Adds a correction; what was decided stays as it is. */
  saveOverride(override: EggOverride): void
  /** Batches whose frozen summary is out of date, and by how many changes: a number that stands still means that the changes are over. */
  changedSummaries(): readonly ChangedSummary[]
  /** Makes and queues the next revision of a closed batch's summary and takes its mark away, in one transaction. Throws a `StoreError` like `commit`. */
  sealRevision(batchId: string, seal: SealBatch): void
  /** Whether that scanner has a sorter which says what it did, as it says itself. Durable on return. Throws a `StoreError` like `commit`. */
  saveSorterPresent(session: Pick<ScanIdentity, 'scannerSerial' | 'sessionId'>, sorterPresent: boolean): void
  /** With the jump that was found, in one transaction. Durable on return. Throws a `StoreError` like `commit`. */
  saveClockMark(mark: ClockMark, jump?: ClockJump): void
  /** The next free batch id of that day, for example 2026-1121-03. */
  nextBatchId(dayWallMs: number): string
  /** What waits for the cloud and what went there. */
  readonly outbox: Outbox
  /** SHA-256 of the numbers of a batch as they are now, for a signature; undefined for a batch that is not there. */
  recordDigest(batchId: string): string | undefined
  /** Recipes as people make them; a batch keeps its own copy. */
  readonly recipes: RecipeBook
  /** Who may sign in. */
  readonly users: UserBook
  /** Who is signed in. */
  readonly signIns: SignInBook
  /** Throws a `StoreError` like `commit`, or what the change throws; then neither it nor its entry is there. */
  readonly audited: Audited
  /** What people told the station about their hatchery. */
  readonly masterData: MasterDataStore
  /** Which models judge, and what a candidate made of scans. */
  readonly models: ModelBook
  close(): void
}
