import { ovoscope } from '../../proto/gen/scanner.js'
import { ClockEstimator, type ClockReading } from './clock-estimate.ts'
import type { LinkClock } from './link.ts'

const { Heartbeat } = ovoscope.scanner.v1

/** A 64-bit number as the generated code gives it. */
type WireNumber = number | { toNumber(): number } | null | undefined

/** What a message says of the scanner's clock. */
export type ClockWord = Omit<ClockReading, 'arrivedUs'>

/** Hello and Heartbeat say it alike. An echo of 0 is none: the scanner has heard nothing yet, or does not echo. */
export function clockWord(message: {
  readonly clockUs?: WireNumber
  readonly echoClockUs?: WireNumber
  readonly echoAgeUs?: WireNumber
}): ClockWord {
  const sentUs = toNumber(message.echoClockUs)
  const scannerUs = toNumber(message.clockUs)
  return sentUs === 0 ? { scannerUs } : { scannerUs, echo: { sentUs, ageUs: toNumber(message.echoAgeUs) } }
}

/** What the link knows of the clock of the scanner at its other end; begins anew with every session of a scanner. */
export class ScannerClock {
  #session = ''
  #estimator = new ClockEstimator()
  /** Scanner minus station in microseconds, as of the newest reading; undefined while it is not known, null for a clock at fault: nothing can be timed by it. */
  offsetUs: number | null | undefined

  /** A Hello was accepted. */
  enter({ scannerSerial, sessionId }: { readonly scannerSerial: string; readonly sessionId: string }): void {
    const session = `${scannerSerial} ${sessionId}`
    if (session === this.#session) return
    this.#session = session
    this.#estimator = new ClockEstimator()
    this.offsetUs = undefined
  }

  add(word: ClockWord, arrivedMonoMs: number): void {
    const arrivedUs = arrivedMonoMs * 1000
    this.#estimator.add({ ...word, arrivedUs })
    const estimate = this.#estimator.at(arrivedUs)
    this.offsetUs = estimate && (estimate.fault === null ? estimate.offsetUs : null)
  }

  /** False when the bytes are no Heartbeat. */
  onHeartbeat(payload: Uint8Array, arrivedMonoMs: number): boolean {
    try {
      this.add(clockWord(Heartbeat.decode(payload)), arrivedMonoMs)
      return true
    } catch {
      // The generated decoder throws on bad bytes; bad input is a value here.
      return false
    }
  }

  view(nowMonoMs: number): LinkClock | null {
    const estimate = this.#estimator.at(nowMonoMs * 1000)
    if (estimate === undefined) return null
    const { offsetUs, uncertaintyUs, driftPpm, fault } = estimate
    return {
      offsetMs: offsetUs / 1000,
      uncertaintyMs: uncertaintyUs === null ? null : uncertaintyUs / 1000,
      driftPpm,
      fault: fault?.kind ?? null,
    }
  }
}

function toNumber(value: WireNumber): number {
  if (value === null || value === undefined) return 0
  return typeof value === 'number' ? value : value.toNumber()
}
