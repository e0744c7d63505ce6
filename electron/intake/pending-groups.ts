import { BufferPool } from '../base/buffer-pool.ts'
import type { JournalPosition } from './intake.ts'
import { MARK_BYTES } from './read-segment.ts'
import { type UnplacedRecord, writeRecord } from './record-codec.ts'

interface Waiter {
  readonly resolve: (position: JournalPosition) => void
  readonly reject: (error: Error) => void
}

/** A group that waits for the disk is rarely larger. */
const FIRST_BYTES = 64 * 1024

/** Records that will be written together, already copied: the caller's buffers may be used again. */
export class PendingGroup {
  readonly #pool: BufferPool
  #buffer: Buffer<ArrayBuffer>
  #length = MARK_BYTES
  readonly #waiters: Waiter[] = []

  /** Its memory comes from `pool` and goes back there when it is settled or has failed. */
  constructor(firstRecordBytes: number, pool = new BufferPool()) {
    this.#pool = pool
    this.#buffer = takeBuffer(pool, Math.max(FIRST_BYTES, MARK_BYTES + firstRecordBytes))
  }

  get count(): number {
    return this.#waiters.length
  }

  get lengthBytes(): number {
    return this.#length
  }

  add(record: UnplacedRecord, recordBytes: number): Promise<JournalPosition> {
    this.#reserve(recordBytes)
    this.#length = writeRecord(this.#buffer, this.#length, record)
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }))
  }

  /** The body to seal: release mark, then the records. */
  body(releasedThrough: JournalPosition): Buffer {
    this.#buffer.writeUIntLE(releasedThrough, 0, MARK_BYTES)
    return this.#buffer.subarray(0, this.#length)
  }

  settle(firstPosition: JournalPosition): void {
    this.#pool.give(this.#buffer)
    this.#waiters.forEach((waiter, n) => waiter.resolve(firstPosition + n))
  }

  fail(error: Error): void {
    this.#pool.give(this.#buffer)
    for (const waiter of this.#waiters) waiter.reject(error)
  }

  #reserve(recordBytes: number): void {
    const needed = this.#length + recordBytes
    if (needed <= this.#buffer.length) return
    const larger = takeBuffer(this.#pool, Math.max(needed, 2 * this.#buffer.length))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#pool.give(this.#buffer)
    this.#buffer = larger
  }
}

/** All of a buffer that has at least so many bytes. */
function takeBuffer(pool: BufferPool, bytes: number): Buffer<ArrayBuffer> {
  return Buffer.from(pool.take(bytes).buffer)
}

/** Groups in the order in which they will be written; a record joins the last one while that has room. */
export class PendingGroups {
  readonly #groups: PendingGroup[] = []
  readonly #pool = new BufferPool()
  readonly #groupBytesMax: number
  #bytes = 0

  constructor(groupBytesMax: number) {
    this.#groupBytesMax = groupBytesMax
  }

  get isEmpty(): boolean {
    return this.#groups.length === 0
  }

  /** Bytes that wait for the disk. */
  get bytes(): number {
    return this.#bytes
  }

  add(record: UnplacedRecord, recordBytes: number): Promise<JournalPosition> {
    this.#bytes += recordBytes
    let group = this.#groups.at(-1)
    if (group === undefined || group.lengthBytes + recordBytes > this.#groupBytesMax) {
      group = new PendingGroup(recordBytes, this.#pool)
      this.#groups.push(group)
    }
    return group.add(record, recordBytes)
  }

  take(): PendingGroup | undefined {
    const group = this.#groups.shift()
    if (group !== undefined) this.#bytes -= group.lengthBytes - MARK_BYTES
    return group
  }
}
