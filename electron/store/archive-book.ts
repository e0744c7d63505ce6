import type { KeptClass, Shelf } from '../domain/archive/keep.ts'
import type { Retention } from '../domain/archive/retention.ts'
import type { JournalPosition } from '../intake/intake.ts'
import type { PictureKey } from './archive/picture.ts'

/** A segment as the database knows it. What its file has beyond `bytes` counts for nothing. */
export interface SegmentRow {
  readonly segmentId: number
  readonly shelf: Shelf
  readonly state: 'open' | 'closed' | 'erasing'
  readonly pictures: number
  readonly bytes: number
  readonly oldestWallMs: number
  readonly newestWallMs: number
}

/** Where a picture that is kept for long lies. */
export interface PicturePlace {
  readonly segmentId: number
  readonly groupOffset: number
  readonly slot: number
}

/** Of one group that has become durable. */
export interface PlacedGroup {
  readonly segmentId: number
  readonly groupOffset: number
  /** End of the group in the file. */
  readonly bytes: number
  /** In the order of the group. */
  readonly pictures: readonly PictureKey[]
  readonly oldestWallMs: number
  readonly newestWallMs: number
}

/** What is known of a recent segment when it is full. */
export interface ClosedSegment extends Pick<SegmentRow, 'pictures' | 'bytes' | 'oldestWallMs' | 'newestWallMs'> {
  readonly firstVisitId: number
  readonly lastVisitId: number
}

/** A picture that is to be kept and is not in any segment yet; the journal of its line has its scan. */
export interface DuePicture extends PictureKey {
  readonly classes: readonly KeptClass[]
  readonly sinceWallMs: number
  readonly scannerSerial: string
  readonly sessionId: string
  readonly sequence: number
}

/** A picture that is to be kept from now on. */
export interface WantedPicture extends PictureKey {
  readonly classes: readonly KeptClass[]
  readonly sinceWallMs: number
}

/** A picture whose egg was corrected after it had been put among the recent ones. */
export interface LatePicture extends PictureKey {
  readonly classes: readonly KeptClass[]
  readonly sinceWallMs: number
  readonly batchId: string | null
}

/** A row of a segment. */
export interface KeptRow extends PictureKey {
  readonly classes: readonly KeptClass[]
  readonly sinceWallMs: number
  readonly groupOffset: number
  readonly slot: number
}

/** Where pictures are found. */
export interface PictureIndex {
  place(key: PictureKey): PicturePlace | undefined
  /** Recent segments in which a picture of that passage can be, newest first. */
  recentSegments(visitId: number): number[]
}

/**
 * What the database knows of the archive. Every method is one transaction, durable on return, and throws a `StoreError` like `commit`. The order in
 * which they are called beside what happens on the disk is written down in `archive/README.md`.
 */
export interface ArchiveBook {
  readonly index: PictureIndex
  segments(): SegmentRow[]
  /** A new open segment, before its file is made. */
  begin(shelf: Shelf, nowWallMs: number): number
  /** A group is on the disk: its pictures have their places, as far as they are still wanted and have none. */
  place(group: PlacedGroup): void
  /** Pictures of a segment that lie in another one now. */
  move(group: PlacedGroup, fromSegmentId: number): void
  /** Nothing more is written into it. */
  close(segmentId: number, known?: ClosedSegment): void
  /** From here on the segment is as good as gone, with all of its rows. False, and nothing happened, while a correction waits for a recent picture. */
  beginErasing(segmentId: number): boolean
  /** Its file is gone from the disk. */
  forget(segmentId: number): void
  /** Rows that point behind the end of what is there; answers how many. */
  loseBeyond(segmentId: number, bytes: number): number
  rowsOf(segmentId: number): KeptRow[]
  hasRows(segmentId: number): boolean
  /** The newest passage of a tray; 0 where there is none. */
  newestVisitId(): number
  /** Of one line, oldest first. */
  due(lineKey: string): { readonly afterPosition: JournalPosition | undefined; readonly pictures: DuePicture[] }
  /** At most so many. */
  late(count: number): LatePicture[]
  /** Nobody will bring these any more; those that have a place stay. Answers how many. */
  dropDue(keys: readonly PictureKey[]): number
  /** The journal need not wait for these any more; they are still wanted. */
  waive(keys: readonly PictureKey[]): void
  /** What was decided on a scan whose picture lies in a file of a batch; undefined where there is no such scan. Throws ColdFileError where its rows lie in a cold file that is missing or damaged. */
  reasons(key: PictureKey): { readonly classes: readonly KeptClass[]; readonly sinceWallMs: number } | undefined
  /** Wants pictures that were not wanted; all of them or none. */
  want(pictures: readonly WantedPicture[]): void
  retention(): Retention
  saveRetention(retention: Retention): void
}
