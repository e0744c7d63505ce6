import type { Clock } from '../../base/clock.ts'
import type { Shelf } from '../../domain/archive/keep.ts'
import type { Logger } from '../../log/logger.ts'
import type { SegmentRow } from '../archive-book.ts'
import { eraseSegment } from './erase-segment.ts'
import { packedBytes } from './picture.ts'
import { GROUP_PICTURES_MAX, GROUP_PLAIN_BYTES_MAX } from './segment-format.ts'
import { type PictureToPut, type SegmentPlace, SegmentWriter } from './segment-writer.ts'

/** About 4,000 pictures of 64×64: few files, and what goes to make room is minutes of a line, not hours. */
export const SEGMENT_BYTES_MAX = 32 * 1024 * 1024
/** A segment of a kept class goes as a whole, so it may not span more than a day: no picture outlives its days by more. */
const KEPT_SEGMENT_MAX_MS = 86_400_000

/** After disk or database refused a new segment, the next one is tried so much later. */
const BEGIN_AGAIN_AFTER_MS = 1_000
/** So many may be begun and refused: then another one is begun only when one of them is gone. */
const EMPTY_MAX = 8

export interface PutOptions {
  readonly squeezed: boolean
  /** The segment from which these are moved; their rows point there until they are safe here. */
  readonly from?: number | undefined
}

/** The segments that are being written, one a shelf. One caller at a time. */
export class Shelves {
  readonly #place: SegmentPlace
  readonly #clock: Clock
  readonly #log: Logger
  readonly #segmentBytesMax: number
  readonly #writers = new Map<Shelf, SegmentWriter>()
  /** Begun, and nothing came to be in them. */
  readonly #empty = new Set<number>()
  #beginAgainMonoMs = Number.NEGATIVE_INFINITY

  constructor(
    place: SegmentPlace,
    parts: { readonly clock: Clock; readonly log: Logger; readonly segmentBytesMax?: number | undefined },
  ) {
    this.#place = place
    this.#clock = parts.clock
    this.#log = parts.log
    this.#segmentBytesMax = parts.segmentBytesMax ?? SEGMENT_BYTES_MAX
  }

  /** All that there are, in the order in which they were begun; of the recent one that is being written, which the database does not know yet, what is in it. */
  segments(): (SegmentRow & { readonly isWritten: boolean })[] {
    const writers = [...this.#writers.values()]
    return this.#place.book.segments().map((row) => {
      const writer = writers.find(({ segmentId }) => segmentId === row.segmentId)
      const totals = writer?.shelf === 'recent' ? writer.totals : undefined
      return { ...row, ...totals, isWritten: writer !== undefined }
    })
  }

  /**
   * Writes pictures. Of a kept class they are on the disk and their rows say where before this resolves. Rejects with what disk or database say; then
   * none of them is promised anything, and the next ones begin another segment.
   */
  async put(shelf: Shelf, pictures: readonly PictureToPut[], { squeezed, from }: PutOptions): Promise<void> {
    const writer = await this.#writerOf(shelf)
    try {
      const written = await writer.append(inGroups(pictures), { squeezed, durable: shelf !== 'recent' })
      if (shelf === 'recent') return
      for (const group of written) {
        const since = group.pictures.map(({ sinceWallMs }) => sinceWallMs)
        const placed = {
          ...{ segmentId: writer.segmentId, groupOffset: group.groupOffset, bytes: group.bytes },
          pictures: group.pictures.map(({ owner }) => owner),
          ...{ oldestWallMs: Math.min(...since), newestWallMs: Math.max(...since) },
        }
        this.#place.onStep('place-rows')
        if (from === undefined) this.#place.book.place(placed)
        else this.#place.book.move(placed, from)
        writer.confirm(group.bytes)
      }
    } catch (error) {
      await this.#close(writer)
      throw error
    }
  }

  /** Ends segments that are full or a day old. */
  async rotate(): Promise<void> {
    for (const writer of [...this.#writers.values()]) if (this.#isFull(writer)) await this.#close(writer)
  }

  async close(): Promise<void> {
    for (const writer of [...this.#writers.values()]) await this.#close(writer)
    await this.#eraseEmpty()
  }

  async #writerOf(shelf: Shelf): Promise<SegmentWriter> {
    const open = this.#writers.get(shelf)
    if (open !== undefined && !this.#isFull(open)) return open
    if (open !== undefined) await this.#close(open)
    const nowMonoMs = this.#clock.monoMs()
    if (nowMonoMs < this.#beginAgainMonoMs) throw new Error('a new segment of pictures was refused a moment ago')
    try {
      const writer = await this.#begin(shelf, nowMonoMs)
      this.#writers.set(shelf, writer)
      return writer
    } catch (error) {
      this.#beginAgainMonoMs = nowMonoMs + BEGIN_AGAIN_AFTER_MS
      throw error
    }
  }

  /** The row before the file. Where the file is refused the row goes again, or every try would leave one. */
  async #begin(shelf: Shelf, nowMonoMs: number): Promise<SegmentWriter> {
    const { book, onStep } = this.#place
    await this.#eraseEmpty()
    if (this.#empty.size >= EMPTY_MAX) throw new Error('what is left of refused segments of pictures cannot be removed')
    onStep('begin-row')
    const segmentId = book.begin(shelf, this.#clock.wallMs())
    try {
      return await SegmentWriter.begin(this.#place, { segmentId, shelf, nowMonoMs })
    } catch (error) {
      this.#empty.add(segmentId)
      await this.#eraseEmpty()
      throw error
    }
  }

  /** What cannot be removed now is tried again before the next one is begun, and by the next start. */
  async #eraseEmpty(): Promise<void> {
    for (const segmentId of this.#empty) {
      try {
        await eraseSegment(this.#place, segmentId)
        this.#empty.delete(segmentId)
      } catch (error) {
        this.#log.warn({ error: String(error), segmentId }, 'an empty segment of pictures could not be removed')
      }
    }
  }

  #isFull({ shelf, bytes, beganMonoMs }: SegmentWriter): boolean {
    if (bytes >= this.#segmentBytesMax) return true
    return shelf !== 'recent' && this.#clock.monoMs() - beganMonoMs > KEPT_SEGMENT_MAX_MS
  }

  /** What cannot be said to the database now is found at the next start. */
  async #close(writer: SegmentWriter): Promise<void> {
    this.#writers.delete(writer.shelf)
    if (writer.isEmpty) {
      await writer.abandon()
      this.#empty.add(writer.segmentId)
      return this.#eraseEmpty()
    }
    try {
      this.#place.onStep('close-row')
      await writer.closeFile()
      this.#place.book.close(writer.segmentId, writer.shelf === 'recent' ? writer.totals : undefined)
    } catch (error) {
      await writer.abandon()
      this.#log.warn(
        { error: String(error), segmentId: writer.segmentId },
        'a segment of pictures was not ended in order',
      )
    }
  }
}

function inGroups(pictures: readonly PictureToPut[]): PictureToPut[][] {
  const groups: PictureToPut[][] = []
  let bytes = 0
  for (const one of pictures) {
    const length = packedBytes(one.picture)
    const last = groups.at(-1)
    if (last === undefined || last.length === GROUP_PICTURES_MAX || bytes + length > GROUP_PLAIN_BYTES_MAX) {
      groups.push([one])
      bytes = length
    } else {
      last.push(one)
      bytes += length
    }
  }
  return groups
}
