import { closeSync, openSync, readSync } from 'node:fs'

/**
 * What a look at SQLite's write-ahead log finds before SQLite opens it. SQLite takes the first frame that does not hold for the end of the log
 * and says nothing; what was committed behind it is gone. SOUND: nothing committed stands behind the last frame that holds.
 * DAMAGED: something does. `frame` counts from 1, 0 is the head of the log; `commits` is how many transactions end behind it.
 */
export type LogFinding =
  | { readonly kind: 'NONE' | 'SOUND' }
  | { readonly kind: 'DAMAGED'; readonly frame: number; readonly commits: number }

/** SQLite's file format, "The Write-Ahead Log": https://sqlite.org/fileformat2.html#walformat */
const HEAD_BYTES = 32
const HEAD_SUMMED_BYTES = 24
const FRAME_HEAD_BYTES = 24
const FRAME_HEAD_SUMMED_BYTES = 8
const MAGIC_LITTLE = 0x377f0682
const MAGIC_BIG = 0x377f0683
/** Of our databases; a log of another size has a damaged head. */
const PAGE_BYTES = 4096
const FRAME_BYTES = FRAME_HEAD_BYTES + PAGE_BYTES
/** A log is folded into the database every 1,000 pages, 4 MB. Of a longer one the beginning is looked at: so much takes some hundred milliseconds. */
const LOOK_BYTES_MAX = 64 * 1024 * 1024

/**
 * Looks through a write-ahead log that nobody has open. A tail that a power cut tore is SOUND: there is at most one transaction whose commit did
 * not return, and nothing behind it. So the damage of the very last transaction looks the same: that is what the mark beside the database is for.
 */
export function scanLog(path: string): LogFinding {
  const log = readLog(path)
  if (log === undefined || log.length < HEAD_BYTES + FRAME_BYTES) return { kind: 'NONE' }
  const frames = Math.floor((log.length - HEAD_BYTES) / FRAME_BYTES)
  const bigEndian = log.readUInt32BE(0) === MAGIC_BIG
  const salt = log.subarray(16, HEAD_SUMMED_BYTES)
  let sums = addTo([0, 0], log.subarray(0, HEAD_SUMMED_BYTES), bigEndian)
  if (!headHolds(log, bigEndian, sums)) {
    // Whose frames these are, the head cannot say any more: those of the first one's filling.
    const of = log.subarray(HEAD_BYTES + 8, HEAD_BYTES + 16)
    const commits = commitsFrom(log, 0, frames, of)
    return commits === 0 ? { kind: 'SOUND' } : { kind: 'DAMAGED', frame: 0, commits }
  }
  for (let n = 0; n < frames; n++) {
    const frame = frameAt(log, n)
    sums = addTo(sums, frame.subarray(0, FRAME_HEAD_SUMMED_BYTES), bigEndian)
    sums = addTo(sums, frame.subarray(FRAME_HEAD_BYTES), bigEndian)
    const holds = frame.subarray(8, 16).equals(salt) && sameSums(sums, frame, 16)
    if (!holds) return judgeRest(log, n, frames, salt)
  }
  return { kind: 'SOUND' }
}

/** Behind the end of the log there are frames of older fillings, with other salts, or nothing. */
function judgeRest(log: Buffer, broken: number, frames: number, salt: Buffer): LogFinding {
  const ends = commitEnds(log, broken, frames, salt)
  // One commit behind the break and nothing after it: the transaction that a power cut tore. Anything after it was written once that one had returned.
  const lastOfFilling = lastFrameOf(log, broken, frames, salt)
  const first = ends[0]
  if (first === undefined || first >= lastOfFilling) return { kind: 'SOUND' }
  return { kind: 'DAMAGED', frame: broken + 1, commits: ends.length }
}

function headHolds(log: Buffer, bigEndian: boolean, sums: Sums): boolean {
  return (
    (bigEndian || log.readUInt32BE(0) === MAGIC_LITTLE) && log.readUInt32BE(8) === PAGE_BYTES && sameSums(sums, log, 24)
  )
}

function frameAt(log: Buffer, n: number): Buffer {
  const from = HEAD_BYTES + n * FRAME_BYTES
  return log.subarray(from, from + FRAME_BYTES)
}

/** Frames of this filling that end a transaction: they say how large the database was after it. */
function commitEnds(log: Buffer, from: number, to: number, salt: Buffer): number[] {
  const ends: number[] = []
  for (let n = from; n < to; n++) {
    const frame = frameAt(log, n)
    if (frame.readUInt32BE(4) !== 0 && frame.subarray(8, 16).equals(salt)) ends.push(n)
  }
  return ends
}

function commitsFrom(log: Buffer, from: number, to: number, salt: Buffer): number {
  return commitEnds(log, from, to, salt).length
}

function lastFrameOf(log: Buffer, from: number, to: number, salt: Buffer): number {
  for (let n = to - 1; n > from; n--) if (frameAt(log, n).subarray(8, 16).equals(salt)) return n
  return from
}

type Sums = readonly [number, number]

/** SQLite's checksum, eight bytes at a time, over what was summed before. */
function addTo([first, second]: Sums, bytes: Buffer, bigEndian: boolean): Sums {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let s0 = first
  let s1 = second
  for (let at = 0; at < bytes.length; at += 8) {
    s0 = (s0 + view.getUint32(at, !bigEndian) + s1) >>> 0
    s1 = (s1 + view.getUint32(at + 4, !bigEndian) + s0) >>> 0
  }
  return [s0, s1]
}

function sameSums([s0, s1]: Sums, bytes: Buffer, at: number): boolean {
  return bytes.readUInt32BE(at) === s0 && bytes.readUInt32BE(at + 4) === s1
}

function readLog(path: string): Buffer | undefined {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    // None, or one that SQLite will speak of when it cannot open it either.
    return undefined
  }
  try {
    const chunks: Buffer[] = []
    for (let at = 0; at < LOOK_BYTES_MAX; ) {
      const chunk = Buffer.alloc(1024 * 1024)
      const read = readSync(file, chunk, 0, chunk.length, at)
      if (read === 0) break
      chunks.push(chunk.subarray(0, read))
      at += read
    }
    return Buffer.concat(chunks)
  } finally {
    closeSync(file)
  }
}
