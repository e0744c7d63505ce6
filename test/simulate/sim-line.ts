import type { Random } from '../../electron/base/random.ts'
import { NO_FAULTS, type VirtualFaults } from '../../electron/scanner/virtual/faults.ts'
import { VirtualScanner } from '../../electron/scanner/virtual/virtual-scanner.ts'
import type { CrashPoints } from './crash-points.ts'
import type { LinePlan } from './plan.ts'
import { SimCable } from './sim-cable.ts'
import { SimDisk } from './sim-disk.ts'
import { DOUBTFUL, KINDS, POISON } from './sim-model.ts'
import type { SimTime } from './sim-time.ts'
import type { Counts, Trace } from './trace.ts'
import { Truth } from './truth.ts'

const SIDE = 8
const PIXELS_BYTES = SIDE * SIDE * 2
/** By how many of a hundred eggs the model is in doubt at the first look. */
const DOUBTFUL_PER_CENT = 6
/** Out of a hundred eggs: how many of each kind, in the order of KINDS. */
const KIND_SHARES = [42, 38, 8, 4, 4, 4]

/** One line of the hall: scanner, sorter, cable, and the disk that its journal lies on. */
export class SimLine {
  readonly plan: LinePlan
  readonly truth: Truth
  readonly cable: SimCable
  disk: SimDisk
  scanner: VirtualScanner
  /** Pictures that end the model come while this holds. */
  poisoned = false
  /** Everything that its scanners did before the present one was switched on. */
  traysBefore = 0
  readonly #parts: SimLineParts
  #faults: VirtualFaults = NO_FAULTS
  #powerUps = 0
  #traysWanted = 0

  constructor(parts: SimLineParts) {
    this.#parts = parts
    this.plan = parts.plan
    const { time, random, points, trace, counts, line } = parts
    this.truth = new Truth(
      `OVO-SIM-${line + 1}`,
      () => time.monoMs() * 1_000,
      () => this.scanner.figures.connected,
    )
    this.cable = new SimCable({ time, random: random.fork('cable'), points, truth: this.truth, trace, counts })
    this.disk = new SimDisk(random.fork('disk'))
    this.scanner = this.#switchOn()
  }

  get finished(): boolean {
    return this.scanner.figures.finished
  }

  /** Trays for one batch come from now on. */
  feed(trays: number): void {
    this.#traysWanted = trays
    this.traysBefore = 0
    this.scanner.powerOff()
    this.scanner = this.#switchOn()
    this.scanner.start()
  }

  /** A power-up of its own, with a session and trays of its own; what nobody has acknowledged is lost with the one before. */
  restartScanner(): void {
    this.traysBefore += this.scanner.figures.traysMade
    const wasRunning = this.#traysWanted > 0
    this.scanner.powerOff()
    this.scanner = this.#switchOn()
    if (wasRunning) this.scanner.start()
  }

  switchOff(): void {
    this.scanner.powerOff()
  }

  setFaults(change: Partial<VirtualFaults>): void {
    this.#faults = { ...this.#faults, ...change }
    this.scanner.setFaults(this.#faults)
  }

  #switchOn(): VirtualScanner {
    const { time, random, plan } = this.#parts
    const powerUp = ++this.#powerUps
    const eggs = random.fork(`eggs ${powerUp}`)
    const { rows, columns, eggsPerHour } = plan
    const kinds = new Map<string, number>()
    const scanner = new VirtualScanner({
      ...{ clock: time, timers: time, channel: this.cable, faults: this.#faults },
      settings: { rows, columns, ratePerHour: eggsPerHour, trays: Math.max(1, this.#traysWanted - this.traysBefore) },
      random: random.fork(`scanner ${powerUp}`),
      faultSeed: `${random.fork(`faults ${powerUp}`).int(2 ** 31)}`,
      self: { scannerSerial: this.truth.scannerSerial },
      eggs: {
        picture: ({ traySequence, cell, attempt }) => {
          const place = `${traySequence}/${cell.row}/${cell.column}`
          const kind = kinds.get(place) ?? drawKind(eggs)
          kinds.set(place, kind)
          const inDoubt = attempt === 1 && eggs.int(100) < DOUBTFUL_PER_CENT
          const shown = this.poisoned && eggs.int(8) === 0 ? POISON : inDoubt ? DOUBTFUL : kind
          const pixels = new Uint8Array(PIXELS_BYTES).fill(shown)
          // No two pictures are the same.
          pixels.set([powerUp, traySequence, cell.row, cell.column, attempt], PIXELS_BYTES / 2)
          const image = { width: SIDE, height: SIDE, channels: 1, slices: 1, pixels }
          return { kind: KINDS[kind] ?? 'FEMALE', image }
        },
      },
    })
    this.truth.sessionId = scanner.sessionId
    scanner.powerOn()
    return scanner
  }
}

interface SimLineParts {
  readonly line: number
  readonly plan: LinePlan
  readonly time: SimTime
  readonly random: Random
  readonly points: CrashPoints
  readonly trace: Trace
  readonly counts: Counts
}

function drawKind(random: Random): number {
  let at = random.int(100)
  for (const [kind, share] of KIND_SHARES.entries()) {
    if (at < share) return kind
    at -= share
  }
  return 0
}
