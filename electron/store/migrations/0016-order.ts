import type { Migration } from './migration.ts'

/**
 * What became of orders: why an egg is not what was ordered, and what it is instead. And when a picture was taken, by the station's clock.
 * Frozen: a change is a new file.
 */
export const order: Migration = {
  version: 16,
  name: '0016-order',
  statements: [
    // Until now a removal that nobody carried out, for whatever reason: its egg is on HOLD.
    `ALTER TABLE egg_not_removed RENAME TO egg_not_as_ordered`,
    `ALTER TABLE egg_not_as_ordered ADD COLUMN action INTEGER NOT NULL DEFAULT 4`,
    `ALTER TABLE egg_not_as_ordered ADD COLUMN fault INTEGER NOT NULL DEFAULT 0`,
    // Milliseconds from the picture to its arrival; null where the scanner's clock was not known.
    `ALTER TABLE scan ADD COLUMN captured_before_ms INTEGER`,
  ],
}
