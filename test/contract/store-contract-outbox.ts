import { describe, expect, it } from 'vitest'
import type { NewOutboxEntry, SealBatch } from '../../electron/store/outbox.ts'
import { MORNING_MS, makeBatch, makeGroup, scanItem } from '../make/commit-groups.ts'
import { type StoreBuild, StoreHarness } from './store-harness.ts'

function entry(over: Partial<NewOutboxEntry> = {}): NewOutboxEntry {
  return {
    revision: 1,
    idempotencyKey: 'key-1',
    schemaVersion: 1,
    payload: new Uint8Array([1, 2, 3]),
    payloadSha256: new Uint8Array(32).fill(7),
    enqueuedWallMs: MORNING_MS,
    ...over,
  }
}

const closed = () => makeBatch({ state: 'closed', closedWallMs: MORNING_MS })

/** What every build of the store must do with messages to the cloud. */
export function describeStoreOutbox(name: string, build: StoreBuild): void {
  describe(`outbox on ${name}`, () => {
    const harness = new StoreHarness(build)
    const close = (batchId: string, over: Partial<NewOutboxEntry> = {}) =>
      harness.store.saveBatch(makeBatch({ state: 'closed', closedWallMs: MORNING_MS }, batchId), () => entry(over))

    it('is empty at first', () => {
      expect(harness.store.outbox.next()).toBeUndefined()
      expect(harness.store.outbox.counts()).toEqual({
        queued: 0,
        oldestQueuedWallMs: null,
        parked: 0,
        newestSentWallMs: null,
      })
    })

    it('shows the sealer the sums of the batch, and keeps its message byte by byte over a restart', () => {
      harness.begin()
      harness.store.commit(makeGroup([scanItem(2), scanItem(3, { cell: { row: 0, column: 1 }, eggClass: 'MALE' })], 3))
      const seen: Parameters<SealBatch>[] = []
      harness.store.saveBatch(closed(), (...given) => {
        seen.push(given)
        return entry()
      })
      const [batch, sums] = seen[0]!
      expect(batch.state).toBe('closed')
      expect(sums).toMatchObject({ trays: 1, traysHeld: 0, nextRevision: 1, models: ['phantom-cnn-1'] })
      expect(sums.eggs.byClass).toMatchObject({ FEMALE: 1, MALE: 1, EMPTY: 0 })
      expect(sums.scans.byClass).toMatchObject({ FEMALE: 1, MALE: 1 })
      expect(sums.confidence.reduce((sum, count) => sum + count, 0)).toBe(2)
      harness.reopen()
      expect(harness.store.outbox.next()).toEqual({
        ...entry(),
        ...{ outboxId: 1, batchId: '2026-1121-01', state: 'queued', attempts: 0 },
        ...{ nextAttemptWallMs: MORNING_MS, reason: null, receipt: null, settledWallMs: null },
      })
    })

    it('neither closes nor queues when the message cannot be made', () => {
      harness.begin()
      const broken = () => {
        throw new Error('no message')
      }
      expect(() => harness.store.saveBatch(closed(), broken)).toThrowError(/no message/)
      expect(harness.store.start().openBatch?.state).toBe('running')
      expect(harness.store.outbox.next()).toBeUndefined()
    })

    it('neither closes nor queues when the key is not new', () => {
      close('2026-1121-01')
      harness.store.saveBatch(makeBatch({}, '2026-1121-02'))
      expect(() => close('2026-1121-02')).toThrowError(expect.objectContaining({ code: 'CONFLICT' }))
      expect(harness.store.start().openBatch?.identity.batchId).toBe('2026-1121-02')
      expect(harness.store.outbox.counts().queued).toBe(1)
    })

    it('goes on behind what is parked, in order, and counts', () => {
      const { outbox } = harness.store
      for (const n of [1, 2, 3]) {
        close(`2026-1121-0${n}`, { idempotencyKey: `key-${n}`, enqueuedWallMs: MORNING_MS + n })
      }
      outbox.retry(1, 'network', MORNING_MS + 500)
      expect(outbox.next()).toMatchObject({
        outboxId: 1,
        attempts: 1,
        reason: 'network',
        nextAttemptWallMs: MORNING_MS + 500,
      })
      outbox.park(1, 'HTTP 413', MORNING_MS + 600)
      outbox.sent(2, 'r-2', MORNING_MS + 700)
      expect(outbox.next()?.outboxId).toBe(3)
      expect(outbox.counts()).toEqual({
        queued: 1,
        oldestQueuedWallMs: MORNING_MS + 3,
        parked: 1,
        newestSentWallMs: MORNING_MS + 2,
      })
      expect(outbox.list(3, 1).map(({ outboxId, state, receipt }) => [outboxId, state, receipt])).toEqual([
        [2, 'sent', 'r-2'],
      ])
    })

    it('leaves what is settled as it is, and queues what was parked again on demand', () => {
      const { outbox } = harness.store
      close('2026-1121-01', { idempotencyKey: 'a' })
      close('2026-1121-02', { idempotencyKey: 'b' })
      outbox.sent(1, 'r-1', MORNING_MS)
      outbox.park(1, 'late word', MORNING_MS)
      outbox.retry(1, 'late word', MORNING_MS)
      outbox.park(2, 'HTTP 422', MORNING_MS)
      outbox.requeueAll(MORNING_MS + 9)
      expect(outbox.list(99, 9)).toMatchObject([
        { outboxId: 2, state: 'queued', nextAttemptWallMs: MORNING_MS + 9, settledWallMs: null, idempotencyKey: 'b' },
        { outboxId: 1, state: 'sent', receipt: 'r-1', reason: null, attempts: 1 },
      ])
    })
  })
}
