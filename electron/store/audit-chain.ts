import { createHash } from 'node:crypto'

/** One entry of the audit trail, as it is stored. Null where there is nothing. */
export interface AuditEntry {
  /** Counts from 1 without gaps. */
  readonly sequence: number
  readonly atWallMs: number
  /** Of the process that wrote it: says the order and the distance of entries of one start, whatever the wall clock did. */
  readonly atMonoMs: number
  /** Of the start of the station that wrote it: monotonic times of two starts cannot be compared. */
  readonly startId: string
  readonly userId: string | null
  readonly who: string
  readonly act: string
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
  readonly why: string | null
}

/** An entry with its place in the chain. */
export interface ChainedEntry extends AuditEntry {
  /** Hash of the entry before it; CHAIN_START for the first. */
  readonly previous: Uint8Array
  readonly hash: Uint8Array
}

const HASH_BYTES = 32
export const CHAIN_START: Uint8Array = new Uint8Array(HASH_BYTES)

/** Begins the bytes of every entry, so that another layout could be told from this one. */
const LAYOUT = 'ovoscope audit 1'

/**
 * SHA-256 over the hash of the entry before and every field of this one. Each field is written with its length in front of it, and nothing is
 * other than empty, so that no two entries have the same bytes.
 */
export function entryHash(previous: Uint8Array, entry: AuditEntry): Uint8Array {
  const hash = createHash('sha256').update(LAYOUT).update(previous)
  for (const field of fieldsOf(entry)) {
    if (field === null) hash.update('-')
    else {
      const bytes = Buffer.from(String(field), 'utf8')
      hash.update(`${bytes.length}:`).update(bytes)
    }
  }
  return new Uint8Array(hash.digest())
}

export function sameHash(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}

function fieldsOf(entry: AuditEntry): readonly (string | number | null)[] {
  const { sequence, atWallMs, atMonoMs, startId, userId, who, act, subject, before, after, why } = entry
  return [sequence, atWallMs, atMonoMs, startId, userId, who, act, subject, before, after, why]
}
