import type { Migration } from './migration.ts'

/**
 * Who may sign in, and who did what. A user is never deleted, because the trail names them; an entry of the trail is neither changed nor deleted,
 * and none is put anywhere but at the end: INSERT OR REPLACE would delete without asking the trigger for it. Frozen: a change is a new file.
 */
export const access: Migration = {
  version: 8,
  name: '0008-access',
  statements: [
    // `name_key` is the name as it is compared. `pin_cost` says how `pin_hash` was made, so that it can be made dearer later.
    `CREATE TABLE user (
      user_id INTEGER PRIMARY KEY,
      user_key TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL UNIQUE,
      roles TEXT NOT NULL,
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      must_change_pin INTEGER NOT NULL CHECK (must_change_pin IN (0, 1)),
      pin_cost TEXT NOT NULL,
      pin_salt BLOB NOT NULL CHECK (length(pin_salt) >= 16),
      pin_hash BLOB NOT NULL CHECK (length(pin_hash) >= 32),
      failed_tries INTEGER NOT NULL,
      locked_until_wall_ms INTEGER
    ) STRICT`,
    `CREATE TRIGGER user_stays BEFORE DELETE ON user
     BEGIN SELECT RAISE(ABORT, 'a user is never deleted'); END`,
    // Who is signed in, so that a station that starts anew need not ask again: the hash of the token, never the token.
    `CREATE TABLE sign_in (
      token_hash TEXT PRIMARY KEY,
      user_key TEXT NOT NULL,
      signed_wall_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE audit (
      sequence INTEGER PRIMARY KEY,
      at_wall_ms INTEGER NOT NULL,
      at_mono_ms INTEGER NOT NULL,
      start_key TEXT NOT NULL,
      user_key TEXT,
      who TEXT NOT NULL,
      act TEXT NOT NULL,
      subject TEXT NOT NULL,
      before_text TEXT,
      after_text TEXT,
      why TEXT,
      previous BLOB NOT NULL CHECK (length(previous) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT`,
    `CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
     WHEN NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM audit)
     BEGIN SELECT RAISE(ABORT, 'an audit entry goes to the end of the trail'); END`,
    `CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit
     BEGIN SELECT RAISE(ABORT, 'an audit entry is never changed'); END`,
    `CREATE TRIGGER audit_stays BEFORE DELETE ON audit
     BEGIN SELECT RAISE(ABORT, 'an audit entry is never deleted'); END`,
  ],
}
