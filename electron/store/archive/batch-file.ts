import { createDecipheriv, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { unpackCell } from '../quantise.ts'
import type { PictureKey } from './picture.ts'

/**
 * As pictures were kept before there were segments, and are read as long as such files are there. A batch's file: a head with a salt, then
 * entries. An entry says in the clear whose picture it is and how long, so that an index is made by
 * hopping from head to head; the head is authenticated together with the sealed picture (AES-256-GCM).
 */
export const FILE_HEAD_BYTES = 40
export const ENTRY_HEAD_BYTES = 52
const FILE_MAGIC = 'OVOPIC01'
const ENTRY_MAGIC = 0x4349504f // "OPIC"
const NONCE_OFFSET = 24
const TAG_OFFSET = 36
/** No picture is larger than the scan messages are let in; a longer entry is damage. */
const PICTURE_BYTES_MAX = 16 * 1024 * 1024

const NO_BATCH = 'no-batch'
const SUFFIX = '.pictures'

/** The file of a batch. Ids are the store's own; one that could leave the folder is taken for none. */
export function batchFile(folder: string, batchId: string | null): string {
  const name = batchId !== null && /^[\w-]+$/.test(batchId) ? batchId : NO_BATCH
  return join(folder, name + SUFFIX)
}

export function isBatchFile(name: string): boolean {
  return name.endsWith(SUFFIX)
}

export interface FileHead {
  readonly bytes: Buffer
  readonly key: KeyObject
}

/** Undefined for a file that is not ours. */
export function readFileHead(archiveKey: Uint8Array, bytes: Buffer): FileHead | undefined {
  if (bytes.length < FILE_HEAD_BYTES || bytes.toString('latin1', 0, FILE_MAGIC.length) !== FILE_MAGIC) return undefined
  const head = Buffer.from(bytes.subarray(0, FILE_HEAD_BYTES))
  return { bytes: head, key: fileKey(archiveKey, head) }
}

/** As a key object: made of plain bytes anew for every picture, it would cost more than the cipher does. */
function fileKey(archiveKey: Uint8Array, head: Buffer): KeyObject {
  const salt = head.subarray(FILE_MAGIC.length, FILE_HEAD_BYTES)
  return createSecretKey(Buffer.from(hkdfSync('sha256', archiveKey, salt, 'ovoscope archive file', 32)))
}

export interface EntryHead {
  readonly owner: PictureKey
  /** Of the whole entry. */
  readonly length: number
}

/** Undefined where no entry begins: the end of what was written whole. */
export function readEntryHead(head: Buffer): EntryHead | undefined {
  if (head.length < ENTRY_HEAD_BYTES || head.readUInt32LE(0) !== ENTRY_MAGIC) return undefined
  const pictureBytes = head.readUInt32LE(4)
  if (pictureBytes > PICTURE_BYTES_MAX) return undefined
  const owner = {
    visitId: head.readUIntLE(8, 6),
    cell: unpackCell(head.readUInt32LE(14)),
    attempt: head.readUInt32LE(18),
  }
  return { owner, length: ENTRY_HEAD_BYTES + pictureBytes }
}

/** Undefined unless every byte of the entry holds. */
export function openEntry(key: KeyObject, entry: Buffer): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, entry.subarray(NONCE_OFFSET, TAG_OFFSET))
  decipher.setAAD(entry.subarray(0, TAG_OFFSET))
  decipher.setAuthTag(entry.subarray(TAG_OFFSET, ENTRY_HEAD_BYTES))
  const picture = decipher.update(entry.subarray(ENTRY_HEAD_BYTES))
  try {
    decipher.final()
    return picture
  } catch {
    return undefined
  }
}
