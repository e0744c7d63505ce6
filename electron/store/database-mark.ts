import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import { closeSync, constants, existsSync, fdatasync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { OWNER_ONLY, syncFolder } from '../files/durable-file.ts'
import type { DatabaseKey } from './open-database.ts'

/**
 * How far a database had come: kept beside it, because a write-ahead log that lost its end, and an older copy that was put back, look whole
 * from within.
 */
export interface DatabaseMark {
  /** Which database: 16 bytes that every copy of it has. */
  readonly databaseKey: Uint8Array
  /** Commit groups since it was made. */
  readonly commits: number
  /** Scans in them. */
  readonly scans: number
  /** When the newest of them was committed, by the wall clock. */
  readonly newestWallMs: number
  /** Written when the database was closed in order: nothing was under way. */
  readonly closed: boolean
}

/** What stands in the file of a mark. MISSING: there is no file. UNREADABLE: no copy in it holds, or another key sealed it. */
export type ReadMark =
  | { readonly kind: 'MARK'; readonly mark: DatabaseMark; readonly turn: number; readonly wholeCopies: number }
  | { readonly kind: 'MISSING' | 'UNREADABLE' }

/** "OVOM" */
const MAGIC = 0x4d4f564f
const FORMAT_VERSION = 1
const DATABASE_KEY_BYTES = 16
const SEAL_BYTES = 16
const SEAL_OFFSET = 48
const COPY_BYTES = SEAL_OFFSET + SEAL_BYTES
/** Two copies are written in turn, each in a block of its own: whatever a power cut tears, the other one holds. */
const COPY_SPACE_BYTES = 4096
const COPIES = 2

/** So often at most the mark is forced to the disk. A killed program loses nothing of it; after a power cut the journal's own note, forced with every group, is the younger witness. */
export const MARK_SYNC_MS = 1_000

/** Throws what the system says when a file that is there cannot be read. */
export function readDatabaseMark(path: string, key: DatabaseKey): ReadMark {
  const bytes = readCopies(path)
  if (bytes === undefined) return { kind: 'MISSING' }
  const sealKey = sealKeyOf(key)
  const copies = Array.from({ length: COPIES }, (_, n) =>
    openCopy(bytes.subarray(n * COPY_SPACE_BYTES, n * COPY_SPACE_BYTES + COPY_BYTES), sealKey),
  ).flatMap((copy) => copy ?? [])
  const newest = copies.reduce<(typeof copies)[number] | undefined>(
    (best, copy) => (best === undefined || copy.turn > best.turn ? copy : best),
    undefined,
  )
  return newest === undefined ? { kind: 'UNREADABLE' } : { kind: 'MARK', ...newest, wholeCopies: copies.length }
}

/** Writes the mark of one database: a few microseconds, without waiting for the disk. Make it with `openDatabaseMark`. */
export class DatabaseMarkFile {
  readonly #file: number
  readonly #sealKey: KeyObject
  readonly #bytes = Buffer.alloc(COPY_BYTES)
  #turn: number
  #syncedMonoMs = Number.NEGATIVE_INFINITY
  #syncing = false
  #closing = false

  constructor(file: number, sealKey: KeyObject, turn: number) {
    this.#file = file
    this.#sealKey = sealKey
    this.#turn = turn
  }

  /** Throws what the system says; then the older copy still holds. */
  write(mark: DatabaseMark, nowMonoMs: number): void {
    this.#put(mark)
    if (this.#syncing || nowMonoMs - this.#syncedMonoMs < MARK_SYNC_MS) return
    this.#syncing = true
    this.#syncedMonoMs = nowMonoMs
    // Whatever becomes of it: the next one is a second away.
    fdatasync(this.#file, () => {
      this.#syncing = false
      if (this.#closing) closeSync(this.#file)
    })
  }

  /** Throws what the system says. */
  writeDurably(mark: DatabaseMark): void {
    this.#put(mark)
    fdatasyncSync(this.#file)
  }

  close(): void {
    this.#closing = true
    if (!this.#syncing) closeSync(this.#file)
  }

  #put(mark: DatabaseMark): void {
    const turn = this.#turn + 1
    sealCopy(this.#bytes, mark, turn, this.#sealKey)
    writeSync(this.#file, this.#bytes, 0, COPY_BYTES, (turn % COPIES) * COPY_SPACE_BYTES)
    this.#turn = turn
  }
}

/** Opens the file for writing, and makes it if there is none. `turn`: of the newest copy in it, 0 for none. Throws what the system says. */
export function openDatabaseMark(path: string, key: DatabaseKey, turn: number): DatabaseMarkFile {
  const isNew = !existsSync(path)
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, OWNER_ONLY)
  if (isNew) syncFolder(dirname(path))
  return new DatabaseMarkFile(file, sealKeyOf(key), turn)
}

function readCopies(path: string): Buffer | undefined {
  const bytes = Buffer.alloc(COPIES * COPY_SPACE_BYTES)
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined
    throw problem
  }
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(file)
  }
}

function sealCopy(bytes: Buffer, mark: DatabaseMark, turn: number, sealKey: KeyObject): void {
  bytes.writeUInt32LE(MAGIC, 0)
  bytes.writeUInt16LE(FORMAT_VERSION, 4)
  bytes.writeUInt16LE(mark.closed ? 1 : 0, 6)
  bytes.writeUIntLE(turn, 8, 6)
  bytes.writeUIntLE(mark.commits, 14, 6)
  bytes.writeUIntLE(mark.scans, 20, 6)
  bytes.writeUIntLE(mark.newestWallMs, 26, 6)
  bytes.set(mark.databaseKey, 32)
  sealOf(bytes, sealKey).copy(bytes, SEAL_OFFSET, 0, SEAL_BYTES)
}

function openCopy(
  bytes: Buffer,
  sealKey: KeyObject,
): { readonly mark: DatabaseMark; readonly turn: number } | undefined {
  if (bytes.length < COPY_BYTES || bytes.readUInt32LE(0) !== MAGIC || bytes.readUInt16LE(4) !== FORMAT_VERSION) {
    return undefined
  }
  if (!timingSafeEqual(sealOf(bytes, sealKey).subarray(0, SEAL_BYTES), bytes.subarray(SEAL_OFFSET))) return undefined
  return {
    turn: bytes.readUIntLE(8, 6),
    mark: {
      databaseKey: new Uint8Array(bytes.subarray(32, 32 + DATABASE_KEY_BYTES)),
      commits: bytes.readUIntLE(14, 6),
      scans: bytes.readUIntLE(20, 6),
      newestWallMs: bytes.readUIntLE(26, 6),
      closed: bytes.readUInt16LE(6) === 1,
    },
  }
}

function sealOf(bytes: Buffer, sealKey: KeyObject): Buffer {
  return createHmac('sha256', sealKey).update(bytes.subarray(0, SEAL_OFFSET)).digest()
}

/** Of the database's key, so that a mark also proves that the key is the right one when the database itself cannot. */
function sealKeyOf(key: DatabaseKey): KeyObject {
  const secret = key === 'unencrypted' ? new Uint8Array() : key
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'ovoscope database mark 1', 32)))
}
