import { expect } from 'vitest'
import type { ReceiverDatabase } from './receiver-database.ts'
import type { UploadRig } from './upload-rig.ts'

/** Every batch arrived, its bytes are those that were frozen, and it counted once in the receiver's books. */
export function expectOnce(database: ReceiverDatabase, rig: UploadRig, batches: number, eggsEach: number): void {
  const sent = rig.store.outbox.list(1_000, 1_000).toReversed()
  expect(sent.map(({ state }) => state)).toEqual(Array.from({ length: batches }, () => 'sent'))
  const received = new Map(database.summaries().map((summary) => [summary.key, summary]))
  expect(received.size).toBe(batches)
  for (const { idempotencyKey, payload, receipt } of sent) {
    expect(received.get(idempotencyKey)?.receipt_id).toBe(receipt)
    expect(received.get(idempotencyKey)?.payload.equals(payload)).toBe(true)
  }
  expect(database.totals()).toEqual([{ site: 'nord-01', batches, eggs: batches * eggsEach }])
}
