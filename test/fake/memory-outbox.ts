import type { NewOutboxEntry, Outbox, OutboxCounts, OutboxEntry } from '../../electron/store/outbox.ts'

/** The outbox's meaning in one list. */
export class MemoryOutbox implements Outbox {
  entries: OutboxEntry[] = []
  failing = false

  add(batchId: string, entry: NewOutboxEntry): void {
    this.entries.push({
      ...entry,
      outboxId: this.entries.length + 1,
      batchId,
      state: 'queued',
      attempts: 0,
      nextAttemptWallMs: entry.enqueuedWallMs,
      reason: null,
      receipt: null,
      settledWallMs: null,
    })
  }

  next(): OutboxEntry | undefined {
    if (this.failing) throw new Error('SQLITE_IOERR: disk I/O error')
    return this.entries.find((entry) => entry.state === 'queued')
  }

  sent(outboxId: number, receipt: string, settledWallMs: number): void {
    this.#change(outboxId, { state: 'sent', reason: null, receipt, settledWallMs })
  }

  retry(outboxId: number, reason: string, nextAttemptWallMs: number): void {
    this.#change(outboxId, { reason, nextAttemptWallMs })
  }

  park(outboxId: number, reason: string, settledWallMs: number): void {
    this.#change(outboxId, { state: 'parked', reason, settledWallMs })
  }

  requeueAll(nextAttemptWallMs: number): void {
    this.entries = this.entries.map((entry) =>
      entry.state === 'sent' ? entry : { ...entry, state: 'queued', nextAttemptWallMs, settledWallMs: null },
    )
  }

  counts(): OutboxCounts {
    const of = (state: OutboxEntry['state']) => this.entries.filter((entry) => entry.state === state)
    return {
      queued: of('queued').length,
      oldestQueuedWallMs: of('queued')[0]?.enqueuedWallMs ?? null,
      parked: of('parked').length,
      newestSentWallMs: of('sent').reduce<number | null>(
        (newest, { enqueuedWallMs: at }) => Math.max(newest ?? 0, at),
        null,
      ),
    }
  }

  list(beforeId: number, limit: number): OutboxEntry[] {
    return this.entries
      .filter((entry) => entry.outboxId < beforeId)
      .toReversed()
      .slice(0, limit)
  }

  #change(outboxId: number, change: Partial<OutboxEntry>): void {
    if (this.failing) throw new Error('SQLITE_IOERR: disk I/O error')
    this.entries = this.entries.map((entry) =>
      entry.outboxId === outboxId && entry.state === 'queued'
        ? { ...entry, ...change, attempts: entry.attempts + 1 }
        : entry,
    )
  }
}
