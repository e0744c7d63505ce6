import type { Timers } from '../base/clock.ts'
import type { Intake, JournalRecord } from '../intake/intake.ts'
import type { Logger } from '../log/logger.ts'
import type { SequencedMessage } from '../scanner/link.ts'
import { scannerClockUs } from './captured.ts'

/** A disk that refused is asked again after this long; meanwhile nothing is acknowledged and nothing is lost. */
const DISK_RETRY_MS = 1000
/** Bytes given to the journal and not durable yet; far below its own limit, so that it never refuses one for want of room and takes the next. */
const WRITING_BYTES_MAX = 16 * 1024 * 1024

export interface Arrival {
  readonly message: SequencedMessage
  readonly batchId: string | null
}

export interface JournalWriterParts {
  readonly intake: Intake
  readonly timers: Timers
  readonly log: Logger
  /** In the order of arrival, each as soon as it is durable. */
  onDurable(record: JournalRecord, arrival: Arrival): void
  onFailing(failing: boolean): void
}

/** Makes messages durable in the order in which they came, whatever the disk refuses meanwhile. */
export class JournalWriter {
  readonly #parts: JournalWriterParts
  /** Everything not durable yet, oldest first; the first `#submitted` are with the journal. */
  readonly #arrivals: Arrival[] = []
  #submitted = 0
  #submittedBytes = 0
  #failed = false
  #closed = false

  constructor(parts: JournalWriterParts) {
    this.#parts = parts
  }

  get count(): number {
    return this.#arrivals.length
  }

  add(arrival: Arrival): void {
    this.#arrivals.push(arrival)
    this.#submit()
  }

  /** What is not durable now was never acknowledged: the scanner still has it. */
  close(): void {
    this.#closed = true
  }

  #submit(): void {
    while (!this.#failed && !this.#closed && this.#submittedBytes < WRITING_BYTES_MAX) {
      const arrival = this.#arrivals[this.#submitted]
      if (arrival === undefined) return
      this.#submitted++
      this.#submittedBytes += arrival.message.payload.length
      void this.#write(arrival)
    }
  }

  async #write(arrival: Arrival): Promise<void> {
    const { message, batchId } = arrival
    const { type, sequence, scannerSerial, sessionId, arrivedWallMs, payload } = message
    const clockUs = scannerClockUs(message.arrivedMonoMs, message.clockOffsetUs) ?? undefined
    const record = {
      type,
      sequence,
      scannerSerial,
      sessionId,
      arrivedWallMs,
      payload,
      batchId,
      scannerClockUs: clockUs,
    }
    try {
      const position = await this.#parts.intake.append(record)
      this.#settle(arrival)
      this.#arrivals.shift()
      this.#parts.onFailing(false)
      this.#parts.onDurable({ ...record, position }, arrival)
    } catch (error) {
      this.#settle(arrival)
      this.#onRefused(error)
    }
    this.#submit()
  }

  #settle(arrival: Arrival): void {
    this.#submitted--
    this.#submittedBytes -= arrival.message.payload.length
  }

  /** The journal refuses everything behind a record that it refused, so what is left starts with the oldest. */
  #onRefused(error: unknown): void {
    if (this.#failed) return
    this.#failed = true
    this.#parts.log.error({ error: String(error) }, 'the journal could not be written; intake is paused')
    this.#parts.onFailing(true)
    this.#parts.timers.after(DISK_RETRY_MS, () => {
      this.#failed = false
      this.#submit()
    })
  }
}
