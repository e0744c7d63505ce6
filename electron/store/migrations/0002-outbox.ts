import type { Migration } from './migration.ts'

/**
 * What waits for the cloud. The payload is made once, in the transaction that closes the batch, and never again: a trigger holds it still,
 * because a second encoding under the same idempotency key would be another message for whoever receives it.
 */
export const outbox: Migration = {
  version: 2,
  name: '0002-outbox',
  statements: [
    // outbox_id is the order of the lane; rows are never deleted, a receipt is part of the record.
    `CREATE TABLE outbox (
      outbox_id INTEGER PRIMARY KEY AUTOINCREMENT,
      batch_id INTEGER NOT NULL REFERENCES batch,
      revision INTEGER NOT NULL,
      idempotency_key TEXT NOT NULL UNIQUE,
      schema_version INTEGER NOT NULL,
      payload BLOB NOT NULL,
      payload_sha256 BLOB NOT NULL CHECK (length(payload_sha256) = 32),
      enqueued_wall_ms INTEGER NOT NULL,
      state INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      next_attempt_wall_ms INTEGER NOT NULL,
      reason TEXT,
      receipt TEXT,
      settled_wall_ms INTEGER,
      UNIQUE (batch_id, revision)
    ) STRICT`,
    `CREATE INDEX outbox_queued ON outbox (outbox_id) WHERE state = 0`,
    `CREATE INDEX outbox_sent ON outbox (enqueued_wall_ms) WHERE state = 1`,
    `CREATE INDEX outbox_parked ON outbox (outbox_id) WHERE state = 2`,
    `CREATE TRIGGER outbox_frozen
     BEFORE UPDATE OF batch_id, revision, idempotency_key, schema_version, payload, payload_sha256, enqueued_wall_ms ON outbox
     BEGIN SELECT RAISE(ABORT, 'an outbox entry is frozen'); END`,
  ],
}
