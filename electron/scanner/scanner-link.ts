import { crc32 } from 'node:zlib'
import { backoffMs } from '../base/backoff.ts'
import type { Clock, TimerHandle, Timers } from '../base/clock.ts'
import type { Interval } from '../base/interval-set.ts'
import type { Random } from '../base/random.ts'
import type { Logger } from '../log/logger.ts'
import { encodeFrame } from '../pipeline/frame/encode-frame.ts'
import type { CheckedFrame } from '../pipeline/frame/frame.ts'
import { isSequencedType, isStationType, MESSAGE_TYPE } from '../pipeline/frame/message-type.ts'
import { FrameSplitter } from '../pipeline/frame/split-frames.ts'
import { ACK_DELAY_MS, DECISIONS_PER_MESSAGE_MAX, LINK_TICK_MS, RECONNECT } from './limits.ts'
import type { FeedOrder, LinkListener, LinkView, ScannerHello, ScannerLink, SorterDecision } from './link.ts'
import { ScannerClock } from './link-clock.ts'
import { type LinkCommand, type LinkEvent, reduceLink, STOPPED_LINK } from './link-machine.ts'
import { type HelloAnswer, readFault, readHello, readTelemetry } from './read-message.ts'
import * as say from './station-messages.ts'
import type { ScannerTransport } from './transport.ts'
import { TransportSlot } from './transport-slot.ts'

/** A tick this much later than planned means that the event loop was stalled and bytes may be waiting unread. */
const LATE_TICK_MS = LINK_TICK_MS * 2

export interface ScannerLinkParts {
  readonly listener: LinkListener
  /** A fresh transport for every connection; undefined while none is configured. */
  openTransport(): ScannerTransport | undefined
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly log: Logger
  /** Told to the scanner, for its display. */
  readonly stationName?: string
}

/** The station's end of one scanner over any transport. Nothing happens before `start`. */
export function createScannerLink(parts: ScannerLinkParts): ScannerLink {
  return new Link(parts)
}

/** Frames that were good and yet of no use. */
type Unusable = 'ECHO' | 'UNEXPECTED' | 'NOT_PROTOBUF'

class Link implements ScannerLink {
  readonly #parts: ScannerLinkParts
  readonly #splitter = new FrameSplitter(crc32)
  readonly #slot: TransportSlot
  readonly #unusable: Record<Unusable, number> = { ECHO: 0, UNEXPECTED: 0, NOT_PROTOBUF: 0 }
  readonly #watchers = new Set<(view: LinkView) => void>()
  readonly #clock = new ScannerClock()
  #machine = STOPPED_LINK
  #hello: ScannerHello | undefined
  #connection = 0
  #unknownVersionsBefore = 0
  #lastFrameMs: number | undefined
  #framesResent = 0
  #bytesReceived = 0
  #bytesSent = 0
  #durable: readonly Interval[] = []
  #credit = 0
  #feed: FeedOrder | undefined
  #ackTimer: TimerHandle | undefined
  #ticker: TimerHandle | undefined
  #lastTickMs = 0

  constructor(parts: ScannerLinkParts) {
    this.#parts = parts
    this.#slot = new TransportSlot({
      timers: parts.timers,
      log: parts.log,
      onOpened: () => this.#dispatch({ kind: 'opened' }),
      onFailed: (fault) => this.#dispatch({ kind: 'openFailed', fault }),
      onBytes: (chunk) => this.#onBytes(chunk),
      onClosed: () => this.#dispatch({ kind: 'closed' }),
    })
  }

  start(): void {
    if (this.#ticker !== undefined) return
    this.#lastTickMs = this.#parts.clock.monoMs()
    this.#ticker = this.#parts.timers.every(LINK_TICK_MS, () => this.#tick())
    this.#dispatch({ kind: 'start' })
  }

  async stop(): Promise<void> {
    if (this.#ticker !== undefined) this.#parts.timers.cancel(this.#ticker)
    if (this.#ackTimer !== undefined) this.#parts.timers.cancel(this.#ackTimer)
    this.#ticker = undefined
    this.#ackTimer = undefined
    this.#dispatch({ kind: 'stop' })
    await this.#slot.closed()
  }

  tryNow(): void {
    this.#dispatch({ kind: 'tryNow' })
  }

  acknowledge(have: readonly Interval[]): void {
    this.#durable = have
    this.#ackSoon()
  }

  grantCredit(messages: number): void {
    if (messages === this.#credit) return
    this.#credit = messages
    this.#ackSoon()
  }

  setFeed(feed: FeedOrder): void {
    if (feed === this.#feed) return
    this.#feed = feed
    if (this.#machine.phase === 'streaming') this.#send(say.feedControl(feed))
  }

  sendDecisions(decisions: readonly SorterDecision[], onTaken?: () => void): boolean {
    if (this.#machine.phase !== 'streaming') return false
    for (let at = 0; at < decisions.length; at += DECISIONS_PER_MESSAGE_MAX) {
      const message = say.decisions(decisions.slice(at, at + DECISIONS_PER_MESSAGE_MAX))
      const isLast = at + DECISIONS_PER_MESSAGE_MAX >= decisions.length
      if (message === undefined || !this.#send(message, isLast ? onTaken : undefined)) return false
    }
    return true
  }

  get view(): LinkView {
    const nowMs = this.#parts.clock.monoMs()
    const { phase, shown, deadlineMs } = this.#machine
    const rejected = Object.entries({ ...this.#splitter.rejected, ...this.#unusable }).filter(([, count]) => count > 0)
    return {
      state: shown,
      hello: this.#hello,
      transport: this.#slot.kind,
      path: this.#slot.path,
      ...{ fault: this.#slot.fault, remedy: this.#slot.remedy },
      capacityBytesPerS: this.#slot.capacityBytesPerS,
      refusedPictures: this.#slot.refusedPictures,
      silentForMs: this.#lastFrameMs === undefined ? null : nowMs - this.#lastFrameMs,
      retryInMs: phase === 'waiting' ? Math.max(0, deadlineMs - nowMs) : null,
      framesAccepted: this.#splitter.accepted,
      rejected: Object.fromEntries(rejected),
      ...{ framesResent: this.#framesResent, bytesReceived: this.#bytesReceived, bytesSent: this.#bytesSent },
      clock: this.#isRecording ? null : this.#clock.view(nowMs),
    }
  }

  onStateChange(listener: (view: LinkView) => void): () => void {
    this.#watchers.add(listener)
    return () => void this.#watchers.delete(listener)
  }

  #tick(): void {
    const nowMs = this.#parts.clock.monoMs()
    const late = nowMs - this.#lastTickMs > LATE_TICK_MS
    this.#lastTickMs = nowMs
    this.#dispatch({ kind: 'tick', late })
  }

  #dispatch(event: LinkEvent): void {
    const before = this.#machine
    const { machine, commands } = reduceLink(before, event, {
      nowMs: this.#parts.clock.monoMs(),
      backoffMs: (failures) => backoffMs(failures, RECONNECT, this.#parts.random),
    })
    this.#machine = machine
    if (machine.shown !== before.shown || machine.phase !== before.phase) this.#announce()
    for (const command of commands) this.#obey(command)
  }

  #announce(): void {
    const view = this.view
    this.#parts.log.info({ state: view.state, path: view.path, retryInMs: view.retryInMs }, 'scanner link')
    this.#parts.listener.onState(view)
    for (const watcher of this.#watchers) watcher(view)
  }

  #obey(command: LinkCommand): void {
    switch (command) {
      case 'open':
        this.#splitter.reset()
        this.#unknownVersionsBefore = this.#splitter.rejected.UNKNOWN_VERSION
        this.#openTransport()
        return
      case 'close':
        this.#slot.close()
        return
      case 'identify':
        this.#send(say.identify(this.#connection, this.#parts.clock.monoMs()))
        return
      case 'beat':
        this.#send(say.stationHeartbeat(this.#parts.clock.monoMs()))
        // Repeated, because nothing acknowledges them and any of them may have been damaged on the way.
        this.#send(say.ack(this.#durable, this.#credit))
        if (this.#feed !== undefined) this.#send(say.feedControl(this.#feed))
    }
  }

  #openTransport(): void {
    const transport = this.#parts.openTransport()
    this.#connection = transport?.connection ?? 1 + this.#parts.random.int(0xffffffff)
    this.#slot.open(transport)
  }

  #onBytes(chunk: Uint8Array): void {
    this.#bytesReceived += chunk.length
    const arrived = { arrivedMonoMs: this.#parts.clock.monoMs(), arrivedWallMs: this.#parts.clock.wallMs() }
    for (const frame of this.#splitter.push(chunk)) this.#onFrame(frame, arrived)
    const strangers = this.#splitter.rejected.UNKNOWN_VERSION > this.#unknownVersionsBefore
    if (strangers && this.#machine.phase === 'handshaking') this.#refuseFraming()
  }

  #onFrame(frame: CheckedFrame, arrived: { readonly arrivedMonoMs: number; readonly arrivedWallMs: number }): void {
    const { type, sequence, payload, checksum } = frame
    if (isStationType(type)) return this.#count('ECHO')
    if (isSequencedType(type) !== sequence > 0) return this.#count('UNEXPECTED')
    if (type === MESSAGE_TYPE.HELLO) return this.#onHello(readHello(payload))
    // Before the handshake anything may still be left over from an earlier connection.
    if (this.#machine.phase !== 'streaming' || this.#hello === undefined) return
    this.#lastFrameMs = arrived.arrivedMonoMs
    this.#dispatch({ kind: 'frame' })
    if (sequence > 0) {
      const { scannerSerial, sessionId, nextSequence } = this.#hello
      const resent = sequence < nextSequence
      if (resent) this.#framesResent++
      const clockOffsetUs = this.#isRecording ? undefined : this.#clock.offsetUs
      const named = { type, sequence, payload, checksum, scannerSerial, sessionId }
      this.#parts.listener.onSequenced({ ...named, ...arrived, resent, clockOffsetUs })
    } else if (type === MESSAGE_TYPE.SCANNER_HEARTBEAT) {
      if (!this.#clock.onHeartbeat(payload, arrived.arrivedMonoMs)) this.#count('NOT_PROTOBUF')
    } else if (type === MESSAGE_TYPE.TELEMETRY) {
      this.#tell(readTelemetry(payload), (telemetry) => this.#parts.listener.onTelemetry?.(telemetry))
    } else if (type === MESSAGE_TYPE.FAULT) {
      this.#tell(readFault(payload), (fault) => this.#parts.listener.onFault?.(fault))
    }
  }

  #tell<T>(message: T | undefined, listener: (message: T) => void): void {
    if (message === undefined) this.#count('NOT_PROTOBUF')
    else listener(message)
  }

  #onHello(answer: HelloAnswer | undefined): void {
    if (answer === undefined) return this.#count('NOT_PROTOBUF')
    const { phase } = this.#machine
    // A Hello that answers another connection lay in a buffer; Identify is being repeated and brings the right one.
    if (answer.connection !== this.#connection || (phase !== 'handshaking' && phase !== 'streaming')) return
    if (!answer.hello.ok) return this.#refuse(answer.hello.error)
    const hello = answer.hello.value
    this.#lastFrameMs = this.#parts.clock.monoMs()
    this.#clock.enter(hello)
    this.#clock.add(answer.clock, this.#lastFrameMs)
    if (phase === 'handshaking') {
      this.#hello = hello
      this.#durable = this.#parts.listener.onHello(hello).have
      this.#dispatch({ kind: 'helloAccepted' })
    } else if (hello.sessionId === this.#hello?.sessionId) {
      // Our Welcome was lost: the scanner asks again.
      this.#dispatch({ kind: 'frame' })
    } else {
      this.#slot.close()
      return this.#dispatch({ kind: 'closed' })
    }
    const { stationName = '' } = this.#parts
    const welcome = { connection: this.#connection, stationName, have: this.#durable }
    this.#send(say.welcome({ ...welcome, credit: this.#credit, feed: this.#feed }))
  }

  #refuseFraming(): void {
    const text = 'this station understands frame version 1 only'
    this.#refuse({ reason: say.REJECT_VERSION, text })
  }

  #refuse(refusal: { readonly reason: number; readonly text: string }): void {
    this.#parts.log.warn(refusal, 'scanner refused')
    this.#send(say.reject(refusal))
    this.#dispatch({ kind: 'helloRefused' })
  }

  /** Its clock is of another time, and it may be played faster. */
  get #isRecording(): boolean {
    return this.#slot.kind === 'replay'
  }

  #ackSoon(): void {
    if (this.#ackTimer !== undefined || this.#machine.phase !== 'streaming') return
    this.#ackTimer = this.#parts.timers.after(ACK_DELAY_MS, () => {
      this.#ackTimer = undefined
      if (this.#machine.phase === 'streaming') this.#send(say.ack(this.#durable, this.#credit))
    })
  }

  #send({ type, payload }: say.StationMessage, onTaken?: () => void): boolean {
    const bytes = encodeFrame({ type, sequence: 0, payload }, crc32)
    const taken = this.#slot.write(bytes, onTaken)
    if (taken) this.#bytesSent += bytes.length
    return taken
  }

  #count(reason: Unusable): void {
    this.#unusable[reason]++
  }
}
