import type { Migration } from './migration.ts'

/** Draft, stops, accepted warnings and signatures of batches. Frozen: a change is a new file. */
export const batchLife: Migration = {
  version: 10,
  name: '0010-batch-life',
  statements: [
    `CREATE TABLE batch_draft (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), wish TEXT NOT NULL) STRICT`,
    `CREATE TABLE batch_stop (
      stop_id INTEGER PRIMARY KEY,
      batch_key TEXT NOT NULL REFERENCES batch (batch_key),
      kind INTEGER NOT NULL,
      from_wall_ms INTEGER NOT NULL,
      to_wall_ms INTEGER,
      reason INTEGER,
      note TEXT NOT NULL,
      who TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX batch_stop_by_batch ON batch_stop (batch_key)`,
    `CREATE TABLE batch_accepted (
      batch_key TEXT NOT NULL REFERENCES batch (batch_key),
      warning TEXT NOT NULL,
      who TEXT NOT NULL,
      at_wall_ms INTEGER NOT NULL,
      PRIMARY KEY (batch_key, warning)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE batch_signature (
      batch_key TEXT NOT NULL REFERENCES batch (batch_key),
      revision INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      user_id TEXT NOT NULL,
      name TEXT NOT NULL,
      at_wall_ms INTEGER NOT NULL,
      PRIMARY KEY (batch_key, revision)
    ) STRICT, WITHOUT ROWID`,
    // A signature that could be changed would be none.
    `CREATE TRIGGER signature_kept BEFORE DELETE ON batch_signature
      BEGIN SELECT RAISE(ABORT, 'a signature is kept'); END`,
    `CREATE TRIGGER signature_frozen BEFORE UPDATE ON batch_signature
      BEGIN SELECT RAISE(ABORT, 'a signature is never changed'); END`,
  ],
}
