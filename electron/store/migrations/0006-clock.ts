import type { Migration } from './migration.ts'

/**
 * The newest wall time that was trusted, and whether the clock has jumped since: a restart must not make a clock trusted again. The one row
 * comes with the first mark, so an older data folder simply knows of none. Frozen: a change is a new file.
 */
export const clock: Migration = {
  version: 6,
  name: '0006-clock',
  statements: [
    `CREATE TABLE clock_mark (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      trusted_wall_ms INTEGER NOT NULL,
      jumped INTEGER NOT NULL CHECK (jumped IN (0, 1))
    ) STRICT`,
  ],
}
