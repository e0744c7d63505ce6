import { ovoscope } from '../../../proto/gen/scanner.js'
import type { Clock, TimerHandle, Timers } from '../../base/clock.ts'
import { type Random, seededRandom } from '../../base/random.ts'
import type { Cell } from '../../domain/egg.ts'
import { MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import type { ByteChannel } from './byte-channel.ts'
import { DriftingClock } from './drifting-clock.ts'
import type { EggPicture, EggSource } from './egg-source.ts'
import { NO_FAULTS, type VirtualFaults } from './faults.ts'
import { FaultyLine, type LineFaultFigures } from './faulty-line.ts'
import { HealthReport } from './health-report.ts'
import { Jams } from './jams.ts'
import { COILS, TELEMETRY_INTERVAL_MS } from './limits.ts'
import { LooseCable } from './loose-cable.ts'
import type { StationWord } from './read-station-message.ts'
import { type ScannerSelf, ScannerSession } from './scanner-session.ts'
import { Sorter, type SorterBehaviour } from './sorter.ts'
import { sorterFate } from './sorter-faults.ts'
import { darkPicture, dropLines } from './spoil-picture.ts'
import { TrayCycle, type TraySettings } from './tray-cycle.ts'
import { type TrueCell, TruthBook } from './truth-book.ts'

const { Scan, TrayBegin, TrayEnd, TrayLayout } = ovoscope.scanner.v1

/** Hexadecimal digits of the session in a tray's code: two power-ups within one batch are unlikely to share four. */
const TRAY_CODE_SESSION_DIGITS = 4

export interface VirtualScannerParts {
  readonly settings: TraySettings
  readonly channel: ByteChannel
  readonly eggs: EggSource
  readonly clock: Clock
  readonly timers: Timers
  /** Names the session, so it must be another one at every power-up. */
  readonly random: Random
  readonly self?: Partial<ScannerSelf>
  /** What is wrong from the beginning; nothing where nothing is said. */
  readonly faults?: VirtualFaults
  /** What its sorter does with orders, instead of what its faults say. */
  readonly sorter?: SorterBehaviour
  /** The same seed makes the same things go wrong. */
  readonly faultSeed?: string
}

/** What it did, for comparison with what the station counted. */
export interface VirtualScannerFigures extends LineFaultFigures {
  /** Trays are being fed, or would be if the station were there. */
  readonly running: boolean
  /** Every tray that was asked for has gone through and everything is acknowledged. */
  readonly finished: boolean
  readonly connected: boolean
  readonly plugged: boolean
  /** Distinct scans made; one that was sent again counts once. */
  readonly scansMade: number
  /** Distinct cells scanned. */
  readonly cellsScanned: number
  /** Scans with an attempt number above 1. */
  readonly rescansMade: number
  readonly traysBegun: number
  readonly traysMade: number
  readonly decisionsReceived: number
  readonly sequencedMade: number
  readonly resends: number
  readonly unacknowledged: number
  readonly jams: number
  /** How often the cable came out by itself. */
  readonly unplugs: number
}

const SELF: ScannerSelf = {
  scannerSerial: 'OVO-VIRTUAL-1',
  model: 'Virtual scanner',
  firmware: '1.0.0',
  capabilities: capabilitiesFor(64),
}

/** What a scanner says of itself that shows square pictures of one map. */
export function capabilitiesFor(sidePixels: number): ScannerSelf['capabilities'] {
  return { widthMax: sidePixels, heightMax: sidePixels, channelsMax: 1, slicesMax: 1, sorterPresent: true }
}

/** A scanner with conveyor and sorter, made of software, at the far end of a byte channel. */
export class VirtualScanner {
  readonly #parts: VirtualScannerParts
  readonly #session: ScannerSession
  readonly #cycle: TrayCycle
  readonly #sorter: Sorter
  readonly #line: FaultyLine
  readonly #cable: LooseCable
  readonly #jams: Jams
  readonly #clock: DriftingClock
  readonly #health: HealthReport
  readonly #pictureRandom: Random
  #faults: VirtualFaults
  #wasConnected = false
  readonly #book = new TruthBook()
  #eggs: EggSource
  /** Eggs of the tray under the scanner: they stay what they are, whatever the settings become. */
  #trayEggs: EggSource
  #telemetry: TimerHandle | undefined
  #scansMade = 0
  #rescansMade = 0
  #traysBegun = 0
  #decisionsReceived = 0
  #sequencedMade = 0

  constructor(parts: VirtualScannerParts) {
    this.#parts = parts
    this.#eggs = parts.eggs
    this.#trayEggs = parts.eggs
    const { channel, clock, timers, random, faults = NO_FAULTS, faultSeed = 'faults' } = parts
    const randomOf = (what: string): Random => seededRandom(`${faultSeed}/${what}`)
    this.#faults = faults
    this.#pictureRandom = randomOf('pictures')
    this.#clock = new DriftingClock(clock, faults)
    this.#line = new FaultyLine({ channel, timers, random: randomOf('line'), faults })
    this.#cable = new LooseCable({ timers, random: randomOf('cable'), channel })
    this.#session = new ScannerSession({
      self: { ...SELF, ...parts.self },
      channel: {
        write: (frame) => this.#line.write(frame),
        onDrain: (listener) => channel.onDrain(listener),
        onBytes: (listener) => channel.onBytes(listener),
      },
      ...{ clock, timers, random, scannerClockUs: () => this.#clock.us() },
      onWord: (word) => this.#obey(word),
      onChange: () => this.#onChange(),
    })
    this.#cycle = new TrayCycle(parts.settings, {
      ...{ clock, timers, link: this.#session },
      messages: {
        begin: (traySequence, settings) => this.#beginTray(traySequence, settings),
        scan: (traySequence, cell, attempt) => this.#scan(traySequence, cell, attempt),
        end: (traySequence, cellsScanned) => this.#endTray(traySequence, cellsScanned),
      },
    })
    const sorterRandom = randomOf('sorter')
    this.#sorter = new Sorter({
      timers,
      clockUs: () => this.#clock.us(),
      send: (type, payload) => void this.#send(type, payload),
      behaviour: parts.sorter ?? (({ action }) => sorterFate(action, this.#faults, sorterRandom)),
    })
    this.#health = new HealthReport({
      ...{ clock, faults, random: randomOf('sensors'), scannerClockUs: () => this.#clock.us() },
      send: (type, payload) => this.#session.sendNow(type, payload),
    })
    this.#jams = new Jams({
      ...{ timers, random: randomOf('jams'), moves: () => this.#cycle.moves },
      onJam: (isJammed) => {
        this.#cycle.setJammed(isJammed)
        this.#health.setJammed(isJammed)
      },
    })
  }

  get sessionId(): string {
    return this.#session.sessionId
  }

  /** Listens on the channel from here on; trays come after `start`. */
  powerOn(): void {
    this.#session.start()
    this.#telemetry = this.#parts.timers.every(TELEMETRY_INTERVAL_MS, () => this.#health.tell(this.#cycle.moves))
    this.setFaults(this.#faults)
  }

  powerOff(): void {
    for (const part of [this.#cycle, this.#sorter, this.#line, this.#cable, this.#jams]) part.halt()
    this.#session.stop()
    if (this.#telemetry !== undefined) this.#parts.timers.cancel(this.#telemetry)
  }

  start(): void {
    this.#cycle.start()
  }

  /** Finishes the tray under the scanner and takes no other. */
  stop(): void {
    this.#cycle.stop()
  }

  /** From the next tray on; trays are counted anew. */
  setSettings(settings: TraySettings, eggs: EggSource): void {
    this.#eggs = eggs
    this.#cycle.setSettings(settings)
  }

  /** What is wrong from now on. */
  setFaults(faults: VirtualFaults): void {
    this.#faults = faults
    for (const part of [this.#line, this.#cable, this.#jams, this.#clock, this.#health]) part.setFaults(faults)
  }

  /** The conveyor stands for as long as its faults say. */
  jam(): void {
    this.#jams.jam()
  }

  pull(): void {
    this.#cable.pull()
  }

  plug(): Promise<void> {
    return this.#cable.plug()
  }

  /** What really lay in the cells, in the order of trays and cells. */
  truth(from?: number, count?: number): { readonly cells: readonly TrueCell[]; readonly total: number } {
    return { cells: this.#book.read(from, count), total: this.#book.total }
  }

  get figures(): VirtualScannerFigures {
    const { isConnected, unacknowledged, resends } = this.#session
    return {
      running: this.#cycle.running && !this.#cycle.finished,
      finished: this.#cycle.finished && this.#sorter.isIdle && unacknowledged === 0,
      connected: isConnected,
      plugged: this.#parts.channel.plugged,
      scansMade: this.#scansMade,
      cellsScanned: this.#book.total,
      rescansMade: this.#rescansMade,
      traysBegun: this.#traysBegun,
      traysMade: this.#cycle.traysDone,
      decisionsReceived: this.#decisionsReceived,
      sequencedMade: this.#sequencedMade,
      resends,
      unacknowledged,
      jams: this.#jams.count,
      unplugs: this.#cable.unplugs,
      ...this.#line.figures,
    }
  }

  #send(type: number, payload: Uint8Array): number {
    this.#sequencedMade++
    return this.#session.send(type, payload)
  }

  #beginTray(traySequence: number, { rows, columns }: TraySettings): number {
    // Every power-up has trays of its own: the same code again would be the same tray with the same eggs.
    const trayCode = `V-${String(traySequence).padStart(4, '0')}-${this.sessionId.slice(-TRAY_CODE_SESSION_DIGITS)}`
    this.#trayEggs = this.#eggs
    this.#book.begin(traySequence, trayCode, { rows, columns })
    this.#traysBegun++
    const layout = TrayLayout.TRAY_LAYOUT_SQUARE
    const message = { traySequence, trayCode, rows, columns, layout, clockUs: this.#session.clockUs() }
    return this.#send(MESSAGE_TYPE.TRAY_BEGIN, TrayBegin.encode(message).finish())
  }

  #scan(traySequence: number, cell: Cell, attempt: number): number {
    const coil = cell.column % COILS
    const { kind, image: whole } = this.#trayEggs.picture({ traySequence, cell, attempt, coil })
    this.#book.note(cell, kind)
    const image = this.#spoil(whole, coil)
    this.#scansMade++
    if (attempt > 1) this.#rescansMade++
    const capturedAtUs = this.#session.clockUs()
    const message = { traySequence, row: cell.row, column: cell.column, attempt, coil, capturedAtUs, ...image }
    return this.#send(MESSAGE_TYPE.SCAN, Scan.encode(message).finish())
  }

  #spoil(image: EggPicture['image'], coil: number): EggPicture['image'] {
    const random = this.#pictureRandom
    if (this.#health.isOpen(coil)) return darkPicture(image)
    return random.next() < this.#faults.lineDropShare ? dropLines(image, random) : image
  }

  #endTray(traySequence: number, cellsScanned: number): number {
    this.#sorter.flush()
    const message = { traySequence, cellsScanned, clockUs: this.#session.clockUs() }
    return this.#send(MESSAGE_TYPE.TRAY_END, TrayEnd.encode(message).finish())
  }

  #obey(word: StationWord): void {
    if (word.kind === 'feed') this.#cycle.setPaused(word.feed === 'pause')
    if (word.kind !== 'decisions') return
    for (const decision of word.decisions) {
      this.#decisionsReceived++
      this.#cycle.answer(this.#sorter.take(decision))
    }
  }

  #onChange(): void {
    const { isConnected } = this.#session
    if (isConnected && !this.#wasConnected) this.#health.tellFaults()
    this.#wasConnected = isConnected
    this.#cycle.poke()
  }
}
