import { ovoscope } from '../../../proto/gen/scanner.js'
import type { Clock } from '../../base/clock.ts'
import type { Random } from '../../base/random.ts'
import { MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import { FaultTeller } from './fault-teller.ts'
import type { VirtualFaults } from './faults.ts'
import { Sensors } from './sensors.ts'

const { Fault, Telemetry } = ovoscope.scanner.v1

interface HealthReportParts {
  readonly clock: Clock
  readonly random: Random
  readonly faults: VirtualFaults
  scannerClockUs(): number
  send(type: number, payload: Uint8Array): void
}

/** What the scanner says of itself: telemetry, and what is wrong with it. */
export class HealthReport {
  readonly #parts: HealthReportParts
  readonly #sensors: Sensors
  readonly #faultTeller: FaultTeller
  #faults: VirtualFaults
  #open: ReadonlySet<number> = new Set()
  #readMs: number

  constructor(parts: HealthReportParts) {
    this.#parts = parts
    this.#sensors = new Sensors(parts.random)
    this.#readMs = parts.clock.monoMs()
    this.#faultTeller = new FaultTeller((fault) => {
      const message = Fault.encode({ ...fault, clockUs: parts.scannerClockUs() })
      parts.send(MESSAGE_TYPE.FAULT, message.finish())
    })
    this.#faults = parts.faults
    this.setFaults(parts.faults)
  }

  setFaults(faults: VirtualFaults): void {
    this.#faults = faults
    const open = this.#sensors.openCoils(faults)
    this.#open = new Set(open)
    const names = `${open.length === 1 ? 'coil' : 'coils'} ${open.join(', ')}`
    this.#faultTeller.set('COIL_OPEN', open.length === 0 ? undefined : `${names}: no signal`)
  }

  setJammed(isJammed: boolean): void {
    this.#faultTeller.set('JAM', isJammed ? 'the conveyor is jammed' : undefined)
  }

  isOpen(coil: number): boolean {
    return this.#open.has(coil)
  }

  tell(moves: boolean): void {
    const nowMs = this.#parts.clock.monoMs()
    const reading = this.#sensors.read(this.#faults, { moves, sinceMs: nowMs - this.#readMs })
    this.#readMs = nowMs
    const { temperatures, coilNoise, conveyorSpeedMmPerS, vibrationMmPerS } = reading
    const message = Telemetry.encode({
      ...{ clockUs: this.#parts.scannerClockUs(), conveyorSpeedMmPerS, vibrationMmPerS },
      ...{ temperatures: [...temperatures], coilNoise: [...coilNoise] },
    })
    this.#parts.send(MESSAGE_TYPE.TELEMETRY, message.finish())
    this.tellFaults()
  }

  /** After a welcome: the station knows nothing of what stands. */
  tellFaults(): void {
    this.#faultTeller.repeat()
  }
}
