import type { BulkPipe } from './bulk-pipe.ts'
import type { UsbApiDevice } from './usb-api.ts'
import { outcomeOf, reasonOf } from './usb-fault.ts'

/**
 * One transfer asks for up to this much, so that a burst at 1,000 scans/s (8 kB each) costs few of them. A packet that is not full
 * ends it early, and nothing waits for the rest.
 */
const READ_BYTES = 65_536

/**
 * Longer than two heartbeats of either end, so that a living line hardly ever meets it, and shorter than the link's
 * CLOSE_DEADLINE_MS, because the package cannot cancel: a close waits for what is under way.
 */
const TRANSFER_TIMEOUT_MS = 500

/** What may wait to be written, as in the stream of the serial driver; above it `write` says no, and the link waits for `onDrain`. */
const WRITE_BYTES_MAX = 65_536

/** Stalls in a row after which clearing them is given up and the connection ends. */
const STALLS_MAX = 3

export interface BulkStreamParts {
  readonly device: UsbApiDevice
  readonly pipe: BulkPipe
  onBytes(chunk: Uint8Array): void
  onDrain(): void
  /** The stream has ended by itself; told once. */
  onFailed(reason: string): void
}

/**
 * Bytes over a claimed bulk pipe: one transfer each way at a time, because version 3.1.0 of the package takes no second at the same
 * endpoint. Between two reads the device is simply not asked, and nothing is lost.
 */
export class BulkStream {
  readonly #parts: BulkStreamParts
  readonly #queue: Uint8Array[] = []
  /** Who waits for the device to have taken what is in the queue. */
  readonly #waiting: (() => void)[] = []
  #queuedBytes = 0
  #state: 'open' | 'ending' | 'ended' = 'open'
  #full = false
  #reading: Promise<void> = Promise.resolve()
  #writing: Promise<void> | undefined

  constructor(parts: BulkStreamParts) {
    this.#parts = parts
  }

  start(): void {
    this.#reading = this.#read()
  }

  /** Takes the bytes in any case while it is open; false when no more should come before `onDrain`. */
  write(bytes: Uint8Array, onTaken: () => void = () => undefined): boolean {
    if (this.#state !== 'open') return false
    this.#queue.push(bytes)
    this.#waiting.push(onTaken)
    this.#queuedBytes += bytes.length
    this.#full ||= this.#queuedBytes >= WRITE_BYTES_MAX
    this.#writing ??= this.#writeAll()
    return !this.#full
  }

  /** Sends what was written and resolves when no transfer is under way; two timeouts at most. */
  async end(): Promise<void> {
    if (this.#state === 'open') this.#state = 'ending'
    await this.#writing
    this.#state = 'ended'
    await this.#reading
  }

  async #read(): Promise<void> {
    const { device, pipe } = this.#parts
    // A whole number of packets: the package would drop what a last packet holds beyond the count.
    const byteCount = Math.max(1, Math.floor(READ_BYTES / pipe.inPacketBytes)) * pipe.inPacketBytes
    let stalls = 0
    while (this.#state === 'open') {
      const outcome = await outcomeOf(() => device.transferIn(pipe.inEndpoint, byteCount, TRANSFER_TIMEOUT_MS))
      if (outcome.kind === 'failed') return this.#fail(outcome.reason)
      if (outcome.kind === 'stall') {
        stalls++
        if (!(await this.#clearHalt('in', stalls))) return
      }
      if (outcome.kind !== 'done') continue
      stalls = 0
      const { data } = outcome.answer
      if (data === undefined || data.byteLength === 0 || this.#state !== 'open') continue
      this.#parts.onBytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    }
  }

  async #writeAll(): Promise<void> {
    // Whatever is written in this turn shares one transfer.
    await Promise.resolve()
    while (this.#queue.length > 0 && this.#state !== 'ended') {
      const piece = joined(this.#queue.splice(0))
      const waiting = this.#waiting.splice(0)
      if (!(await this.#writePiece(piece))) break
      for (const onTaken of waiting) onTaken()
      this.#queuedBytes -= piece.length
      if (this.#full && this.#queuedBytes < WRITE_BYTES_MAX) {
        this.#full = false
        if (this.#state === 'open') this.#parts.onDrain()
      }
    }
    this.#writing = undefined
  }

  /** Writes all of it; false when the stream has failed. */
  async #writePiece(piece: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const { device, pipe } = this.#parts
    let left = piece
    let stalls = 0
    while (left.length > 0) {
      const sent = left
      const outcome = await outcomeOf(() => device.transferOut(pipe.outEndpoint, sent, TRANSFER_TIMEOUT_MS))
      if (this.#state === 'ended') return false
      if (outcome.kind === 'done') {
        // A device that takes nothing without saying why would be asked for ever.
        if (outcome.answer.bytesWritten <= 0) return this.#refused('the device took none of the bytes')
        left = left.subarray(outcome.answer.bytesWritten)
        stalls = 0
      } else if (outcome.kind === 'stall') {
        // What was taken before the stall is not known: all of it goes again, and the far end drops the broken frame by its checksum.
        stalls++
        if (!(await this.#clearHalt('out', stalls))) return false
      } else {
        return this.#refused(outcome.kind === 'timeout' ? 'the device does not take what is sent' : outcome.reason)
      }
    }
    return true
  }

  /** False when the stream has failed by it. */
  async #clearHalt(direction: 'in' | 'out', stalls: number): Promise<boolean> {
    const { device, pipe } = this.#parts
    if (stalls > STALLS_MAX) return this.#refused(`the ${direction} endpoint stalls again and again`)
    try {
      await device.clearHalt(direction, direction === 'in' ? pipe.inEndpoint : pipe.outEndpoint)
      return true
    } catch (error) {
      return this.#refused(`a stall could not be cleared: ${reasonOf(error)}`)
    }
  }

  #refused(reason: string): false {
    this.#fail(reason)
    return false
  }

  #fail(reason: string): void {
    const wasOpen = this.#state === 'open'
    this.#state = 'ended'
    this.#queue.length = 0
    this.#waiting.length = 0
    if (wasOpen) this.#parts.onFailed(reason)
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
