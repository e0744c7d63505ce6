import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { PictureIndex, PicturePlace } from '../archive-book.ts'
import { BatchFileReader } from './batch-file-reader.ts'
import { type KeptPicture, type PictureKey, pictureName, unpackPicture } from './picture.ts'
import {
  GROUP_HEAD_BYTES,
  GROUP_MAGIC_BYTES,
  type GroupEntry,
  openGroup,
  readGroupSizes,
  readGroupTable,
  readSegmentHead,
  SEGMENT_HEAD_BYTES,
  type SegmentHead,
  segmentFile,
} from './segment-format.ts'

/** Recent segments whose index is remembered: the trays of an hour or two. The oldest is forgotten and read again. */
const INDEXES_MAX = 8
/** Opened groups that are remembered, 64 pictures each: whoever looks at a tray reads its eggs one after the other. */
const GROUPS_MAX = 4

interface Place {
  readonly groupOffset: number
  readonly slot: number
}

interface SegmentIndex {
  readonly places: Map<string, Place>
  /** Everything before this is in the index. */
  indexedBytes: number
}

interface OpenedGroup {
  readonly entries: readonly GroupEntry[]
  readonly plain: Buffer
}

export interface ReaderPlaces {
  /** Folder of the archive. */
  readonly folder: string
  readonly key: Uint8Array
  readonly index: PictureIndex
}

/** Reads kept and recent pictures; what is not there, or damaged, is undefined. Segments may grow, or go, at any time. */
export class PictureReader {
  readonly #places: ReaderPlaces
  readonly #segments: string
  readonly #old: BatchFileReader
  readonly #indexes = new Map<number, SegmentIndex>()
  readonly #groups = new Map<string, OpenedGroup>()

  constructor(places: ReaderPlaces) {
    this.#places = places
    this.#segments = places.folder
    this.#old = new BatchFileReader(places.folder, places.key)
  }

  has(batchId: string | null, key: PictureKey): boolean {
    if (this.#places.index.place(key) !== undefined) return true
    return this.#findRecent(key) !== undefined || this.#old.has(batchId, key)
  }

  read(batchId: string | null, key: PictureKey): KeptPicture | undefined {
    const place = this.#places.index.place(key)
    const kept = place && this.readAt(place, key)
    return kept ?? this.readRecent(batchId, key)
  }

  /** Among those that are not kept for long. */
  readRecent(batchId: string | null, key: PictureKey): KeptPicture | undefined {
    const place = this.#findRecent(key)
    return (place && this.readAt(place, key)) ?? this.#old.read(batchId, key)
  }

  /** From its place; undefined unless it is there whole and that egg's. */
  readAt({ segmentId, groupOffset, slot }: PicturePlace, key: PictureKey): KeptPicture | undefined {
    const opened = this.#openedGroup(segmentId, groupOffset)
    const entry = opened?.entries[slot]
    if (opened === undefined || entry === undefined || pictureName(entry.owner) !== pictureName(key)) return undefined
    return unpackPicture(opened.plain.subarray(entry.offset, entry.offset + entry.length))
  }

  #openedGroup(segmentId: number, groupOffset: number): OpenedGroup | undefined {
    const name = `${segmentId}/${groupOffset}`
    const known = this.#groups.get(name)
    const opened = known ?? this.#withSegment(segmentId, (file, head) => readGroup(file, head, groupOffset))
    this.#groups.delete(name)
    if (opened === undefined) return undefined
    this.#groups.set(name, opened)
    forgetOldest(this.#groups, GROUPS_MAX)
    return opened
  }

  #findRecent(key: PictureKey): PicturePlace | undefined {
    for (const segmentId of this.#places.index.recentSegments(key.visitId)) {
      const place = this.#withSegment(segmentId, (file) => this.#index(segmentId, file).places.get(pictureName(key)))
      if (place !== undefined) return { segmentId, ...place }
    }
    return undefined
  }

  #index(segmentId: number, file: number): SegmentIndex {
    const index = this.#indexes.get(segmentId) ?? { places: new Map<string, Place>(), indexedBytes: SEGMENT_HEAD_BYTES }
    for (const { offset, bytes, entries } of walkGroups(file, index.indexedBytes)) {
      for (const [slot, { owner }] of entries.entries()) {
        index.places.set(pictureName(owner), { groupOffset: offset, slot })
      }
      index.indexedBytes = offset + bytes
    }
    this.#indexes.delete(segmentId)
    this.#indexes.set(segmentId, index)
    forgetOldest(this.#indexes, INDEXES_MAX)
    return index
  }

  /** Undefined, and forgotten, when the file is not there any more or not ours. */
  #withSegment<T>(segmentId: number, work: (file: number, head: SegmentHead) => T | undefined): T | undefined {
    let file: number
    try {
      file = openSync(segmentFile(this.#segments, segmentId), 'r')
    } catch {
      this.#indexes.delete(segmentId)
      return undefined
    }
    try {
      const start = Buffer.alloc(SEGMENT_HEAD_BYTES)
      readSync(file, start, 0, SEGMENT_HEAD_BYTES, 0)
      const head = readSegmentHead(this.#places.key, segmentId, start)
      return head && work(file, head)
    } finally {
      closeSync(file)
    }
  }
}

/** The whole groups of a segment from an offset on, in order; ends before a torn or damaged one. */
export function* walkGroups(
  file: number,
  from: number,
  sizeBytes = fstatSync(file).size,
): Iterable<{ readonly offset: number; readonly bytes: number; readonly entries: GroupEntry[] }> {
  const start = Buffer.alloc(GROUP_HEAD_BYTES)
  let offset = from
  while (offset + GROUP_HEAD_BYTES <= sizeBytes) {
    if (readSync(file, start, 0, GROUP_HEAD_BYTES, offset) < GROUP_HEAD_BYTES) return
    const sizes = readGroupSizes(start)
    if (sizes === undefined || offset + sizes.groupBytes > sizeBytes) return
    const head = Buffer.alloc(sizes.headBytes)
    if (readSync(file, head, 0, sizes.headBytes, offset) < sizes.headBytes) return
    const entries = readGroupTable(head)
    if (entries === undefined) return
    yield { offset, bytes: sizes.groupBytes, entries }
    offset += sizes.groupBytes
  }
}

/** Where behind a damaged place the next group begins whose head and table are whole; the end where there is none. */
export function findGroup(file: number, from: number, endBytes: number): number {
  const rest = Buffer.alloc(endBytes - from)
  readSync(file, rest, 0, rest.length, from)
  for (let at = rest.indexOf(GROUP_MAGIC_BYTES); at >= 0; at = rest.indexOf(GROUP_MAGIC_BYTES, at + 1)) {
    if (readGroupTable(rest.subarray(at)) !== undefined) return from + at
  }
  return endBytes
}

/** Undefined unless every byte of it holds. */
export function readGroup(file: number, { key }: SegmentHead, groupOffset: number): OpenedGroup | undefined {
  const start = Buffer.alloc(GROUP_HEAD_BYTES)
  if (readSync(file, start, 0, GROUP_HEAD_BYTES, groupOffset) < GROUP_HEAD_BYTES) return undefined
  const sizes = readGroupSizes(start)
  if (sizes === undefined) return undefined
  const group = Buffer.alloc(sizes.groupBytes)
  if (readSync(file, group, 0, sizes.groupBytes, groupOffset) < sizes.groupBytes) return undefined
  return openGroup(key, group)
}

function forgetOldest<K, V>(map: Map<K, V>, countMax: number): void {
  const oldest = map.keys().next()
  if (map.size > countMax && !oldest.done) map.delete(oldest.value)
}
