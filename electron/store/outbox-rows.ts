import type { Catalogue } from './catalogue.ts'
import { OUTBOX_STATE_CODES } from './codes.ts'
import type { Statement, WritableDb } from './open-database.ts'
import type { NewOutboxEntry, Outbox, OutboxCounts, OutboxEntry } from './outbox.ts'

interface OutboxRow {
  readonly outbox_id: number
  readonly batch_key: string
  readonly revision: number
  readonly idempotency_key: string
  readonly schema_version: number
  readonly payload: Uint8Array
  readonly payload_sha256: Uint8Array
  readonly enqueued_wall_ms: number
  readonly state: number
  readonly attempts: number
  readonly next_attempt_wall_ms: number
  readonly reason: string | null
  readonly receipt: string | null
  readonly settled_wall_ms: number | null
}

const ENTRY_SQL = `SELECT outbox_id, batch_key, revision, idempotency_key, schema_version, payload, payload_sha256, enqueued_wall_ms,
  outbox.state, attempts, next_attempt_wall_ms, reason, receipt, settled_wall_ms FROM outbox JOIN batch USING (batch_id)`

// The numbers are the codes of the states; partial indexes need them literally.
export const NEXT_UPLOAD_SQL = `${ENTRY_SQL} WHERE outbox.state = 0 ORDER BY outbox_id LIMIT 1`
export const LIST_UPLOADS_SQL = `${ENTRY_SQL} WHERE outbox_id < ? ORDER BY outbox_id DESC LIMIT ?`
export const QUEUED_UPLOADS_SQL =
  'SELECT count(*) AS queued, min(outbox_id) AS oldest FROM outbox INDEXED BY outbox_queued WHERE state = 0'
export const PARKED_UPLOADS_SQL = 'SELECT count(*) AS parked FROM outbox INDEXED BY outbox_parked WHERE state = 2'
export const NEWEST_SENT_SQL =
  'SELECT max(enqueued_wall_ms) AS newest FROM outbox INDEXED BY outbox_sent WHERE state = 1'
export const ENQUEUED_AT_SQL = 'SELECT enqueued_wall_ms FROM outbox WHERE outbox_id = ?'
export const NEWEST_REVISION_SQL =
  'SELECT coalesce(max(revision), 0) AS revision FROM outbox JOIN batch USING (batch_id) WHERE batch_key = ?'

/** The outbox table: what waits for the cloud, what went there, and what needs a person. */
export class OutboxRows implements Outbox {
  readonly #catalogue: Catalogue
  readonly #insert: Statement
  readonly #next: Statement<OutboxRow>
  readonly #list: Statement<OutboxRow>
  readonly #settle: Statement
  readonly #retry: Statement
  readonly #requeue: Statement
  readonly #queued: Statement<{ queued: number; oldest: number | null }>
  readonly #parked: Statement<{ parked: number }>
  readonly #newestSent: Statement<{ newest: number | null }>
  readonly #enqueuedAt: Statement<{ enqueued_wall_ms: number }>

  constructor(db: WritableDb, catalogue: Catalogue) {
    this.#catalogue = catalogue
    this.#insert = db.prepare(
      `INSERT INTO outbox (batch_id, revision, idempotency_key, schema_version, payload, payload_sha256, enqueued_wall_ms,
         state, attempts, next_attempt_wall_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
    )
    this.#next = db.prepare(NEXT_UPLOAD_SQL)
    this.#list = db.prepare(LIST_UPLOADS_SQL)
    // What is settled stays settled: a late word about an older attempt changes nothing.
    this.#settle = db.prepare(
      `UPDATE outbox SET state = ?, reason = ?, receipt = ?, settled_wall_ms = ?, attempts = attempts + 1
       WHERE outbox_id = ? AND state = 0`,
    )
    this.#retry = db.prepare(
      'UPDATE outbox SET reason = ?, next_attempt_wall_ms = ?, attempts = attempts + 1 WHERE outbox_id = ? AND state = 0',
    )
    this.#requeue = db.prepare(
      'UPDATE outbox SET state = 0, next_attempt_wall_ms = ?, settled_wall_ms = NULL WHERE state = 0 OR state = 2',
    )
    this.#queued = db.prepare(QUEUED_UPLOADS_SQL)
    this.#parked = db.prepare(PARKED_UPLOADS_SQL)
    this.#newestSent = db.prepare(NEWEST_SENT_SQL)
    this.#enqueuedAt = db.prepare(ENQUEUED_AT_SQL)
  }

  /** Within the transaction that closes the batch. */
  add(batchId: string, entry: NewOutboxEntry): void {
    this.#insert.run(
      this.#catalogue.batch(batchId),
      entry.revision,
      entry.idempotencyKey,
      entry.schemaVersion,
      entry.payload,
      entry.payloadSha256,
      Math.round(entry.enqueuedWallMs),
      OUTBOX_STATE_CODES.code('queued'),
      Math.round(entry.enqueuedWallMs),
    )
  }

  next(): OutboxEntry | undefined {
    const row = this.#next.get()
    return row && entryFrom(row)
  }

  sent(outboxId: number, receipt: string, atWallMs: number): void {
    this.#settle.run(OUTBOX_STATE_CODES.code('sent'), null, receipt, Math.round(atWallMs), outboxId)
  }

  retry(outboxId: number, reason: string, nextAttemptWallMs: number): void {
    this.#retry.run(reason, Math.round(nextAttemptWallMs), outboxId)
  }

  park(outboxId: number, reason: string, atWallMs: number): void {
    this.#settle.run(OUTBOX_STATE_CODES.code('parked'), reason, null, Math.round(atWallMs), outboxId)
  }

  requeueAll(nowWallMs: number): void {
    this.#requeue.run(Math.round(nowWallMs))
  }

  counts(): OutboxCounts {
    const { queued, oldest } = this.#queued.get() ?? { queued: 0, oldest: null }
    return {
      queued,
      oldestQueuedWallMs: oldest === null ? null : (this.#enqueuedAt.get(oldest)?.enqueued_wall_ms ?? null),
      parked: this.#parked.get()?.parked ?? 0,
      newestSentWallMs: this.#newestSent.get()?.newest ?? null,
    }
  }

  list(beforeId: number, limit: number): OutboxEntry[] {
    return this.#list.all(beforeId, limit).map(entryFrom)
  }
}

function entryFrom(row: OutboxRow): OutboxEntry {
  return {
    outboxId: row.outbox_id,
    batchId: row.batch_key,
    revision: row.revision,
    idempotencyKey: row.idempotency_key,
    schemaVersion: row.schema_version,
    payload: new Uint8Array(row.payload),
    payloadSha256: new Uint8Array(row.payload_sha256),
    enqueuedWallMs: row.enqueued_wall_ms,
    state: OUTBOX_STATE_CODES.word(row.state),
    attempts: row.attempts,
    nextAttemptWallMs: row.next_attempt_wall_ms,
    reason: row.reason,
    receipt: row.receipt,
    settledWallMs: row.settled_wall_ms,
  }
}
