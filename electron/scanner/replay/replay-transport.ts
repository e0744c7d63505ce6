import type { TimerHandle, Timers } from '../../base/clock.ts'
import { IntervalSet } from '../../base/interval-set.ts'
import { Listeners } from '../../base/listeners.ts'
import { encodeFrame } from '../../pipeline/frame/encode-frame.ts'
import { isSequencedType, MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import { FrameSplitter } from '../../pipeline/frame/split-frames.ts'
import type { Crc32 } from '../../pipeline/frame/wire.ts'
import { HEARTBEAT_INTERVAL_MS } from '../limits.ts'
import type { FeedOrder } from '../link.ts'
import { type ScannerTransport, TransportError } from '../transport.ts'
import { readStationMessage } from '../virtual/read-station-message.ts'
import type { LineEntry, TimedEntry } from './recording.ts'

/** Slower than the original would let the link take a pause for silence. */
const REPLAY_SPEED_MIN = 1

export interface ReplayOptions {
  readonly entries: readonly TimedEntry[]
  /** How many times faster than it was; Infinity for as fast as the station takes it. */
  readonly speed: number
  readonly timers: Timers
  readonly crc32: Crc32
  /** Shown as the way to the scanner. */
  readonly name: string
}

/** Brings a recording back as one transport for each connection that it holds; after the last one there is no scanner. */
export function replayTransports(options: ReplayOptions): {
  readonly openTransport: () => ScannerTransport | undefined
  /** Entries that were not played because the station hung up first. */
  readonly skipped: () => number
} {
  const connections = connectionsOf(options.entries)
  let next = 0
  let skipped = 0
  return {
    openTransport() {
      const entries = connections[next++]
      return entries && new ReplayTransport(entries, options, (left) => void (skipped += left))
    },
    skipped: () => skipped,
  }
}

/** What happened while the line was open, connection by connection; the pause in front of each is the station's own to make. */
function connectionsOf(entries: readonly TimedEntry[]): TimedEntry[][] {
  const connections: TimedEntry[][] = []
  for (const timed of entries) {
    if (timed.entry.kind === 'opened') connections.push([])
    else connections.at(-1)?.push(timed)
  }
  return connections
}

/** One connection of a recording. It answers the station only with what the scanner said then, and waits while the station has enough. */
class ReplayTransport implements ScannerTransport {
  readonly kind = 'replay'
  readonly path: string
  /** The number by which the recorded scanner knew the connection: it cannot answer another one. */
  readonly connection: number | undefined
  readonly #options: ReplayOptions
  readonly #entries: readonly TimedEntry[]
  readonly #onSkipped: (entries: number) => void
  readonly #bytes = new Listeners<Uint8Array>()
  readonly #closed = new Listeners<string>()
  readonly #fromStation: FrameSplitter
  readonly #fromScanner: FrameSplitter
  readonly #given = new IntervalSet()
  readonly #welcomeAt: number
  #have = new IntervalSet()
  #credit = 0
  #feed: FeedOrder | undefined
  #isWelcome = false
  #at = 0
  #state: 'new' | 'open' | 'closed' = 'new'
  #timer: TimerHandle | undefined
  #beat: TimerHandle | undefined

  constructor(entries: readonly TimedEntry[], options: ReplayOptions, onSkipped: (entries: number) => void) {
    this.#entries = entries
    this.#options = options
    this.#onSkipped = onSkipped
    this.path = options.name
    this.#fromStation = new FrameSplitter(options.crc32)
    this.#fromScanner = new FrameSplitter(options.crc32)
    const { connection, welcomeAt } = beginningOf(entries, options.crc32)
    this.connection = connection
    this.#welcomeAt = welcomeAt ?? entries.length
  }

  open(): Promise<void> {
    if (this.connection === undefined) {
      return Promise.reject(new TransportError('FAILED', 'the recording does not hold how this connection began'))
    }
    this.#state = 'open'
    return Promise.resolve()
  }

  onBytes(listener: (chunk: Uint8Array) => void): () => void {
    return this.#bytes.add(listener)
  }

  onClose(listener: (reason: string) => void): () => void {
    return this.#closed.add(listener)
  }

  onDrain(): () => void {
    return () => undefined
  }

  write(bytes: Uint8Array, onTaken?: () => void): boolean {
    onTaken?.()
    for (const { type, payload } of this.#fromStation.push(bytes)) {
      const word = readStationMessage(type, payload)
      if (word?.kind === 'identify' && this.#timer === undefined) this.#playNext()
      if (word?.kind === 'feed' || word?.kind === 'welcome') this.#feed = word.feed ?? this.#feed
      if (word?.kind !== 'welcome' && word?.kind !== 'ack') continue
      this.#isWelcome ||= word.kind === 'welcome'
      this.#have = new IntervalSet(word.have)
      this.#credit = word.credit
    }
    return this.#state === 'open'
  }

  close(): Promise<void> {
    this.#end()
    return Promise.resolve()
  }

  #playNext(): void {
    const timed = this.#entries[this.#at]
    if (timed === undefined) return this.#hangUp('the recording is over')
    const afterMs =
      this.#options.speed === Number.POSITIVE_INFINITY
        ? 0
        : timed.afterUs / 1_000 / Math.max(this.#options.speed, REPLAY_SPEED_MIN)
    this.#timer = this.#options.timers.after(afterMs, () => this.#play(timed.entry))
  }

  #play(entry: LineEntry): void {
    if (this.#state !== 'open') return
    if (entry.kind === 'from-scanner' && !this.#mayGive()) return this.#wait(entry)
    this.#stopWaiting()
    this.#at++
    if (entry.kind === 'closed') return this.#hangUp('the recorded line was closed here')
    if (entry.kind === 'from-scanner') this.#give(entry.bytes)
    this.#playNext()
  }

  #give(bytes: Uint8Array): void {
    for (const { type, sequence } of this.#fromScanner.push(bytes)) {
      if (isSequencedType(type)) this.#given.add(sequence)
    }
    this.#bytes.tell(bytes)
  }

  /** Whether the station wants trays, and has room for more than it has been given and not yet acknowledged. */
  #mayGive(): boolean {
    if (!this.#isWelcome) return this.#at < this.#welcomeAt
    if (this.#feed === 'pause') return false
    const open = this.#given.ranges.reduce((sum, { from, to }) => sum + countMissing(this.#have, from, to), 0)
    return open === 0 || open < this.#credit
  }

  /** A scanner that waits is not silent. */
  #wait(entry: LineEntry): void {
    if (this.#isWelcome) {
      this.#beat ??= this.#options.timers.every(HEARTBEAT_INTERVAL_MS, () => this.#bytes.tell(this.#heartbeat()))
    }
    this.#timer = this.#options.timers.after(1, () => this.#play(entry))
  }

  #stopWaiting(): void {
    if (this.#beat !== undefined) this.#options.timers.cancel(this.#beat)
    this.#beat = undefined
  }

  #heartbeat(): Uint8Array {
    const frame = { type: MESSAGE_TYPE.SCANNER_HEARTBEAT, sequence: 0, payload: new Uint8Array() }
    return encodeFrame(frame, this.#options.crc32)
  }

  #hangUp(reason: string): void {
    const wasOpen = this.#state === 'open'
    this.#end()
    if (wasOpen) this.#closed.tell(reason)
  }

  #end(): void {
    if (this.#state === 'open') this.#onSkipped(this.#entries.length - this.#at)
    this.#state = 'closed'
    this.#stopWaiting()
    if (this.#timer !== undefined) this.#options.timers.cancel(this.#timer)
  }
}

/** How many numbers from `from` to `to` are not in the set. */
function countMissing(set: IntervalSet, from: number, to: number): number {
  let missing = to - from + 1
  for (const range of set.ranges) {
    missing -= Math.max(0, Math.min(to, range.to) - Math.max(from, range.from) + 1)
  }
  return missing
}

/** The number with which the station began the recorded connection, and where in it the station welcomed the scanner; undefined where it never did. */
function beginningOf(entries: readonly TimedEntry[], crc32: Crc32) {
  const splitter = new FrameSplitter(crc32)
  let connection: number | undefined
  for (const [at, { entry }] of entries.entries()) {
    if (entry.kind !== 'to-scanner') continue
    for (const { type, payload } of splitter.push(entry.bytes)) {
      const word = readStationMessage(type, payload)
      if (word?.kind === 'identify') connection ??= word.connection
      if (word?.kind === 'welcome') return { connection, welcomeAt: at }
    }
  }
  return { connection, welcomeAt: undefined }
}
