import { crc32 } from 'node:zlib'
import { Listeners } from '../../electron/base/listeners.ts'
import type { Random } from '../../electron/base/random.ts'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { FrameSplitter } from '../../electron/pipeline/frame/split-frames.ts'
import { type ScannerTransport, TransportError } from '../../electron/scanner/transport.ts'
import type { ByteChannel } from '../../electron/scanner/virtual/byte-channel.ts'
import { type ReceivedDecision, readStationMessage } from '../../electron/scanner/virtual/read-station-message.ts'
import type { CrashPoints } from './crash-points.ts'
import type { ProcessTime, SimTime } from './sim-time.ts'
import { type Counts, count, type Trace } from './trace.ts'
import type { Truth } from './truth.ts'

/** Where a frame says of what type it is: proto/README.md, section 1. */
const TYPE_AT = 3
const NAMES = new Map<number, string>(Object.entries(MESSAGE_TYPE).map(([name, type]) => [type, name]))
const PIECE_BYTES_MAX = 160

export interface CableFaults {
  /** Bytes come in pieces that know nothing of frames. */
  inPieces: boolean
  /** Share of acknowledgements that never arrive. */
  acksLost: number
  /** Share of everything else from the station that never arrives, decisions among it. */
  wordsLost: number
  /** Nothing passes in either direction, and no driver says so. */
  dead: boolean
}

export const SOUND_CABLE: CableFaults = { inPieces: false, acksLost: 0, wordsLost: 0, dead: false }

interface CableParts {
  readonly time: SimTime
  readonly random: Random
  readonly points: CrashPoints
  readonly truth: Truth
  readonly trace: Trace
  readonly counts: Counts
}

/** The cable between a scanner and whatever station runs; bytes under way are lost when it is pulled and when the station ends. */
export class SimCable implements ByteChannel {
  readonly path = 'simulated'
  faults = SOUND_CABLE
  /** Decisions as they leave the station, whether or not they arrive. */
  onSaid: (decisions: readonly ReceivedDecision[]) => void = () => undefined
  readonly #parts: CableParts
  readonly #toScanner = new Listeners<Uint8Array>()
  readonly #said = new FrameSplitter(crc32)
  #plugged = true
  #station: StationEnd | undefined
  /** Read by nobody yet. */
  #waiting: Uint8Array[] = []
  #deliveryIsDue = false

  constructor(parts: CableParts) {
    this.#parts = parts
  }

  get plugged(): boolean {
    return this.#plugged
  }

  write(frame: Uint8Array): boolean {
    this.#parts.truth.frameMade(frame)
    if (!this.#plugged || this.faults.dead || this.#station === undefined) return true
    this.#waiting.push(Uint8Array.from(frame))
    this.#deliverSoon()
    return true
  }

  onDrain(): () => void {
    return () => undefined
  }

  onBytes(listener: (chunk: Uint8Array) => void): () => void {
    return this.#toScanner.add(listener)
  }

  pull(): void {
    if (!this.#plugged) return
    this.#plugged = false
    this.#waiting = []
    this.#parts.trace.note('cable out')
    const station = this.#station
    this.#station = undefined
    station?.lost()
  }

  plug(): Promise<void> {
    this.#plugged = true
    this.#parts.trace.note('cable in')
    return Promise.resolve()
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  /** A transport of the station that runs on this time. */
  openTransport(time: ProcessTime): ScannerTransport {
    const { points } = this.#parts
    const end = new StationEnd(time)
    return {
      kind: 'port',
      path: this.path,
      open: () => {
        const { promise, resolve, reject } = Promise.withResolvers<void>()
        time.after(2, () => {
          if (!this.#plugged) return reject(new TransportError('ABSENT', 'nothing is plugged in'))
          this.#station = end
          this.#waiting = []
          points.pass('read: opened')
          if (time.alive) resolve()
        })
        return promise
      },
      onBytes: (listener) => end.bytes.add(listener),
      onClose: (listener) => end.closed.add(listener),
      onDrain: () => () => undefined,
      write: (bytes, onTaken) => this.#say(end, bytes, onTaken),
      close: () => {
        if (this.#station === end) this.#station = undefined
        return Promise.resolve()
      },
    }
  }

  #say(end: StationEnd, frame: Uint8Array, onTaken?: () => void): boolean {
    const { points, time, truth, random, counts, trace } = this.#parts
    if (this.#station !== end || !end.time.alive) return false
    const type = frame[TYPE_AT] ?? 0
    const name = NAMES.get(type) ?? 'UNKNOWN'
    points.pass(`say ${name}: begun`)
    if (!end.time.alive) return false
    if (type === MESSAGE_TYPE.DECISIONS) this.#tellSaid(frame)
    const { acksLost, wordsLost, dead } = this.faults
    const lost = random.next() < (type === MESSAGE_TYPE.ACK ? acksLost : wordsLost)
    if (lost) count(counts, type === MESSAGE_TYPE.ACK ? 'acknowledgements lost' : 'words of the station lost')
    else if (!dead) {
      const bytes = Uint8Array.from(frame)
      const { sessionId } = truth
      time.after(1, () => {
        if (!this.#plugged || truth.sessionId !== sessionId) return
        for (const { traySequence, cell, attempt, action } of truth.heardByScanner(bytes)) {
          trace.note(`heard ${traySequence}/${cell.row}/${cell.column}/${attempt} ${action}`)
        }
        this.#toScanner.tell(bytes)
      })
    }
    onTaken?.()
    points.pass(`say ${name}: done`)
    return true
  }

  #tellSaid(frame: Uint8Array): void {
    for (const { type, payload } of this.#said.push(frame)) {
      const word = readStationMessage(type, payload)
      if (word?.kind === 'decisions') this.onSaid(word.decisions)
    }
  }

  #deliverSoon(): void {
    if (this.#deliveryIsDue) return
    this.#deliveryIsDue = true
    this.#parts.time.after(1, () => {
      this.#deliveryIsDue = false
      this.#deliver()
      if (this.#waiting.length > 0) this.#deliverSoon()
    })
  }

  #deliver(): void {
    const station = this.#station
    if (station === undefined || this.faults.dead) {
      this.#waiting = []
      return
    }
    const all = Buffer.concat(this.#waiting)
    const length = this.faults.inPieces ? Math.min(all.length, 1 + this.#parts.random.int(PIECE_BYTES_MAX)) : all.length
    this.#waiting = length < all.length ? [all.subarray(length)] : []
    if (length === 0) return
    const chunk = Uint8Array.from(all.subarray(0, length))
    // By its own time: what came while its thread stood still is read when it goes on.
    station.time.after(0, () => {
      if (this.#station !== station) return
      this.#parts.points.pass('read: bytes')
      if (!station.time.alive) return
      station.bytes.tell(chunk)
      // Only valid during the call: whoever kept it finds this.
      chunk.fill(0xee)
    })
  }
}

/** One connection of one station. */
class StationEnd {
  readonly time: ProcessTime
  readonly bytes = new Listeners<Uint8Array>()
  readonly closed = new Listeners<string>()

  constructor(time: ProcessTime) {
    this.time = time
  }

  lost(): void {
    this.time.after(0, () => this.closed.tell('the cable is out'))
  }
}
