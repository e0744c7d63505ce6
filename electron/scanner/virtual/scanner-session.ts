import { crc32 } from 'node:zlib'
import { ovoscope } from '../../../proto/gen/scanner.js'
import type { Clock, TimerHandle, Timers } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import { encodeFrame } from '../../pipeline/frame/encode-frame.ts'
import { MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import { FrameSplitter } from '../../pipeline/frame/split-frames.ts'
import { HANDSHAKE_REPEAT_MS, HEARTBEAT_INTERVAL_MS } from '../limits.ts'
import { PROTOCOL_MAJOR, PROTOCOL_MINOR, sessionIdText } from '../protocol.ts'
import type { ByteChannel } from './byte-channel.ts'
import { FRAME_GAP_MS, SESSION_TICK_MS, STATION_SILENCE_MS } from './limits.ts'
import { readStationMessage, type StationWord } from './read-station-message.ts'
import { SendWindow } from './send-window.ts'

const { Heartbeat, Hello } = ovoscope.scanner.v1

export interface ScannerSelf {
  readonly scannerSerial: string
  readonly model: string
  readonly firmware: string
  readonly capabilities: ovoscope.scanner.v1.Capabilities.$Properties
  /** Protocol that it claims to speak; another one is for tests. */
  readonly protocolMajor?: number
}

export interface ScannerSessionParts {
  readonly self: ScannerSelf
  readonly channel: Pick<ByteChannel, 'write' | 'onDrain' | 'onBytes'>
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  /** A session that goes on where it was left, for what keeps its messages across restarts; a new one where nothing is said. */
  readonly resume?: { readonly sessionNumber: number; readonly nextSequence: number } | undefined
  /** The scanner's own clock; the true one where nothing is said. */
  readonly scannerClockUs?: () => number
  /** Decisions and feed orders; the rest is the session's own business. */
  onWord(word: StationWord): void
  /** Room was made, or the station came or went. */
  onChange(): void
}

/** The scanner's side of the protocol: handshake, numbering, acknowledgement, sending again. One session a power-up. */
export class ScannerSession {
  readonly sessionId: string
  readonly #sessionNumber: number
  #lastBytesMs = 0
  readonly #parts: ScannerSessionParts
  readonly #splitter = new FrameSplitter(crc32)
  readonly #window: SendWindow
  #state: 'unknown' | 'identified' | 'welcomed' = 'unknown'
  #connection = 0
  /** The newest clock value of the station and when it came, for the echo. */
  #station: { readonly clockUs: number; readonly heardUs: number } | undefined
  #lastHeardMs = 0
  #nextBeatMs = 0
  #writable = true
  #ticker: TimerHandle | undefined
  #unsubscribe: (() => void)[] = []

  constructor(parts: ScannerSessionParts) {
    this.#parts = parts
    // 53 random bits, all that a number holds exactly; never 0, which means "missing" on the wire.
    this.#sessionNumber =
      parts.resume?.sessionNumber ?? (1 + parts.random.int(2 ** 21 - 1)) * 2 ** 32 + parts.random.int(2 ** 32)
    this.#window = new SendWindow(parts.resume?.nextSequence)
    this.sessionId = sessionIdText(this.#sessionNumber)
  }

  start(): void {
    const { channel, timers } = this.#parts
    this.#unsubscribe = [
      channel.onBytes((chunk) => this.#onBytes(chunk)),
      channel.onDrain(() => {
        this.#writable = true
        this.#pump()
      }),
    ]
    this.#ticker = timers.every(SESSION_TICK_MS, () => this.#tick())
  }

  stop(): void {
    if (this.#ticker !== undefined) this.#parts.timers.cancel(this.#ticker)
    // The next power-up answers at the same cable.
    for (const unsubscribe of this.#unsubscribe.splice(0)) unsubscribe()
    this.#state = 'unknown'
  }

  /** By which the same session can be taken up again. */
  get sessionNumber(): number {
    return this.#sessionNumber
  }

  get isConnected(): boolean {
    return this.#state === 'welcomed'
  }

  /** False when the scanner keeps as many messages as it can; then nothing new may be made. */
  get hasRoom(): boolean {
    return this.#window.hasRoom
  }

  get unacknowledged(): number {
    return this.#window.kept
  }

  get resends(): number {
    return this.#window.resends
  }

  isAcknowledged(sequence: number): boolean {
    return !this.#window.keeps(sequence)
  }

  /** Numbers a message, keeps it until it is acknowledged, and sends it as soon as credit and cable allow. */
  send(type: number, payload: Uint8Array): number {
    const sequence = this.#window.nextSequence
    this.#window.add(encodeFrame({ type, sequence, payload }, crc32))
    this.#pump()
    return sequence
  }

  /** For what is worth nothing later: lost when the station is not there. */
  sendNow(type: number, payload: Uint8Array): void {
    if (this.#state === 'welcomed') this.#write(type, payload)
  }

  clockUs(): number {
    return this.#parts.scannerClockUs?.() ?? Math.round(this.#parts.clock.monoMs() * 1000)
  }

  #tick(): void {
    const nowMs = this.#parts.clock.monoMs()
    if (this.#state === 'unknown') return
    if (nowMs - this.#lastHeardMs >= STATION_SILENCE_MS) {
      this.#state = 'unknown'
      this.#parts.onChange()
      return
    }
    if (nowMs >= this.#nextBeatMs) {
      if (this.#state === 'identified') this.#hello()
      else this.#beat()
    }
    if (this.#window.markOverdue(nowMs)) this.#pump()
  }

  #clockWords(): { readonly clockUs: number; readonly echoClockUs?: number; readonly echoAgeUs?: number } {
    const clockUs = this.clockUs()
    if (this.#station === undefined) return { clockUs }
    return { clockUs, echoClockUs: this.#station.clockUs, echoAgeUs: clockUs - this.#station.heardUs }
  }

  #beat(): void {
    this.#nextBeatMs = this.#parts.clock.monoMs() + HEARTBEAT_INTERVAL_MS
    this.#write(MESSAGE_TYPE.SCANNER_HEARTBEAT, Heartbeat.encode(this.#clockWords()).finish())
  }

  #hello(): void {
    this.#nextBeatMs = this.#parts.clock.monoMs() + HANDSHAKE_REPEAT_MS
    const { scannerSerial, model, firmware, capabilities, protocolMajor = PROTOCOL_MAJOR } = this.#parts.self
    const message = Hello.encode({
      ...{ protocolMajor, protocolMinor: PROTOCOL_MINOR, scannerSerial, model, firmware, capabilities },
      sessionId: this.#sessionNumber,
      nextSequence: this.#window.nextSequence,
      ...this.#clockWords(),
      connection: this.#connection,
    })
    this.#write(MESSAGE_TYPE.HELLO, message.finish())
  }

  #write(type: number, payload: Uint8Array): void {
    this.#writable = this.#parts.channel.write(encodeFrame({ type, sequence: 0, payload }, crc32))
  }

  #pump(): void {
    if (this.#state !== 'welcomed') return
    const nowMs = this.#parts.clock.monoMs()
    while (this.#writable) {
      const bytes = this.#window.takeNext(nowMs)
      if (bytes === undefined) return
      this.#writable = this.#parts.channel.write(bytes)
    }
  }

  #onBytes(chunk: Uint8Array): void {
    const nowMs = this.#parts.clock.monoMs()
    // A frame that was cut off must not swallow the handshake of the next connection.
    if (nowMs - this.#lastBytesMs > FRAME_GAP_MS) this.#splitter.reset()
    this.#lastBytesMs = nowMs
    for (const { type, payload } of this.#splitter.push(chunk)) {
      const word = readStationMessage(type, payload)
      if (word === undefined) continue
      this.#lastHeardMs = nowMs
      this.#obey(word)
    }
  }

  #obey(word: StationWord): void {
    switch (word.kind) {
      case 'identify':
        this.#state = 'identified'
        this.#connection = word.connection
        this.#station = { clockUs: word.clockUs, heardUs: this.clockUs() }
        this.#hello()
        this.#parts.onChange()
        return
      case 'welcome':
        if (this.#state !== 'identified' || word.connection !== this.#connection) return
        this.#state = 'welcomed'
        // What was under way when the line broke may be lost: all that the station has not is sent again.
        this.#window.restart(word.have, word.credit)
        if (word.feed !== undefined) this.#parts.onWord({ kind: 'feed', feed: word.feed })
        this.#beat()
        this.#changed()
        return
      case 'ack':
        if (this.#state !== 'welcomed') return
        this.#window.acknowledge(word.have, word.credit, this.#parts.clock.monoMs())
        this.#changed()
        return
      case 'reject':
        this.#state = 'unknown'
        this.#parts.onChange()
        return
      case 'heartbeat':
        this.#station = { clockUs: word.clockUs, heardUs: this.clockUs() }
        return
      case 'decisions':
      case 'feed':
        if (this.#state === 'welcomed') this.#parts.onWord(word)
    }
  }

  #changed(): void {
    this.#pump()
    this.#parts.onChange()
  }
}
