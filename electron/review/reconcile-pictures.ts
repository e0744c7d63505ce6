import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type PictureKey, pictureName, unpackPicture } from '../store/archive/picture.ts'
import { readGroup, walkGroups } from '../store/archive/picture-reader.ts'
import {
  readSegmentHead,
  SEGMENT_HEAD_BYTES,
  type SegmentHead,
  segmentFile,
  segmentIdOf,
} from '../store/archive/segment-format.ts'
import type { KeptRow, SegmentRow } from '../store/archive-book.ts'
import { readRowsOf, readSegments } from '../store/archive-rows.ts'
import type { ReadableDb } from '../store/open-database.ts'
import type { DifferenceList } from './difference-list.ts'

/** Where the archive of pictures lies, and what it is sealed with. */
export interface ArchivePlace {
  readonly folder: string
  readonly key: Uint8Array
}

/**
 * Every picture that a row points to is there whole and that egg's, every segment is as long as its row says, and no file is nobody's. Opens every kept
 * picture. A running station keeps and erases meanwhile: what looks amiss is looked at again before it is said. Answers how many pictures it opened.
 */
export function checkPictures(db: ReadableDb, place: ArchivePlace, differences: DifferenceList): number {
  let opened = 0
  for (const segment of readSegments(db)) {
    if (segment.state === 'erasing') continue
    const found = new SegmentCheck(db, place, segment).run()
    opened += found.pictures
    for (const line of found.differences) differences.add(line)
  }
  for (const line of orphansIn(db, place.folder)) differences.add(line)
  return opened
}

class SegmentCheck {
  readonly #db: ReadableDb
  readonly #place: ArchivePlace
  readonly #segment: SegmentRow
  readonly #differences: string[] = []

  constructor(db: ReadableDb, place: ArchivePlace, segment: SegmentRow) {
    this.#db = db
    this.#place = place
    this.#segment = segment
  }

  run(): { readonly pictures: number; readonly differences: readonly string[] } {
    const rows = readRowsOf(this.#db, this.#segment.segmentId)
    const path = segmentFile(this.#place.folder, this.#segment.segmentId)
    const pictures = this.#checkFile(path, rows)
    return { pictures, differences: this.#isStill() ? this.#differences : [] }
  }

  #checkFile(path: string, rows: readonly KeptRow[]): number {
    const { segmentId, state, shelf, bytes, pictures } = this.#segment
    if (!existsSync(path)) {
      // A row is there before its file.
      if (state === 'closed' || pictures > 0)
        this.#differences.push(`${basename(path)} is not there; ${rows.length} pictures point to it`)
      return 0
    }
    const file = openSync(path, 'r')
    try {
      const start = Buffer.alloc(SEGMENT_HEAD_BYTES)
      readSync(file, start, 0, SEGMENT_HEAD_BYTES, 0)
      const head = readSegmentHead(this.#place.key, segmentId, start)
      if (head === undefined) {
        if (state === 'closed' || pictures > 0)
          this.#differences.push(`${basename(path)} is not one of ours or damaged in its head`)
        return 0
      }
      const sizeBytes = statSync(path).size
      if (state === 'closed') {
        if (sizeBytes !== bytes)
          this.#differences.push(`${basename(path)} has ${sizeBytes} bytes; its row says ${bytes}`)
        if (shelf === 'recent') this.#checkWalk(file, head, path)
      }
      return this.#checkRows(file, head, rows)
    } finally {
      closeSync(file)
    }
  }

  /** No row points to a recent picture, so every group of them is opened. */
  #checkWalk(file: number, head: SegmentHead, path: string): void {
    const sizeBytes = statSync(path).size
    let end = SEGMENT_HEAD_BYTES
    for (const group of walkGroups(file, end, sizeBytes)) {
      if (readGroup(file, head, group.offset) === undefined) break
      end = group.offset + group.bytes
    }
    if (end !== sizeBytes) this.#differences.push(`${basename(path)} is damaged at byte ${end}`)
  }

  #checkRows(file: number, head: SegmentHead, rows: readonly KeptRow[]): number {
    for (const [groupOffset, ofGroup] of Map.groupBy(rows, (row) => row.groupOffset)) {
      const group = readGroup(file, head, groupOffset)
      for (const row of ofGroup) {
        const entry = group?.entries[row.slot]
        const bytes = entry && group?.plain.subarray(entry.offset, entry.offset + entry.length)
        const isWhole = bytes !== undefined && unpackPicture(bytes) !== undefined
        if (isWhole && pictureName(entry?.owner ?? row) === pictureName(row)) continue
        this.#differences.push(`${nameOf(row)} is not in segment ${this.#segment.segmentId} where its row says`)
      }
    }
    return rows.length
  }

  /** Unless the station has written or erased it since. */
  #isStill(): boolean {
    if (this.#differences.length === 0) return true
    const now = readSegments(this.#db).find(({ segmentId }) => segmentId === this.#segment.segmentId)
    return now !== undefined && now.state === this.#segment.state && now.bytes === this.#segment.bytes
  }
}

function orphansIn(db: ReadableDb, folder: string): string[] {
  // Rows are older than their files, so files first.
  const names = existsSync(folder) ? readdirSync(folder) : []
  const known = new Set(readSegments(db).map(({ segmentId }) => segmentId))
  return names
    .filter((name) => {
      const segmentId = segmentIdOf(name)
      return segmentId !== undefined && !known.has(segmentId) && existsSync(segmentFile(folder, segmentId))
    })
    .map((name) => `${name} is a file of pictures that no row knows`)
}

function nameOf({ visitId, cell, attempt }: PictureKey): string {
  return `the picture of tray visit ${visitId}, row ${cell.row}, column ${cell.column}, attempt ${attempt}`
}
