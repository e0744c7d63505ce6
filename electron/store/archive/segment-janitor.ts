import { closeSync, existsSync, fstatSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { open, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../../files/durable-file.ts'
import type { Logger } from '../../log/logger.ts'
import type { ClosedSegment, SegmentRow } from '../archive-book.ts'
import { isBatchFile } from './batch-file.ts'
import { walkGroups } from './picture-reader.ts'
import type { OldFile } from './plan-erasures.ts'
import { SEGMENT_HEAD_BYTES, segmentFile, segmentIdOf } from './segment-format.ts'
import type { SegmentPlace } from './segment-writer.ts'

/** Brings folder and database to the same story: after a crash, and whenever something is to go. */
export class SegmentJanitor {
  readonly #place: SegmentPlace
  readonly #log: Logger

  constructor(place: SegmentPlace, log: Logger) {
    this.#place = place
    this.#log = log
  }

  /** At start, before anything is written: what a crash left between two steps. */
  async recover(): Promise<void> {
    for (const segment of this.#place.book.segments()) await this.#recoverOne(segment)
    this.sweep()
  }

  /** Removes files that no row knows. Only while none is being made. */
  sweep(): void {
    const known = new Set(this.#place.book.segments().map(({ segmentId }) => segmentId))
    const orphans = namesIn(this.#place.folder).filter((name) => {
      const segmentId = segmentIdOf(name)
      return segmentId !== undefined && !known.has(segmentId)
    })
    for (const name of orphans) {
      rmSync(join(this.#place.folder, name), { force: true })
      this.#log.info({ name }, 'a file of pictures that nothing points to was removed')
    }
    if (orphans.length > 0) syncFolder(this.#place.folder)
  }

  /** Row, bytes, name: in this order, so that nothing ever points to what is not there. False while a correction waits for a picture in it. */
  async erase(segmentId: number): Promise<boolean> {
    const { book, onStep } = this.#place
    onStep('erase-row')
    if (!book.beginErasing(segmentId)) return false
    await this.#eraseFile(segmentId)
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
    const { book, folder } = this.#place
    const { segmentId, shelf, state } = segment
    const path = segmentFile(folder, segmentId)
    if (state === 'erasing') return this.#eraseFile(segmentId)
    const sizeBytes = existsSync(path) ? statSync(path).size : 0
    if (shelf === 'recent') {
      if (state === 'closed' && sizeBytes >= segment.bytes) return
      const found = await recentTotals(path, sizeBytes)
      // It has no rows, so nothing can point to what goes.
      if (found === undefined) await this.#eraseFile(segmentId)
      else book.close(segmentId, found)
      return
    }
    if (sizeBytes < segment.bytes) {
      const lost = book.loseBeyond(segmentId, await wholeBytes(path, sizeBytes))
      if (lost > 0) this.#log.error({ segmentId, pictures: lost }, 'kept pictures are gone from the disk')
    }
    if (book.rowsOf(segmentId).length === 0) {
      await this.erase(segmentId)
      return
    }
    if (sizeBytes > segment.bytes) await truncate(path, segment.bytes)
    if (state === 'open') book.close(segmentId)
  }

  async #eraseFile(segmentId: number): Promise<void> {
    const { book, folder, onStep } = this.#place
    const path = segmentFile(folder, segmentId)
    if (existsSync(path)) {
      onStep('overwrite-salt')
      await overwriteHead(path)
      onStep('remove-file')
      rmSync(path, { force: true })
      syncFolder(folder)
    }
    onStep('forget-row')
    book.forget(segmentId)
  }
}

/** Without its salt nobody can make the key again: what a disk keeps of the bytes after their file is gone says nothing. */
async function overwriteHead(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.write(Buffer.alloc(SEGMENT_HEAD_BYTES), 0, SEGMENT_HEAD_BYTES, 0)
    await handle.datasync()
  } finally {
    await handle.close()
  }
}

/** What is whole in a recent segment that was not ended, cut to just that; undefined when there is nothing. */
async function recentTotals(path: string, sizeBytes: number): Promise<ClosedSegment | undefined> {
  if (sizeBytes <= SEGMENT_HEAD_BYTES) return undefined
  const { mtimeMs } = statSync(path)
  const file = openSync(path, 'r')
  const visits: number[] = []
  let bytes = SEGMENT_HEAD_BYTES
  try {
    for (const group of walkGroups(file, SEGMENT_HEAD_BYTES, fstatSync(file).size)) {
      for (const { owner } of group.entries) visits.push(owner.visitId)
      bytes = group.offset + group.bytes
    }
  } finally {
    closeSync(file)
  }
  if (visits.length === 0) return undefined
  await truncate(path, bytes)
  const [firstVisitId, lastVisitId] = [visits.reduce((a, b) => Math.min(a, b)), visits.reduce((a, b) => Math.max(a, b))]
  const times = { oldestWallMs: mtimeMs, newestWallMs: mtimeMs }
  return { pictures: visits.length, bytes, ...times, firstVisitId, lastVisitId }
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

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
