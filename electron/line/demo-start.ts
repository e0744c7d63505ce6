import type { LineOutcome } from '../contract/line.ts'
import type { StartBatch } from '../contract/start-batch.ts'
import type { Logger } from '../log/logger.ts'

/** Starts the batch of a demo as soon as everything for it is there, once. */
export class DemoStart {
  readonly #log: Logger
  #batch: StartBatch | undefined

  constructor(batch: StartBatch | undefined, log: Logger) {
    this.#batch = batch
    this.#log = log
  }

  tick(scannerPresent: boolean, start: (batch: StartBatch) => LineOutcome): void {
    if (this.#batch === undefined || !scannerPresent) return
    const outcome = start(this.#batch)
    // A model that still warms up, or a disk that is full, is asked again at the next tick.
    if (!outcome.ok && (outcome.refusal === 'MODEL_NOT_READY' || outcome.refusal === 'NOT_SAVED')) return
    this.#batch = undefined
    // An open batch from before simply goes on.
    if (!outcome.ok) this.#log.warn({ refusal: outcome.refusal }, 'the demo batch was not started')
  }
}
