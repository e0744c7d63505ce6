import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { PICTURE_FAULTS_MAX, type PictureCheck, type PictureFault } from '../contract/sum-check.ts'
import { pictureName, unpackPicture } from '../store/archive/picture.ts'
import { findGroup, readGroup, walkGroups } from '../store/archive/picture-reader.ts'
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

/** Where the archive of pictures lies, and what it is sealed with. */
export interface ArchivePlace {
  readonly folder: string
  readonly key: Uint8Array
}

/**
 * Every picture that a row points to is there whole and that egg's, every segment is as long as its row says, and no file is nobody's. Opens every kept
 * picture. A running station keeps and erases meanwhile: what looks amiss is looked at again before it is said.
 */
export function checkPictures(db: ReadableDb, place: ArchivePlace): PictureCheck {
  let opened = 0
  const faults: PictureFault[] = []
  for (const segment of readSegments(db)) {
    if (segment.state === 'erasing') continue
    const found = new SegmentCheck(db, place, segment).run()
    opened += found.opened
    faults.push(...found.faults)
  }
  faults.push(...orphansIn(db, place.folder))
  const shown = faults.slice(0, PICTURE_FAULTS_MAX)
  return { opened, faults: shown, more: faults.length - shown.length }
}

/** What does not open in a file. */
interface Loss {
  readonly places: number
  readonly pictures: number
}

class SegmentCheck {
  readonly #db: ReadableDb
  readonly #segment: SegmentRow
  readonly #key: Uint8Array
  readonly #path: string
  readonly #file: string

  constructor(db: ReadableDb, { folder, key }: ArchivePlace, segment: SegmentRow) {
    this.#db = db
    this.#segment = segment
    this.#key = key
    this.#path = segmentFile(folder, segment.segmentId)
    this.#file = basename(this.#path)
  }

  run(): { readonly opened: number; readonly faults: readonly PictureFault[] } {
    const { segmentId, state, pictures } = this.#segment
    const rows = readRowsOf(this.#db, segmentId)
    const found = this.#checkFile(rows)
    // A row is there before its file, and before anything is in that.
    const isBegun = state === 'open' && pictures === 0
    const faults = typeof found === 'string' ? (isBegun ? [] : [this.#lost(found, rows)]) : found
    return { opened: typeof found === 'string' ? 0 : rows.length, faults: this.#isStill(faults) ? faults : [] }
  }

  #lost(kind: 'MISSING' | 'HEAD', rows: readonly KeptRow[]): PictureFault {
    const { shelf, pictures } = this.#segment
    // A kept picture that lies in another segment by now is not lost with this one.
    return { kind, file: this.#file, pictures: shelf === 'recent' ? pictures : rows.length }
  }

  #checkFile(rows: readonly KeptRow[]): 'MISSING' | 'HEAD' | readonly PictureFault[] {
    if (!existsSync(this.#path)) return 'MISSING'
    const file = openSync(this.#path, 'r')
    try {
      const start = Buffer.alloc(SEGMENT_HEAD_BYTES)
      readSync(file, start, 0, SEGMENT_HEAD_BYTES, 0)
      const head = readSegmentHead(this.#key, this.#segment.segmentId, start)
      return head === undefined ? 'HEAD' : this.#checkContent(file, head, rows)
    } finally {
      closeSync(file)
    }
  }

  #checkContent(file: number, head: SegmentHead, rows: readonly KeptRow[]): PictureFault[] {
    const { state, shelf, bytes: expectedBytes } = this.#segment
    const bytes = fstatSync(file).size
    const faults: PictureFault[] = []
    if (state === 'closed' && bytes !== expectedBytes)
      faults.push({ kind: 'LENGTH', file: this.#file, bytes, expectedBytes })
    const isWalked = state === 'closed' && shelf === 'recent'
    const loss = isWalked ? this.#walk(file, head, Math.min(bytes, expectedBytes)) : lossOfRows(file, head, rows)
    // Where the end was cut off between two groups, no place is damaged and pictures are lost all the same.
    const places = Math.max(loss.places, 1)
    if (loss.places + loss.pictures > 0) faults.push({ kind: 'DAMAGED', file: this.#file, ...loss, places })
    return faults
  }

  /** No row points to a recent picture, so every group of them is opened. */
  #walk(file: number, head: SegmentHead, endBytes: number): Loss {
    let [from, places, whole] = [SEGMENT_HEAD_BYTES, 0, 0]
    while (from < endBytes) {
      for (const { offset, bytes, entries } of walkGroups(file, from, endBytes)) {
        if (readGroup(file, head, offset) === undefined) places++
        else whole += entries.length
        from = offset + bytes
      }
      if (from === endBytes) break
      places++
      from = findGroup(file, from + 1, endBytes)
    }
    return { places, pictures: this.#segment.pictures - whole }
  }

  /** Unless the station has written or erased it since. */
  #isStill(faults: readonly PictureFault[]): boolean {
    if (faults.length === 0) return true
    const now = readSegments(this.#db).find(({ segmentId }) => segmentId === this.#segment.segmentId)
    return now !== undefined && now.state === this.#segment.state && now.bytes === this.#segment.bytes
  }
}

/** Every group that a row points into is opened, and every picture of it that is kept. */
function lossOfRows(file: number, head: SegmentHead, rows: readonly KeptRow[]): Loss {
  let [places, pictures] = [0, 0]
  for (const [groupOffset, ofGroup] of Map.groupBy(rows, (row) => row.groupOffset)) {
    const group = readGroup(file, head, groupOffset)
    const lost = ofGroup.filter((row) => {
      const entry = group?.entries[row.slot]
      const bytes = entry && group?.plain.subarray(entry.offset, entry.offset + entry.length)
      const isWhole = bytes !== undefined && unpackPicture(bytes) !== undefined
      return !isWhole || pictureName(entry?.owner ?? row) !== pictureName(row)
    })
    if (lost.length > 0) places++
    pictures += lost.length
  }
  return { places, pictures }
}

function orphansIn(db: ReadableDb, folder: string): PictureFault[] {
  // Rows are older than their files, so files first.
  const names = existsSync(folder) ? readdirSync(folder) : []
  const known = new Set(readSegments(db).map(({ segmentId }) => segmentId))
  return names
    .filter((name) => {
      const segmentId = segmentIdOf(name)
      return segmentId !== undefined && !known.has(segmentId) && existsSync(segmentFile(folder, segmentId))
    })
    .map((file) => ({ kind: 'UNKNOWN', file }))
}
