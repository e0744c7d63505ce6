import { readSync } from 'node:fs'
import { ENTRY_HEAD_BYTES, type EntryHead, readEntryHead } from './batch-file.ts'

export interface FoundEntry extends EntryHead {
  readonly offset: number
}

/** The whole entries of an open file from an offset on, in order; ends before a torn one. */
export function* walkEntries(file: number, from: number, sizeBytes: number): Iterable<FoundEntry> {
  const bytes = Buffer.alloc(ENTRY_HEAD_BYTES)
  let offset = from
  while (offset + ENTRY_HEAD_BYTES <= sizeBytes) {
    if (readSync(file, bytes, 0, ENTRY_HEAD_BYTES, offset) < ENTRY_HEAD_BYTES) return
    const head = readEntryHead(bytes)
    if (head === undefined || offset + head.length > sizeBytes) return
    yield { ...head, offset }
    offset += head.length
  }
}
