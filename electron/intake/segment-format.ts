import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import type { JournalPosition } from './intake.ts'

/**
 * A segment file: a head, then groups. Every filling of the file has a head of its own with a fresh salt, so its key is
 * used once and the group number can be the nonce. The head stands there twice: one flipped bit does not cost a segment.
 */
export const SEGMENT_HEAD_BYTES = 4096
const HEAD_COPY_OFFSETS = [0, 2048] as const
const HEAD_BYTES = 92
const HEAD_MAGIC = 0x4a4f564f // "OVOJ"
const FORMAT_VERSION = 1

export const GROUP_HEAD_BYTES = 64
/** Groups begin at multiples of this, so that one behind a damaged one can be found. */
export const GROUP_ALIGN_BYTES = 64
const GROUP_MAGIC = 0x4752554f // "OURG"
const GROUP_TAG_OFFSET = 48

export const TAG_BYTES = 16
/** The tag that the very first group follows. */
export const NO_TAG: Buffer = Buffer.alloc(TAG_BYTES)

/** One filling of a segment file. */
export interface Fill {
  /** Grows with every filling over the life of the journal; orders the files. */
  readonly number: number
  readonly firstPosition: JournalPosition
  /** Tag of the last group before this filling. */
  readonly previousTag: Buffer
  readonly key: KeyObject
}

/** What a group says of itself. */
export interface GroupHead {
  /** Counts from 1 within the filling; also the nonce. */
  readonly index: number
  readonly firstPosition: JournalPosition
  readonly count: number
  readonly previousTag: Buffer
}

export interface SealedGroup {
  readonly head: Buffer
  readonly body: Buffer
  readonly tag: Buffer
}

/** Eight bytes that tell whether a file was written with this key, without helping anybody to find it. */
export function keyCheck(journalKey: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', journalKey, '', 'ovoscope journal key check', 8))
}

/** As a key object: made of plain bytes anew for every group, it would cost more than the cipher does. */
function fillKey(journalKey: Uint8Array, salt: Uint8Array): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', journalKey, salt, 'ovoscope journal fill', 32)))
}

/** The head of a segment that was never filled. */
export function blankHead(journalKey: Uint8Array): Buffer {
  const copy = Buffer.alloc(HEAD_BYTES)
  copy.writeUInt32LE(HEAD_MAGIC, 0)
  copy.writeUInt16LE(FORMAT_VERSION, 4)
  keyCheck(journalKey).copy(copy, 8)
  return twice(copy)
}

/** Begins a filling: its head, to be written together with its first group, and its key. */
export function beginFill(
  journalKey: Uint8Array,
  fill: Omit<Fill, 'key'>,
): { readonly fill: Fill; readonly head: Buffer } {
  const salt = randomBytes(32)
  const key = fillKey(journalKey, salt)
  const copy = Buffer.alloc(HEAD_BYTES)
  copy.writeUInt32LE(HEAD_MAGIC, 0)
  copy.writeUInt16LE(FORMAT_VERSION, 4)
  keyCheck(journalKey).copy(copy, 8)
  copy.writeUIntLE(fill.number, 16, 6)
  copy.writeUIntLE(fill.firstPosition, 22, 6)
  salt.copy(copy, 28)
  fill.previousTag.copy(copy, 60)
  headTag(key, copy).copy(copy, 76)
  return { fill: { ...fill, key }, head: twice(copy) }
}

/** What the head of a segment file says. `blank`: free. `foreign`: another key or no journal. `torn`: a filling whose head does not hold. */
export type ReadHead =
  | { readonly kind: 'blank' | 'foreign' | 'torn' }
  | { readonly kind: 'filled'; readonly fill: Fill }

export function readHead(journalKey: Uint8Array, bytes: Buffer): ReadHead {
  const copies = HEAD_COPY_OFFSETS.map((offset) =>
    readHeadCopy(journalKey, bytes.subarray(offset, offset + HEAD_BYTES)),
  )
  // Of two whole copies the newer counts: a write that was cut between them leaves the older filling in the second.
  const filled = copies.filter((copy) => copy.kind === 'filled').sort((a, b) => b.fill.number - a.fill.number)[0]
  if (filled !== undefined) return filled
  const kinds = copies.map((copy) => copy.kind)
  if (kinds.every((kind) => kind === 'foreign')) return { kind: 'foreign' }
  return { kind: kinds.includes('torn') ? 'torn' : 'blank' }
}

function readHeadCopy(journalKey: Uint8Array, copy: Buffer): ReadHead {
  if (copy.length < HEAD_BYTES || copy.readUInt32LE(0) !== HEAD_MAGIC) return { kind: 'foreign' }
  if (copy.readUInt16LE(4) !== FORMAT_VERSION || !keyCheck(journalKey).equals(copy.subarray(8, 16)))
    return { kind: 'foreign' }
  const number = copy.readUIntLE(16, 6)
  if (number === 0) return { kind: 'blank' }
  const key = fillKey(journalKey, copy.subarray(28, 60))
  if (!headTag(key, copy).equals(copy.subarray(76, 92))) return { kind: 'torn' }
  const fill = { number, firstPosition: copy.readUIntLE(22, 6), previousTag: Buffer.from(copy.subarray(60, 76)), key }
  return { kind: 'filled', fill }
}

function twice(copy: Buffer): Buffer {
  const head = Buffer.alloc(SEGMENT_HEAD_BYTES)
  for (const offset of HEAD_COPY_OFFSETS) copy.copy(head, offset)
  return head
}

/** Authenticates a head: GCM over nothing with the head as additional data, nonce 0. */
function headTag(key: KeyObject, copy: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce(0))
  cipher.setAAD(copy.subarray(0, 76))
  cipher.final()
  return cipher.getAuthTag()
}

function nonce(index: number): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32LE(index, 0)
  return bytes
}

/** Seals one group. The additional data is the whole head, and with it the position and the tag of the group before. */
export function sealGroup(fill: Fill, group: GroupHead, plain: Buffer): SealedGroup {
  const head = Buffer.alloc(GROUP_HEAD_BYTES)
  head.writeUInt32LE(GROUP_MAGIC, 0)
  head.writeUInt32LE(group.index, 4)
  head.writeUIntLE(fill.number, 8, 6)
  head.writeUIntLE(group.firstPosition, 14, 6)
  head.writeUInt32LE(group.count, 20)
  head.writeUInt32LE(plain.length, 24)
  group.previousTag.copy(head, 28)
  const cipher = createCipheriv('aes-256-gcm', fill.key, nonce(group.index))
  cipher.setAAD(head.subarray(0, GROUP_TAG_OFFSET))
  const body = cipher.update(plain)
  cipher.final()
  const tag = cipher.getAuthTag()
  tag.copy(head, GROUP_TAG_OFFSET)
  return { head, body, tag }
}

export interface OpenedGroup extends GroupHead {
  readonly tag: Buffer
  readonly plain: Buffer
  /** Offset of the next group. */
  readonly nextOffset: number
}

/** Opens the group at an offset of a segment's bytes; undefined unless it belongs to this filling and every byte of it holds. */
export function openGroup(fill: Fill, segment: Buffer, offset: number): OpenedGroup | undefined {
  if (offset + GROUP_HEAD_BYTES > segment.length) return undefined
  if (!maybeGroup(fill, segment, offset)) return undefined
  const head = segment.subarray(offset, offset + GROUP_HEAD_BYTES)
  const bodyEnd = offset + GROUP_HEAD_BYTES + head.readUInt32LE(24)
  if (bodyEnd > segment.length) return undefined
  const index = head.readUInt32LE(4)
  const decipher = createDecipheriv('aes-256-gcm', fill.key, nonce(index))
  decipher.setAAD(head.subarray(0, GROUP_TAG_OFFSET))
  const tag = Buffer.from(head.subarray(GROUP_TAG_OFFSET))
  decipher.setAuthTag(tag)
  const plain = decipher.update(segment.subarray(offset + GROUP_HEAD_BYTES, bodyEnd))
  try {
    decipher.final()
  } catch {
    return undefined
  }
  return {
    index,
    firstPosition: head.readUIntLE(14, 6),
    count: head.readUInt32LE(20),
    previousTag: Buffer.from(head.subarray(28, 44)),
    tag,
    plain,
    nextOffset: alignUp(bodyEnd),
  }
}

/** Cheap look before the cipher is asked. */
export function maybeGroup(fill: Fill, segment: Buffer, offset: number): boolean {
  return segment.readUInt32LE(offset) === GROUP_MAGIC && segment.readUIntLE(offset + 8, 6) === fill.number
}

export function alignUp(offset: number): number {
  return Math.ceil(offset / GROUP_ALIGN_BYTES) * GROUP_ALIGN_BYTES
}

/** Room that a group with so many bytes of records takes in a segment. */
export function groupSpaceBytes(plainBytes: number): number {
  return alignUp(GROUP_HEAD_BYTES + plainBytes)
}
