import { type Interval, IntervalSet } from '../../electron/base/interval-set.ts'
import { seededRandom } from '../../electron/base/random.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { decodeScan } from '../../electron/pipeline/scan/decode-scan.ts'
import { decodeSorterAck } from '../../electron/pipeline/scan/decode-tray.ts'
import type {
  LinkListener,
  LinkState,
  LinkView,
  ScannerFault,
  ScannerHello,
  ScannerLink,
  ScannerTelemetry,
  SequencedMessage,
  SorterDecision,
} from '../../electron/scanner/link.ts'
import { createScannerLink } from '../../electron/scanner/scanner-link.ts'
import type { EggSource } from '../../electron/scanner/virtual/egg-source.ts'
import { VirtualScanner, type VirtualScannerParts } from '../../electron/scanner/virtual/virtual-scanner.ts'
import { BadChannel, type Line } from './scanner-lines.ts'

const CREDIT = 64

/** A station that keeps everything at once and has an answer for every scan. */
export class TestStation implements LinkListener {
  readonly link: ScannerLink
  readonly states: LinkState[] = []
  readonly hellos: ScannerHello[] = []
  readonly telemetry: ScannerTelemetry[] = []
  readonly faults: ScannerFault[] = []
  /** First arrival of every message, by sequence number. */
  readonly kept = new Map<number, SequencedMessage>()
  duplicates = 0
  resent = 0
  /** Answer to a scan; undefined = none. */
  decide: (attempt: number, row: number, column: number) => string | undefined = () => 'KEEP'
  readonly #durable = new IntervalSet()

  constructor(line: Pick<Line, 'clock' | 'timers' | 'openTransport'>) {
    const { clock, timers } = line
    this.link = createScannerLink({
      ...{ listener: this, clock, timers, random: seededRandom('station'), log: silentLogger, stationName: 'test' },
      openTransport: () => line.openTransport(),
    })
    this.link.grantCredit(CREDIT)
    this.link.setFeed('run')
  }

  onHello(hello: ScannerHello): { readonly have: readonly Interval[] } {
    this.hellos.push(hello)
    return { have: this.#durable.ranges }
  }

  onState(view: LinkView): void {
    this.states.push(view.state)
  }

  onTelemetry(telemetry: ScannerTelemetry): void {
    this.telemetry.push(telemetry)
  }

  onFault(fault: ScannerFault): void {
    this.faults.push(fault)
  }

  onSequenced(message: SequencedMessage): void {
    if (message.resent) this.resent++
    if (this.#durable.add(message.sequence)) this.kept.set(message.sequence, message)
    else this.duplicates++
    this.link.acknowledge(this.#durable.ranges)
    if (message.type === MESSAGE_TYPE.SCAN) this.#answer(message)
  }

  /** Sequence numbers form one run from 1. */
  get isUnbroken(): boolean {
    return this.#durable.contiguousThrough(1) === this.kept.size
  }

  ofType(type: number): SequencedMessage[] {
    return [...this.kept.values()].filter((message) => message.type === type)
  }

  /** Distinct `tray/row/column/attempt` of every scan. */
  get scans(): ReadonlySet<string> {
    return new Set(this.ofType(MESSAGE_TYPE.SCAN).map((message) => placeOf(message)))
  }

  get sortedEggs(): number {
    return this.ofType(MESSAGE_TYPE.SORTER_ACK).reduce((sum, message) => {
      const eggs = decodeSorterAck(message.payload, message)
      return sum + (eggs.ok ? eggs.value.length : 0)
    }, 0)
  }

  #answer(message: SequencedMessage): void {
    const scan = decodeScan(message.payload, message)
    if (!scan.ok) return
    const { cell, attempt, tray } = scan.value
    const action = this.decide(attempt, cell.row, cell.column)
    if (action === undefined) return
    const decision: SorterDecision = {
      ...{ scanSequence: message.sequence, traySequence: tray.traySequence, attempt, ...cell },
      ...{ eggClass: 'FEMALE', action, deadlineUs: 0 },
    }
    this.link.sendDecisions([decision])
  }
}

function placeOf(message: SequencedMessage): string {
  const scan = decodeScan(message.payload, message)
  if (!scan.ok) throw new Error(scan.error)
  const { tray, cell, attempt } = scan.value
  return `${tray.traySequence}/${cell.row}/${cell.column}/${attempt}`
}

/** Small eggs that cost nothing to draw. */
const smallEggs: EggSource = {
  picture: ({ cell }) => ({
    kind: (cell.row + cell.column) % 2 === 0 ? 'FEMALE' : 'MALE',
    image: { width: 8, height: 8, channels: 1, slices: 1, pixels: new Uint8Array(128).fill(cell.column) },
  }),
}

/** Four trays of six cells at 200 eggs a second. */
export const SMALL_RUN = { ratePerHour: 720_000, trays: 4, rows: 2, columns: 3 }

export interface Bench {
  readonly line: Line
  readonly cable: BadChannel
  readonly station: TestStation
  readonly scanner: VirtualScanner
  /** Lets time pass until it is so; fails when it never is. */
  until(isSo: () => boolean, timeoutMs?: number): Promise<void>
  /** Until the run is over and everything is acknowledged. */
  untilFinished(): Promise<void>
  close(): Promise<void>
}

/** A station and a virtual scanner at the two ends of a line; nothing has started. */
export function setUp(line: Line, options: Partial<VirtualScannerParts> = {}): Bench {
  const cable = new BadChannel(line.channel)
  const station = new TestStation(line)
  const scanner = new VirtualScanner({
    ...{ settings: SMALL_RUN, channel: cable, eggs: smallEggs, clock: line.clock, timers: line.timers },
    random: seededRandom('scanner'),
    ...options,
  })
  scanner.powerOn()
  async function until(isSo: () => boolean, timeoutMs = 10_000): Promise<void> {
    const fromMs = line.clock.monoMs()
    while (!isSo()) {
      if (line.clock.monoMs() - fromMs > timeoutMs) {
        throw new Error(`it never was so: ${JSON.stringify({ view: station.link.view, figures: scanner.figures })}`)
      }
      await line.pass(5)
    }
  }
  return {
    ...{ line, cable, station, scanner, until },
    untilFinished: () => until(() => scanner.figures.finished),
    async close() {
      scanner.powerOff()
      const stopped = station.link.stop()
      await line.pass(50)
      await stopped
      await line.close()
    },
  }
}
