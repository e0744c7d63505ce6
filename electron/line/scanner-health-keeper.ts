import type { Clock } from '../base/clock.ts'
import type { ScannerHealth } from '../contract/scanner-health.ts'
import type { Problem } from '../contract/vocabulary.ts'
import type { Logger } from '../log/logger.ts'
import type { LinkListener, ScannerFault, ScannerTelemetry } from '../scanner/link.ts'

/** Faults that are kept at once: more than a person reads. Of a scanner that names more, the oldest stay. */
export const SCANNER_FAULTS_MAX = 32

/** What the scanner says of itself in the present connection: its latest telemetry, and the faults that stand. */
export class ScannerHealthKeeper {
  readonly #clock: Clock
  /** By code, in the order in which they began. */
  readonly #faults = new Map<string, { readonly text: string; readonly sinceWallMs: number }>()
  #telemetry: { readonly said: ScannerTelemetry; readonly atMonoMs: number } | undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** What it wants to hear of the link. */
  listener(log: Logger): Required<Pick<LinkListener, 'onTelemetry' | 'onFault'>> {
    return {
      onTelemetry: (telemetry) => this.onTelemetry(telemetry),
      onFault: (fault) => {
        if (this.onFault(fault)) log.warn({ ...fault }, 'the scanner reports a fault')
      },
    }
  }

  /** A new connection: what stands is said anew. */
  forget(): void {
    this.#faults.clear()
    this.#telemetry = undefined
  }

  onTelemetry(telemetry: ScannerTelemetry): void {
    this.#telemetry = { said: telemetry, atMonoMs: this.#clock.monoMs() }
  }

  /** Says whether it is news: scanners repeat what stands, because the line may lose it. */
  onFault({ code, text, active }: ScannerFault): boolean {
    const before = this.#faults.get(code)
    if (!active) return this.#faults.delete(code)
    if (before === undefined && this.#faults.size >= SCANNER_FAULTS_MAX) return false
    this.#faults.set(code, { text, sinceWallMs: before?.sinceWallMs ?? this.#clock.wallMs() })
    return before?.text !== text
  }

  view(): ScannerHealth {
    const faults = [...this.#faults].map(([code, fault]) => ({ code, ...fault }))
    if (this.#telemetry === undefined) return { telemetry: null, faults }
    const { said, atMonoMs } = this.#telemetry
    const telemetry = {
      ageMs: this.#clock.monoMs() - atMonoMs,
      temperatures: [...said.temperatures],
      coilNoise: [...said.coilNoise],
      conveyorSpeedMmPerS: said.conveyorSpeedMmPerS,
      vibrationMmPerS: said.vibrationMmPerS ?? null,
    }
    return { telemetry, faults }
  }

  /** The newest fault in the scanner's own words, and how many there are. */
  problems(): Map<'SCANNER_FAULT', Problem['detail']> {
    const newest = [...this.#faults].at(-1)
    if (newest === undefined) return new Map()
    const [code, { text }] = newest
    return new Map([['SCANNER_FAULT', { fault: code, says: text, faults: this.#faults.size }]])
  }
}
