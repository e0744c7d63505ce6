import type { Clock } from '../../base/clock.ts'
import { MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import { FrameSplitter } from '../../pipeline/frame/split-frames.ts'
import type { Crc32 } from '../../pipeline/frame/wire.ts'
import type { ScannerTransport } from '../transport.ts'
import type { EntryWriter } from './entry-writer.ts'
import { recorded } from './record-transport.ts'
import type { LineEntry } from './recording.ts'

/** How a connection begins takes a few hundred bytes; what makes far more of it never begins, and need not be kept. */
const BEGINNING_BYTES_MAX = 256 * 1024

interface LineRecorderParts {
  readonly clock: Clock
  readonly crc32: Crc32
}

/**
 * Listens in to every connection of the link, and writes it down while somebody wants that. A recording may begin in the middle of a
 * connection: how that one began is kept, because without it no station would understand the rest.
 */
export class LineRecorder {
  readonly #parts: LineRecorderParts
  #beginning: LineEntry[] = []
  #beginningBytes = 0
  #fromStation: FrameSplitter
  #begun = false
  #isOpen = false
  #writer: EntryWriter | undefined

  constructor(parts: LineRecorderParts) {
    this.#parts = parts
    this.#fromStation = new FrameSplitter(parts.crc32)
  }

  /** The same transport, listened in to. */
  listenTo(transport: ScannerTransport): ScannerTransport {
    return recorded(transport, this.#parts.clock, (entry, atMonoMs) => this.#hear(entry, atMonoMs))
  }

  /** From now on everything goes to this writer, until it has ended or `stop` takes it away. */
  start(writer: EntryWriter): void {
    this.#writer = writer
    if (!this.#isOpen) return
    const nowMonoMs = this.#parts.clock.monoMs()
    // As if it had happened just now: a replay would take the hours in between for silence.
    for (const entry of this.#beginning) writer.add(entry, nowMonoMs)
  }

  stop(): void {
    this.#writer = undefined
  }

  #hear(entry: LineEntry, atMonoMs: number): void {
    if (entry.kind === 'opened') this.#open()
    if (this.#isOpen && !this.#begun) this.#keep(entry)
    if (entry.kind === 'closed') this.#isOpen = false
    this.#writer?.add(entry, atMonoMs)
  }

  #open(): void {
    this.#isOpen = true
    this.#begun = false
    this.#beginning = []
    this.#beginningBytes = 0
    this.#fromStation = new FrameSplitter(this.#parts.crc32)
  }

  /** Up to the welcome: the scanner says nothing of an egg before it. */
  #keep(entry: LineEntry): void {
    const bytes = 'bytes' in entry ? entry.bytes : new Uint8Array()
    this.#beginningBytes += bytes.length
    if (this.#beginningBytes > BEGINNING_BYTES_MAX) {
      this.#begun = true
      return
    }
    // The driver may use its buffer again.
    this.#beginning.push('bytes' in entry ? { kind: entry.kind, bytes: bytes.slice() } : entry)
    if (entry.kind !== 'to-scanner') return
    for (const { type } of this.#fromStation.push(bytes)) if (type === MESSAGE_TYPE.WELCOME) this.#begun = true
  }
}
