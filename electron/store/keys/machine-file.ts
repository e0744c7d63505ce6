import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import { StoreError } from '../errors.ts'
import type { KeyDisk } from './key-disk.ts'
import { KEY_BYTES } from './wrap-key.ts'

/** 8 bytes of name and version, the wrapping key, 8 bytes of its hash: a damaged file must not look like another key. */
const MAGIC = Buffer.from('OVOMACH1')
const CHECK_BYTES = 8
const FILE_BYTES = MAGIC.length + KEY_BYTES + CHECK_BYTES

/** Bits of everybody but the owner. */
const OTHERS = 0o077

/** Names of machine files that lie beside their key file. */
export const MACHINE_FILE_PATTERN = /^machine-[0-9a-f]{8}\.key$/

export function machineFileName(slotId: string): string {
  return `machine-${slotId}.key`
}

/** Where the file of a slot lies. */
export function machineFilePath(keyFile: string, file: string): string {
  return isAbsolute(file) ? file : join(dirname(keyFile), file)
}

/** Writes a new wrapping key into a file of its own, and reads it back. Throws StoreError where another file has that name already. */
export function createMachineFile(disk: KeyDisk, path: string): Uint8Array {
  const key = randomBytes(KEY_BYTES)
  disk.create(path, Buffer.concat([MAGIC, key, checkOf(key)]))
  const kept = readMachineFile(path)
  // A slot under a key that lies nowhere would be found out on the day it is needed.
  if (!kept.ok || !key.equals(kept.value)) {
    throw new StoreError('CONFLICT', `${path} is there already, or cannot be read back; name another file`)
  }
  return new Uint8Array(key)
}

/** The wrapping key, or a sentence that says what is wrong with its file. */
export function readMachineFile(path: string): Result<Uint8Array, string> {
  let bytes: Buffer
  try {
    if (mayOthersRead(path)) return err(`others may read ${path}; run: chmod 600 "${path}"`)
    bytes = readFileSync(path)
  } catch (problem) {
    // A rotation may take it away at any moment.
    const isGone = problem instanceof Error && 'code' in problem && problem.code === 'ENOENT'
    return err(isGone ? `${path} is not there` : `${path} cannot be read by this account`)
  }
  const key = bytes.subarray(MAGIC.length, MAGIC.length + KEY_BYTES)
  const isSound =
    bytes.length === FILE_BYTES &&
    bytes.subarray(0, MAGIC.length).equals(MAGIC) &&
    checkOf(key).equals(bytes.subarray(MAGIC.length + KEY_BYTES))
  return isSound ? ok(new Uint8Array(key)) : err(`${path} is damaged`)
}

export function mayOthersRead(path: string): boolean {
  // Windows has no such bits: there the folder's access list protects the file.
  return process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0
}

function checkOf(key: Uint8Array): Buffer {
  return createHash('sha256').update('ovoscope machine key check').update(key).digest().subarray(0, CHECK_BYTES)
}
