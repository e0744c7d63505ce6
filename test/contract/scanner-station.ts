import { type Interval, IntervalSet } from '../../electron/base/interval-set.ts'
import { seededRandom } from '../../electron/base/random.ts'
import type { LinkState } from '../../electron/domain/link/link-state.ts'
import { silentLogger } from '../../electron/log/logger.ts'
import { MESSAGE_TYPE } from '../../electron/pipeline/frame/message-type.ts'
import { decodeScan } from '../../electron/pipeline/scan/decode-scan.ts'
import { decodeSorterAck } from '../../electron/pipeline/scan/decode-tray.ts'
import type {
  LinkListener,
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
  /** First arrival of every message of the present session, by sequence number. */
  kept = new Map<number, SequencedMessage>()
  /** What came of earlier power-ups of the scanner. */
  readonly earlier: ReadonlyMap<number, SequencedMessage>[] = []
  duplicates = 0
  resent = 0
  /** Answer to a scan; undefined = none. */
  decide: (attempt: number, row: number, column: number) => string | undefined = () => 'KEEP'
  #durable = new IntervalSet()

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
    const before = this.hellos.at(-1)
    if (before !== undefined && before.sessionId !== hello.sessionId) {
      this.earlier.push(this.kept)
      this.kept = new Map()
      this.#durable = new IntervalSet()
    }
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

  /** Sequence numbers form one run: from 1, unless the scanner had given earlier ones to another station. */
  get isUnbroken(): boolean {
    return this.#durable.ranges.length <= 1
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

/** A station at one end of a line, whatever is at the other. */
export interface StationBench {
  readonly line: Pick<Line, 'clock' | 'pass'>
  readonly station: TestStation
  /** Both ends that a test has in its hand begin. */
  start(): void
  /** Lets time pass until it is so; fails when it never is. */
  until(isSo: () => boolean, timeoutMs?: number): Promise<void>
  /** Until enough trays are through and everything has arrived. */
  untilFinished(timeoutMs?: number): Promise<void>
  /** Until the tray under the scanner is through. */
  untilQuiet(): Promise<void>
  close(): Promise<void>
}

/** With a virtual scanner at the other end, and its cable. */
export interface Bench extends StationBench {
  readonly line: Line
  readonly cable: BadChannel
  readonly scanner: VirtualScanner
  /** The scanner's power goes and comes back: a new session at the same cable. */
  restartScanner(): void
}

/** A station and a virtual scanner at the two ends of a line; nothing has started. */
export function setUp(line: Line, options: Partial<VirtualScannerParts> = {}): Bench {
  const cable = new BadChannel(line.channel)
  const station = new TestStation(line)
  let powerUps = 0
  const makeScanner = (): VirtualScanner =>
    new VirtualScanner({
      ...{ settings: SMALL_RUN, channel: cable, eggs: smallEggs, clock: line.clock, timers: line.timers },
      random: seededRandom(`scanner ${++powerUps}`),
      ...options,
    })
  let scanner = makeScanner()
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
    ...{ line, cable, station, until },
    get scanner() {
      return scanner
    },
    start() {
      station.link.start()
      scanner.start()
    },
    untilFinished: (timeoutMs) => until(() => scanner.figures.finished, timeoutMs),
    untilQuiet: () => until(() => scanner.figures.traysBegun === scanner.figures.traysMade),
    restartScanner() {
      scanner.powerOff()
      scanner = makeScanner()
      scanner.powerOn()
      scanner.start()
    },
    async close() {
      scanner.powerOff()
      const stopped = station.link.stop()
      await line.pass(50)
      await stopped
      await line.close()
    },
  }
}
