import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { FIRST_LINE_ID } from '../domain/line-id.ts'
import { makeFolder, syncFolder, writeDurably } from '../files/durable-file.ts'
import type { DataFiles } from './data-folder.ts'
import { StoreError } from './errors.ts'

/** 8 bytes of name and version, the key, 8 bytes of its hash: a damaged file must not look like another key. */
const MAGIC = Buffer.from('OVOKEY01')
const KEY_BYTES = 32
const CHECK_BYTES = 8
const FILE_BYTES = MAGIC.length + KEY_BYTES + CHECK_BYTES

/** Bits of everybody but the owner. */
const OTHERS = 0o077

/** One key for each purpose, so that none of them gives away another. */
export interface SubKeys {
  readonly database: Uint8Array
  /** Of the journal of the first line. */
  readonly journal: Uint8Array
  readonly archive: Uint8Array
}

/** Derives the keys of database, journal and archive from the data key (HKDF-SHA256, RFC 5869). */
export function subKeys(dataKey: Uint8Array): SubKeys {
  const derive = (purpose: string) =>
    new Uint8Array(hkdfSync('sha256', dataKey, '', `ovoscope ${purpose} key 1`, KEY_BYTES))
  return { database: derive('database'), journal: derive('journal'), archive: derive('archive') }
}

/** The key of a line's journal: each has its own, so that no segment can stand in for one of another line. */
export function journalKey(dataKey: Uint8Array, lineId: string): Uint8Array {
  if (lineId === FIRST_LINE_ID) return subKeys(dataKey).journal
  return new Uint8Array(hkdfSync('sha256', dataKey, '', `ovoscope journal ${lineId} key 1`, KEY_BYTES))
}

/**
 * The data key of a folder; makes it when the folder is new. If database or journal are there and the key is not, a new key would only hide
 * the loss: MISSING is thrown. WRONG_KEY for a damaged key file, DISK for one that others may read.
 */
export function openDataKey(files: Pick<DataFiles, 'keyFile' | 'database' | 'journal' | 'journals'>): Uint8Array {
  if (!existsSync(files.keyFile)) {
    const kept = [files.database, files.journal, files.journals]
    if (kept.some((path) => existsSync(path))) throw keyGone(files.keyFile)
    createKeyFile(files.keyFile)
  }
  return readDataKey(files.keyFile)
}

/** The data key of a folder that has one. Throws StoreError. */
export function readDataKey(path: string): Uint8Array {
  const bytes = readKeyFile(path)
  const key = bytes.subarray(MAGIC.length, MAGIC.length + KEY_BYTES)
  const check = bytes.subarray(MAGIC.length + KEY_BYTES)
  if (bytes.length !== FILE_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC) || !checkOf(key).equals(check)) {
    throw new StoreError('WRONG_KEY', `the key file ${path} is damaged; restore it from the backup`)
  }
  return new Uint8Array(key)
}

function readKeyFile(path: string): Buffer {
  if (!existsSync(path)) throw keyGone(path)
  // Windows has no such bits: there the folder's access list protects the file.
  if (process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0) {
    throw new StoreError('DISK', `others may read the key file ${path}; run: chmod 600 "${path}"`)
  }
  return readFileSync(path)
}

/** Whole or not at all: written beside its name, forced to the disk, then linked; whoever links first wins. */
function createKeyFile(path: string): void {
  makeFolder(dirname(path))
  const key = randomBytes(KEY_BYTES)
  const unfinished = `${path}.${process.pid}.new`
  writeDurably(unfinished, Buffer.concat([MAGIC, key, checkOf(key)]))
  try {
    linkSync(unfinished, path)
  } catch {
    // Somebody else was first, or this file system has no links and renaming must do.
    if (!existsSync(path)) renameSync(unfinished, path)
  } finally {
    rmSync(unfinished, { force: true })
  }
  syncFolder(dirname(path))
}

function checkOf(key: Uint8Array): Buffer {
  return createHash('sha256').update('ovoscope key check').update(key).digest().subarray(0, CHECK_BYTES)
}

function keyGone(path: string): StoreError {
  return new StoreError(
    'MISSING',
    `the key file ${path} is not there, and without it the data cannot be read; restore it from the backup`,
  )
}
