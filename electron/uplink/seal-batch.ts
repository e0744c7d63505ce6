import { createHash } from 'node:crypto'
import type { Clock } from '../base/clock.ts'
import type { SealBatch } from '../store/outbox.ts'
import { uuidV7 } from './idempotency-key.ts'
import { batchSummary, encodeSummary, SUMMARY_SCHEMA_VERSION, type SummaryCircumstances } from './summary.ts'

export interface SealOptions extends SummaryCircumstances {
  readonly clock: Clock
  /** Fills the bytes with randomness that nobody can guess or repeat. */
  readonly fillRandom: (bytes: Uint8Array) => void
}

/**
 * Makes the message of a batch that is being closed: encoded once, with its digest and its key, which stay with it for ever. Two
 * encodings of one Protobuf message may differ, so nothing is ever encoded again. A batch that is not closed has no message.
 */
export function createSealer(options: SealOptions): SealBatch {
  return (batch, sums) => {
    if (batch.state !== 'closed') return undefined
    const payload = encodeSummary(batchSummary(batch, sums, options))
    const nowWallMs = options.clock.wallMs()
    return {
      revision: sums.nextRevision,
      idempotencyKey: uuidV7(nowWallMs, options.fillRandom),
      schemaVersion: SUMMARY_SCHEMA_VERSION,
      payload,
      payloadSha256: new Uint8Array(createHash('sha256').update(payload).digest()),
      enqueuedWallMs: nowWallMs,
    }
  }
}
