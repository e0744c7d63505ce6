import type { Crc32 } from '../../pipeline/frame/wire.ts'
import { encodeEntry, type LineEntry, RECORDING_MAGIC } from './recording.ts'

/** Two minutes at 1,000 small scans a second, five hours of a real line; a recording that would be longer ends there. */
export const RECORDING_BYTES_MAX = 1024 * 1024 * 1024
/** Bytes that may wait for the disk; a disk that is slower than the line ends the recording rather than the line. */
export const RECORDING_WAITING_MAX = 32 * 1024 * 1024

/** Where a recording goes, piece by piece. */
export interface RecordingSink {
  /** Resolves when the piece is in the file. */
  write(bytes: Uint8Array): Promise<void>
  close(): Promise<void>
}

export type RecordingEnd = 'STOPPED' | 'FULL' | 'SLOW_DISK' | 'DISK_REFUSED'

/** Turns what happens on the line into a file, never faster than the disk and never longer than its limit. */
export class EntryWriter {
  readonly #sink: RecordingSink
  readonly #crc32: Crc32
  readonly #limits: { readonly bytesMax: number; readonly waitingMax: number }
  #lastMonoMs: number | undefined
  #bytes = 0
  #waiting = 0
  #end: RecordingEnd | undefined
  #written: Promise<void>

  constructor(
    sink: RecordingSink,
    crc32: Crc32,
    limits = { bytesMax: RECORDING_BYTES_MAX, waitingMax: RECORDING_WAITING_MAX },
  ) {
    this.#sink = sink
    this.#crc32 = crc32
    this.#limits = limits
    this.#written = sink.write(RECORDING_MAGIC).catch(() => this.#finish('DISK_REFUSED'))
    this.#bytes = RECORDING_MAGIC.length
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Why it ended; undefined while it goes on. */
  get end(): RecordingEnd | undefined {
    return this.#end
  }

  add(entry: LineEntry, atMonoMs: number): void {
    if (this.#end !== undefined) return
    const afterUs = (atMonoMs - (this.#lastMonoMs ?? atMonoMs)) * 1_000
    const encoded = encodeEntry({ afterUs, entry }, this.#crc32)
    if (this.#bytes + encoded.length > this.#limits.bytesMax) return this.#finish('FULL')
    if (this.#waiting + encoded.length > this.#limits.waitingMax) return this.#finish('SLOW_DISK')
    this.#lastMonoMs = atMonoMs
    this.#bytes += encoded.length
    this.#waiting += encoded.length
    this.#written = this.#written
      .then(() => (this.#end === 'DISK_REFUSED' ? undefined : this.#sink.write(encoded)))
      .then(() => void (this.#waiting -= encoded.length))
      .catch(() => this.#finish('DISK_REFUSED'))
  }

  /** Resolves when everything is in the file. */
  async stop(): Promise<void> {
    this.#finish('STOPPED')
    await this.#written
    await this.#sink.close()
  }

  #finish(end: RecordingEnd): void {
    this.#end ??= end
  }
}
