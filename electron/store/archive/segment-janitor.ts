import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Timers } from '../../base/clock.ts'
import { nextTurn } from '../../base/next-turn.ts'
import { namesIn } from '../../files/names-in.ts'
import type { Logger } from '../../log/logger.ts'
import type { ClosedSegment, SegmentRow } from '../archive-book.ts'
import type { ArchiveDisk } from './archive-disk.ts'
import { isBatchFile } from './batch-file.ts'
import { eraseSegment, onFile, overwriteHead } from './erase-segment.ts'
import { readGroup, walkGroups } from './picture-reader.ts'
import type { OldFile } from './plan-erasures.ts'
import { readSegmentHead, SEGMENT_HEAD_BYTES, type SegmentHead, segmentFile, segmentIdOf } from './segment-format.ts'
import type { SegmentPlace } from './segment-writer.ts'

/** In the archive's folder: pictures that no row knows, until their days are over. */
const SET_ASIDE_FOLDER = 'set-aside'
/** Segments that are looked at before others have a turn: a quota has thousands, and scans come to the same thread. */
const SEGMENTS_A_TURN = 64

/** Brings folder and database to the same story: after a crash, and whenever something is to go. */
export class SegmentJanitor {
  readonly #place: SegmentPlace
  readonly #timers: Timers
  readonly #log: Logger
  /** At the start, before a tray is begun. A database that was put back gives numbers of passages again that stand for other eggs in newer pictures. */
  readonly #knownVisitId: number

  constructor(place: SegmentPlace, timers: Timers, log: Logger) {
    this.#place = place
    this.#timers = timers
    this.#log = log
    this.#knownVisitId = place.book.newestVisitId()
  }

  /** At start, before anything is written: what a crash left between two steps. */
  async recover(): Promise<void> {
    for (const [at, segment] of this.#place.book.segments().entries()) {
      if (at % SEGMENTS_A_TURN === SEGMENTS_A_TURN - 1) await nextTurn(this.#timers)
      await this.#recoverOne(segment)
    }
    this.sweep()
  }

  /** Takes away files that no row knows: those with pictures are set aside, because a database that was put back may know less than the archive. Only while none is being made. */
  sweep(): void {
    const { book, disk, folder } = this.#place
    const known = new Set(book.segments().map(({ segmentId }) => segmentId))
    const orphans = namesIn(folder).filter((name) => {
      const segmentId = segmentIdOf(name)
      return segmentId !== undefined && !known.has(segmentId)
    })
    for (const name of orphans) this.#takeAway(name)
    if (orphans.length > 0) disk.syncNames(folder)
  }

  /** Erases what was set aside and not written since that time. */
  async forgetSetAside(beforeWallMs: number): Promise<void> {
    const { disk, folder } = this.#place
    const aside = join(folder, SET_ASIDE_FOLDER)
    for (const name of namesIn(aside)) {
      const path = join(aside, name)
      if (statSync(path).mtimeMs >= beforeWallMs) continue
      await overwriteHead(disk, path)
      disk.remove(path)
      this.#log.info({ name }, 'pictures that were set aside were erased')
    }
  }

  #takeAway(name: string): void {
    const { disk, folder, key } = this.#place
    const path = join(folder, name)
    const { size, mtimeMs } = statSync(path)
    const isReadable = readSegmentHead(key, segmentIdOf(name) ?? 0, headBytes(path)) !== undefined
    // Nothing in it, or erased once and brought back by a power cut.
    if (size <= SEGMENT_HEAD_BYTES || !isReadable) return disk.remove(path)
    // The number may be given again, so the time tells two of them apart.
    disk.move(path, join(folder, SET_ASIDE_FOLDER, `${Math.round(mtimeMs)}-${name}`))
    this.#log.warn({ name }, 'a file of pictures that the database does not know was set aside')
  }

  /** Row, bytes, name: in this order, so that nothing ever points to what is not there. False while a correction waits for a picture in it. */
  async erase(segmentId: number): Promise<boolean> {
    const { book, onStep } = this.#place
    onStep('erase-row')
    if (!book.beginErasing(segmentId)) return false
    await eraseSegment(this.#place, segmentId)
    return true
  }

  /** Files of batches from before there were segments, oldest first. */
  oldFiles(): OldFile[] {
    const files = namesIn(this.#place.folder).filter(isBatchFile)
    return files
      .map((name) => {
        const path = join(this.#place.folder, name)
        const { size, mtimeMs } = statSync(path)
        return { path, bytes: size, mtimeMs }
      })
      .sort((a, b) => a.mtimeMs - b.mtimeMs)
      .map(({ path, bytes }) => ({ path, bytes }))
  }

  async #recoverOne(segment: SegmentRow): Promise<void> {
    const { book, disk, folder } = this.#place
    const { segmentId, shelf, state } = segment
    const path = segmentFile(folder, segmentId)
    if (state === 'erasing') return eraseSegment(this.#place, segmentId)
    const sizeBytes = existsSync(path) ? statSync(path).size : 0
    if (shelf === 'recent') return this.#recoverRecent(segment, path, sizeBytes)
    if (state === 'closed' && sizeBytes === segment.bytes) return
    if (sizeBytes < segment.bytes) {
      const lost = book.loseBeyond(segmentId, await wholeBytes(path, sizeBytes))
      if (lost > 0) this.#log.error({ segmentId, pictures: lost }, 'kept pictures are gone from the disk')
    }
    if (!book.hasRows(segmentId)) {
      await this.erase(segmentId)
      return
    }
    if (sizeBytes > segment.bytes) await onFile(disk, path, (file) => file.truncate(segment.bytes))
    if (state === 'open') book.close(segmentId)
  }

  /** It has no rows, so nothing can point to what goes. */
  async #recoverRecent({ segmentId, state, bytes }: SegmentRow, path: string, sizeBytes: number): Promise<void> {
    const { book, disk, key } = this.#place
    // A power cut may leave a file as long as it was, and nothing in it.
    const head = sizeBytes > SEGMENT_HEAD_BYTES ? readSegmentHead(key, segmentId, headBytes(path)) : undefined
    if (state === 'closed' && head !== undefined && sizeBytes === bytes) return
    const found = head && (await recentTotals(disk, path, head, this.#knownVisitId))
    if (found === undefined) await eraseSegment(this.#place, segmentId)
    else book.close(segmentId, found)
  }
}

/**
 * What is whole, and of passages that are known, in a recent segment that was not ended, cut to just that; undefined when there is nothing. Every group is
 * opened: a power cut may take sectors of its pictures and leave its head, and what is damaged once would be named for ever.
 */
async function recentTotals(
  disk: ArchiveDisk,
  path: string,
  head: SegmentHead,
  knownVisitId: number,
): Promise<ClosedSegment | undefined> {
  const { mtimeMs } = statSync(path)
  const file = openSync(path, 'r')
  const visits: number[] = []
  let bytes = SEGMENT_HEAD_BYTES
  try {
    for (const group of walkGroups(file, SEGMENT_HEAD_BYTES, fstatSync(file).size)) {
      if (group.entries.some(({ owner }) => owner.visitId > knownVisitId)) break
      if (readGroup(file, head, group.offset) === undefined) break
      for (const { owner } of group.entries) visits.push(owner.visitId)
      bytes = group.offset + group.bytes
    }
  } finally {
    closeSync(file)
  }
  if (visits.length === 0) return undefined
  await onFile(disk, path, async (whole) => {
    await whole.truncate(bytes)
    // What its row says from now on is true after a power cut, too.
    await whole.sync()
  })
  const [firstVisitId, lastVisitId] = [visits.reduce((a, b) => Math.min(a, b)), visits.reduce((a, b) => Math.max(a, b))]
  const times = { oldestWallMs: mtimeMs, newestWallMs: mtimeMs }
  return { pictures: visits.length, bytes, ...times, firstVisitId, lastVisitId }
}

function headBytes(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(SEGMENT_HEAD_BYTES)
    readSync(file, bytes, 0, SEGMENT_HEAD_BYTES, 0)
    return bytes
  } finally {
    closeSync(file)
  }
}

/** End of the last whole group. */
async function wholeBytes(path: string, sizeBytes: number): Promise<number> {
  if (sizeBytes <= SEGMENT_HEAD_BYTES) return 0
  const file = openSync(path, 'r')
  try {
    let bytes = SEGMENT_HEAD_BYTES
    for (const group of walkGroups(file, bytes, sizeBytes)) bytes = group.offset + group.bytes
    return bytes
  } finally {
    closeSync(file)
  }
}
