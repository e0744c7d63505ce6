import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { SHELVES, type Shelf } from '../../domain/archive/keep.ts'
import { packCell, unpackCell } from '../quantise.ts'
import { type KeptPicture, type PictureKey, packedBytes, packPicture } from './picture.ts'
import { squeeze, unsqueeze } from './squeeze.ts'

/**
 * A segment: a head with a salt of its own, then groups. A group: a head, a table that says whose pictures these are and where each begins, and the
 * pictures sealed together (AES-256-GCM over them; head and table are authenticated with them). Head and table carry a CRC-32, so that an index is made by
 * hopping from group to group without opening any. A segment is written in one life of the program and never again, so that no nonce comes twice.
 */
export const SEGMENT_HEAD_BYTES = 64
const SEGMENT_MAGIC = 'OVOSEG01'
const SALT_OFFSET = 16
const SALT_BYTES = 32
const SEGMENT_CRC_OFFSET = 60

export const GROUP_HEAD_BYTES = 48
/** What a group begins with. */
export const GROUP_MAGIC_BYTES = Buffer.from('OPG1', 'latin1')
const GROUP_MAGIC = GROUP_MAGIC_BYTES.readUInt32LE(0)
const AUTHENTICATED_BYTES = 20
const TAG_OFFSET = 28
const GROUP_CRC_OFFSET = 44
const ENTRY_BYTES = 24
const SQUEEZED = 1

/** Pictures of one group: to read one, so many are opened. */
export const GROUP_PICTURES_MAX = 64
/** Packed bytes of one group, unless a single picture has more. */
export const GROUP_PLAIN_BYTES_MAX = 4 * 1024 * 1024
/** A longer group is damage: one picture of the largest scan that is let in, and its table. */
const GROUP_BYTES_MAX = 32 * 1024 * 1024

const FILE_NAME = /^(\d{9,})\.segment$/

export function segmentFile(folder: string, segmentId: number): string {
  return join(folder, `${String(segmentId).padStart(9, '0')}.segment`)
}

/** Undefined for a file that is no segment. */
export function segmentIdOf(name: string): number | undefined {
  const found = FILE_NAME.exec(name)
  return found === null ? undefined : Number(found[1])
}

export interface SegmentHead {
  readonly bytes: Buffer
  readonly key: KeyObject
}

export function newSegmentHead(archiveKey: Uint8Array, segmentId: number, shelf: Shelf): SegmentHead {
  const bytes = Buffer.alloc(SEGMENT_HEAD_BYTES)
  bytes.write(SEGMENT_MAGIC, 0, 'latin1')
  bytes.writeUIntLE(segmentId, 8, 6)
  bytes.writeUInt8(SHELVES.indexOf(shelf), 14)
  randomBytes(SALT_BYTES).copy(bytes, SALT_OFFSET)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, SEGMENT_CRC_OFFSET)), SEGMENT_CRC_OFFSET)
  return { bytes, key: segmentKey(archiveKey, bytes) }
}

/** Undefined for a file that is not that segment, or whose head is damaged. */
export function readSegmentHead(archiveKey: Uint8Array, segmentId: number, bytes: Buffer): SegmentHead | undefined {
  if (bytes.length < SEGMENT_HEAD_BYTES) return undefined
  const head = Buffer.from(bytes.subarray(0, SEGMENT_HEAD_BYTES))
  if (head.toString('latin1', 0, SEGMENT_MAGIC.length) !== SEGMENT_MAGIC) return undefined
  if (head.readUInt32LE(SEGMENT_CRC_OFFSET) !== crc32(head.subarray(0, SEGMENT_CRC_OFFSET))) return undefined
  if (head.readUIntLE(8, 6) !== segmentId) return undefined
  return { bytes: head, key: segmentKey(archiveKey, head) }
}

/** As a key object: made of plain bytes anew for every group, it would cost as much as a picture. */
function segmentKey(archiveKey: Uint8Array, head: Buffer): KeyObject {
  const salt = head.subarray(SALT_OFFSET, SALT_OFFSET + SALT_BYTES)
  return createSecretKey(Buffer.from(hkdfSync('sha256', archiveKey, salt, 'ovoscope archive segment', 32)))
}

/** One picture and whose it is. */
export interface PictureToSeal {
  readonly owner: PictureKey
  readonly picture: KeptPicture
}

/** Memory in which one group after the other is laid out. */
export class GroupScratch {
  #bytes = Buffer.alloc(0)

  take(length: number): Buffer {
    if (this.#bytes.length < length) this.#bytes = Buffer.allocUnsafeSlow(length)
    return this.#bytes.subarray(0, length)
  }
}

export interface GroupOptions {
  readonly key: KeyObject
  /** Never the same twice in a segment, whether the group reached the disk or not: the nonce is made of it. */
  readonly number: number
  readonly squeezed: boolean
  readonly scratch: GroupScratch
}

/** A group ready to be written, in pieces. At most `GROUP_PICTURES_MAX` pictures. */
export function sealGroup(
  pictures: readonly PictureToSeal[],
  { key, number, squeezed, scratch }: GroupOptions,
): Buffer[] {
  const tableEnd = GROUP_HEAD_BYTES + pictures.length * ENTRY_BYTES
  const head = Buffer.alloc(tableEnd)
  const plainBytes = pictures.reduce((sum, { picture }) => sum + packedBytes(picture), 0)
  const plain = scratch.take(plainBytes)
  let at = 0
  pictures.forEach(({ owner, picture }, n) => {
    const length = packedBytes(picture)
    packPicture(picture, plain, at)
    writeEntry(head, GROUP_HEAD_BYTES + n * ENTRY_BYTES, owner, at, length)
    at += length
  })
  const body = squeezed ? squeeze(plain) : plain
  head.writeUInt32LE(GROUP_MAGIC, 0)
  head.writeUInt32LE(tableEnd + body.length, 4)
  head.writeUInt32LE(number, 8)
  head.writeUInt16LE(pictures.length, 12)
  head.writeUInt16LE(squeezed ? SQUEEZED : 0, 14)
  head.writeUInt32LE(plainBytes, 16)
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number))
  cipher.setAAD(authenticated(head))
  const sealed = cipher.update(body)
  cipher.final()
  cipher.getAuthTag().copy(head, TAG_OFFSET)
  head.writeUInt32LE(checksumOf(head), GROUP_CRC_OFFSET)
  return [head, sealed]
}

function writeEntry(
  head: Buffer,
  to: number,
  { visitId, cell, attempt }: PictureKey,
  at: number,
  length: number,
): void {
  head.writeUIntLE(visitId, to, 6)
  head.writeUInt32LE(packCell(cell), to + 6)
  head.writeUInt32LE(attempt, to + 10)
  head.writeUInt32LE(at, to + 14)
  head.writeUInt32LE(length, to + 18)
}

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32LE(number, 8)
  return nonce
}

function authenticated(head: Buffer): Buffer {
  return Buffer.concat([head.subarray(0, AUTHENTICATED_BYTES), head.subarray(GROUP_HEAD_BYTES)])
}

function checksumOf(head: Buffer): number {
  return crc32(head.subarray(GROUP_HEAD_BYTES), crc32(head.subarray(0, GROUP_CRC_OFFSET)))
}

export interface GroupSizes {
  /** Of head and table. */
  readonly headBytes: number
  /** Of the whole group. */
  readonly groupBytes: number
}

/** Undefined where no group begins: the end of what was written whole. Says nothing yet of whether it is sound. */
export function readGroupSizes(head: Buffer): GroupSizes | undefined {
  if (head.length < GROUP_HEAD_BYTES || head.readUInt32LE(0) !== GROUP_MAGIC) return undefined
  const headBytes = GROUP_HEAD_BYTES + head.readUInt16LE(12) * ENTRY_BYTES
  const groupBytes = head.readUInt32LE(4)
  return groupBytes < headBytes || groupBytes > GROUP_BYTES_MAX ? undefined : { headBytes, groupBytes }
}

/** Where in the opened group a picture lies. */
export interface GroupEntry {
  readonly owner: PictureKey
  readonly offset: number
  readonly length: number
}

/** The table of a group, from its head and table; undefined unless their checksum holds. */
export function readGroupTable(head: Buffer): GroupEntry[] | undefined {
  const sizes = readGroupSizes(head)
  if (sizes === undefined || head.length < sizes.headBytes) return undefined
  const whole = head.subarray(0, sizes.headBytes)
  if (whole.readUInt32LE(GROUP_CRC_OFFSET) !== checksumOf(whole)) return undefined
  return Array.from({ length: whole.readUInt16LE(12) }, (_, n) => {
    const from = GROUP_HEAD_BYTES + n * ENTRY_BYTES
    const [visitId, cell, attempt] = [
      whole.readUIntLE(from, 6),
      whole.readUInt32LE(from + 6),
      whole.readUInt32LE(from + 10),
    ]
    const owner = { visitId, cell: unpackCell(cell), attempt }
    return { owner, offset: whole.readUInt32LE(from + 14), length: whole.readUInt32LE(from + 18) }
  })
}

/** The packed pictures of a whole group, as its table names them; undefined unless every byte of it holds. */
export function openGroup(key: KeyObject, group: Buffer): { entries: GroupEntry[]; plain: Buffer } | undefined {
  const sizes = readGroupSizes(group)
  const entries = readGroupTable(group)
  if (sizes === undefined || entries === undefined || group.length < sizes.groupBytes) return undefined
  const head = group.subarray(0, sizes.headBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(head.readUInt32LE(8)))
  decipher.setAAD(authenticated(head))
  decipher.setAuthTag(head.subarray(TAG_OFFSET, TAG_OFFSET + 16))
  const body = decipher.update(group.subarray(sizes.headBytes, sizes.groupBytes))
  try {
    decipher.final()
  } catch {
    return undefined
  }
  const plainBytes = head.readUInt32LE(16)
  const plain = (head.readUInt16LE(14) & SQUEEZED) === 0 ? body : unsqueeze(body, plainBytes)
  return plain === undefined || plain.length !== plainBytes ? undefined : { entries, plain }
}
