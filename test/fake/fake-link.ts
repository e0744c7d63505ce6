import type { Clock } from '../../electron/base/clock.ts'
import type { Interval } from '../../electron/base/interval-set.ts'
import type { LinkState } from '../../electron/domain/link/link-state.ts'
import type {
  FeedOrder,
  LinkListener,
  LinkView,
  ScannerFault,
  ScannerHello,
  ScannerLink,
  ScannerTelemetry,
  SequencedMessage,
  SorterDecision,
} from '../../electron/scanner/link.ts'
import { TEST_SESSION } from '../make/scanner-messages.ts'

const HELLO: ScannerHello = { ...TEST_SESSION, model: 'Scanner', firmware: '1.0', nextSequence: 1 }

/** A link without a cable: the test says what the scanner does, and sees what the station asks of it. */
export class FakeLink implements ScannerLink {
  view: LinkView = {
    ...{
      state: 'Absent',
      hello: undefined,
      transport: 'port',
      path: null,
      fault: null,
      remedy: null,
      silentForMs: null,
      retryInMs: null,
    },
    ...{ framesAccepted: 0, rejected: {}, framesResent: 0, bytesReceived: 0, bytesSent: 0, capacityBytesPerS: null },
    clock: null,
  }
  readonly decisions: SorterDecision[] = []
  acknowledged: readonly Interval[] = []
  credit: number | undefined
  feed: FeedOrder | undefined
  starts = 0
  stops = 0
  tries = 0
  /** Resolves a `stop` that the test keeps waiting. */
  letStop: (() => void) | undefined
  readonly #listener: LinkListener
  readonly #stopsSlowly: boolean
  readonly #watchers = new Set<(view: LinkView) => void>()

  readonly #clock: Clock

  constructor(listener: LinkListener, clock: Clock, stopsSlowly = false) {
    this.#listener = listener
    this.#clock = clock
    this.#stopsSlowly = stopsSlowly
  }

  /** The scanner introduces itself and bytes flow; answers what the station says it has. */
  stream(hello: Partial<ScannerHello> = {}): readonly Interval[] {
    const whole = { ...HELLO, ...hello }
    const { have } = this.#listener.onHello(whole)
    this.view = { ...this.view, state: 'Streaming', hello: whole, silentForMs: 0 }
    this.#announce()
    return have
  }

  become(state: LinkState): void {
    this.view = { ...this.view, state }
    this.#announce()
  }

  receive(...messages: readonly SequencedMessage[]): void {
    const arrivedMonoMs = this.#clock.monoMs()
    for (const message of messages) this.#listener.onSequenced({ ...message, arrivedMonoMs })
  }

  report(fault: ScannerFault): void {
    this.#listener.onFault?.(fault)
  }

  measure(telemetry: ScannerTelemetry): void {
    this.#listener.onTelemetry?.(telemetry)
  }

  start(): void {
    this.starts++
  }

  acknowledge(have: readonly Interval[]): void {
    this.acknowledged = [...have]
  }

  sendDecisions(decisions: readonly SorterDecision[], onTaken?: () => void): boolean {
    this.decisions.push(...decisions)
    onTaken?.()
    return true
  }

  grantCredit(messages: number): void {
    this.credit = messages
  }

  setFeed(feed: FeedOrder): void {
    this.feed = feed
  }

  tryNow(): void {
    this.tries++
  }

  onStateChange(listener: (view: LinkView) => void): () => void {
    this.#watchers.add(listener)
    return () => void this.#watchers.delete(listener)
  }

  #announce(): void {
    this.#listener.onState(this.view)
    for (const watcher of this.#watchers) watcher(this.view)
  }

  async stop(): Promise<void> {
    this.stops++
    if (this.#stopsSlowly) await new Promise<void>((resolve) => (this.letStop = resolve))
  }
}
