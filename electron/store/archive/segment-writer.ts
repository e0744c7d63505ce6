import type { Shelf } from '../../domain/archive/keep.ts'
import type { ArchiveBook, ClosedSegment } from '../archive-book.ts'
import type { ArchiveDisk, PictureFile } from './archive-disk.ts'
import type { OnStep } from './archive-steps.ts'
import {
  GroupScratch,
  newSegmentHead,
  type PictureToSeal,
  SEGMENT_HEAD_BYTES,
  type SegmentHead,
  sealGroup,
  segmentFile,
} from './segment-format.ts'

export interface SegmentPlace {
  readonly folder: string
  readonly key: Uint8Array
  readonly book: ArchiveBook
  readonly disk: ArchiveDisk
  readonly onStep: OnStep
}

/** A picture with the time from which its days count. */
export interface PictureToPut extends PictureToSeal {
  readonly sinceWallMs: number
}

/** Where a group was written. */
export interface WrittenGroup {
  readonly groupOffset: number
  /** End of the group. */
  readonly bytes: number
  readonly pictures: readonly PictureToPut[]
}

/** Shared by all writers: one group is laid out at a time. */
const SCRATCH = new GroupScratch()

/** A segment that is being written, by this life of the program alone. */
export class SegmentWriter {
  readonly segmentId: number
  readonly shelf: Shelf
  readonly beganMonoMs: number
  readonly #place: SegmentPlace
  readonly #file: PictureFile
  readonly #head: SegmentHead
  #bytes = SEGMENT_HEAD_BYTES
  /** Rows or totals know of everything before this. */
  #knownBytes = SEGMENT_HEAD_BYTES
  #isTorn = false
  #groups = 0
  #nameDurable = false
  #totals: ClosedSegment | undefined

  private constructor(
    place: SegmentPlace,
    segmentId: number,
    shelf: Shelf,
    beganMonoMs: number,
    file: PictureFile,
    head: SegmentHead,
  ) {
    this.#place = place
    this.segmentId = segmentId
    this.shelf = shelf
    this.beganMonoMs = beganMonoMs
    this.#file = file
    this.#head = head
  }

  /** Makes the file of a row that is there: a file without a row is nobody's, and goes. */
  static async begin(
    place: SegmentPlace,
    { segmentId, shelf, nowMonoMs }: { segmentId: number; shelf: Shelf; nowMonoMs: number },
  ): Promise<SegmentWriter> {
    const { folder, key, disk, onStep } = place
    const head = newSegmentHead(key, segmentId, shelf)
    onStep('make-file')
    const file = await disk.create(segmentFile(folder, segmentId))
    try {
      onStep('write-head')
      await file.write([head.bytes], 0)
    } catch (error) {
      await file.close()
      throw error
    }
    return new SegmentWriter(place, segmentId, shelf, nowMonoMs, file, head)
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Nothing in it is known to anybody. */
  get isEmpty(): boolean {
    return this.#knownBytes === SEGMENT_HEAD_BYTES
  }

  /** What is in it, for a shelf whose pictures have no rows; undefined while it is empty. */
  get totals(): ClosedSegment | undefined {
    return this.#totals
  }

  /** Writes groups behind each other; with `durable` they and the file's name are forced to the disk. Rejects as the system does; then nothing more may be written. */
  async append(
    groups: readonly (readonly PictureToPut[])[],
    how: { squeezed: boolean; durable: boolean },
  ): Promise<WrittenGroup[]> {
    const { onStep, folder, disk } = this.#place
    const pieces: Buffer[] = []
    const written: WrittenGroup[] = []
    let end = this.#bytes
    for (const pictures of groups) {
      this.#groups++
      const sealing = { key: this.#head.key, number: this.#groups, squeezed: how.squeezed, scratch: SCRATCH }
      const sealed = sealGroup(pictures, sealing)
      const groupOffset = end
      for (const piece of sealed) end += piece.length
      pieces.push(...sealed)
      written.push({ groupOffset, bytes: end, pictures })
    }
    onStep('write-group')
    this.#isTorn = true
    await this.#file.write(pieces, this.#bytes)
    if (how.durable) {
      onStep('sync-group')
      await this.#file.sync()
      if (!this.#nameDurable) disk.syncNames(folder)
      this.#nameDurable = true
    }
    this.#bytes = end
    this.#isTorn = false
    for (const { pictures } of written) this.#count(pictures)
    if (this.shelf === 'recent') this.confirm(end)
    return written
  }

  /** What was written up to here has its rows. */
  confirm(bytes: number): void {
    this.#knownBytes = bytes
  }

  /** Cuts off what nothing points to. Of a recent one all is forced to the disk: from now on its row says how much there is. */
  async closeFile(): Promise<void> {
    try {
      if (this.#isTorn || this.#knownBytes < this.#bytes) await this.#file.truncate(this.#knownBytes)
      if (this.shelf === 'recent') await this.#file.sync()
    } finally {
      await this.#file.close()
    }
  }

  /** Lets go of the file as it is. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined)
  }

  #count(pictures: readonly PictureToPut[]): void {
    for (const { owner, sinceWallMs } of pictures) {
      const before = this.#totals
      this.#totals = {
        pictures: (before?.pictures ?? 0) + 1,
        bytes: this.#bytes,
        oldestWallMs: Math.min(before?.oldestWallMs ?? sinceWallMs, sinceWallMs),
        newestWallMs: Math.max(before?.newestWallMs ?? sinceWallMs, sinceWallMs),
        firstVisitId: Math.min(before?.firstVisitId ?? owner.visitId, owner.visitId),
        lastVisitId: Math.max(before?.lastVisitId ?? owner.visitId, owner.visitId),
      }
    }
  }
}
