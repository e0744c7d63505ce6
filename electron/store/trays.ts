import type { Cell, EggAction, EggClass } from '../domain/egg.ts'
import type { FlockRange } from '../domain/tray/flock-range.ts'
import type { HoldReason, HoldState, TrayRelease } from '../domain/tray/hold.ts'
import type { PassedTray, TrayFlag } from '../domain/tray/passage.ts'
import type { Move } from '../domain/tray/transfer.ts'
import type { TrayRef } from '../pipeline/scan/scan.ts'
import type { EggState, TrayVisit } from './store.ts'

/** A tray that waits for a person, or for the passage that a person asked for. */
export interface HeldTray {
  readonly visitId: number
  readonly code: string
  readonly batchId: string | null
  readonly beganWallMs: number
  readonly endedWallMs: number
  /** Undefined for a tray that an earlier version held, or because its eggs wait. */
  readonly holdReason: HoldReason | undefined
  readonly flags: readonly TrayFlag[]
  /** A person asked for another passage. */
  readonly rescanAsked: boolean
  readonly eggsWaiting: number
  /** The passage before of the same eggs. */
  readonly continues: number | undefined
}

export interface StoredTrayEgg {
  readonly cell: Cell
  /** What this passage says of it. */
  readonly state: EggState
  /** What happens to it: as decided, unless a person corrected or released it since. */
  readonly actionNow: EggAction
  /** Where the last recorded move of this cell led. */
  readonly moved: 'in' | 'out' | undefined
}

/** A visit with all that is known of it. */
export interface StoredTray extends HoldState {
  readonly visit: TrayVisit
  readonly flags: readonly TrayFlag[]
  readonly continues: number | undefined
  readonly eggs: readonly StoredTrayEgg[]
}

/** What earlier passages of the same eggs said of a cell. */
export interface EggBefore {
  readonly cell: Cell
  readonly eggClass: EggClass
  readonly action: EggAction
  readonly moved: boolean
}

/** A tray that the pipeline has forgotten, because it ended long ago or before a restart. */
export interface KnownVisit {
  readonly visit: TrayVisit
  readonly ended: boolean
  readonly flags: readonly TrayFlag[]
  readonly eggs: readonly { readonly cell: Cell; readonly state: EggState }[]
}

/** Who said something of a tray, when and why. */
export interface Said {
  readonly why: string
  readonly who: string
  readonly atWallMs: number
}

export interface SaveRelease extends Said {
  readonly visitId: number
  readonly how: TrayRelease
  /** Of a tray that goes on as it is: what becomes of the eggs that waited. */
  readonly eggs: readonly { readonly cell: Cell; readonly attempt: number; readonly action: EggAction }[]
}

export interface SaveTransfer extends Said {
  readonly fromVisitId: number
  readonly toVisitId: number
  readonly moves: readonly Move[]
}

/** What the pipeline asks of trays it does not know itself: by key, cheap, once or twice a tray. */
export interface TrayLookup {
  /** Passages of a readable code in a batch, oldest first. */
  passages(batchId: string, code: string): PassedTray[]
  /** Undefined for a tray that never began. Of two that a scanner named alike the newest. */
  findVisit(ref: TrayRef): KnownVisit | undefined
  /** What the newest of the earlier passages said, EARLIER_PASSAGES_MAX at most; empty for a visit that continues no other. */
  eggsBefore(visitId: number): EggBefore[]
}

/** Trays on hold, what people say of trays, moved eggs, and flocks within a tray. All throw a `StoreError`; a change is durable on return. */
export interface Trays extends TrayLookup {
  /** Of this line, oldest first, at most HELD_TRAYS_MAX of the newest. */
  held(): HeldTray[]
  tray(visitId: number): StoredTray | undefined
  /** The newest visit of a tray in a batch. */
  newestVisit(batchId: string, code: string): number | undefined
  /** Whether the tray of that visit has come by another time since, in whichever batch. */
  usedSince(visitId: number): boolean
  release(release: SaveRelease): void
  /** Which eggs the tray holds; sums are counted anew. Answers with the visits whose marks have changed: this one, and perhaps the next. */
  sayEggs(visitId: number, word: 'SAME_EGGS' | 'OTHER_EGGS', said: Said): number[]
  /** Which tray it was; sums are counted anew. Answers with the visits whose marks have changed: this one, and the next ones of both codes. */
  name(visitId: number, code: string, said: Said): number[]
  /** Never changes a sum of what was scanned so far. */
  transfer(transfer: SaveTransfer): void
  /** Replaces the ranges of one tray of the batch, or with an empty code of every tray that has none of its own. Throws CONFLICT for an unknown batch. */
  setFlockRanges(batchId: string, code: string, ranges: readonly FlockRange[]): void
  /** Those of the tray if it has any, else those of the batch. */
  flockRanges(batchId: string, code: string): FlockRange[]
}

/** Of a tray that came by more often, what the newest passages said says enough of its gaps; a reader that reads one code for all has hundreds. */
export const EARLIER_PASSAGES_MAX = 8

/** Trays that are told of at once: more on hold than this is a line that stands still. */
export const HELD_TRAYS_MAX = 200
