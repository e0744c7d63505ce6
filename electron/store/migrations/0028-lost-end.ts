import type { Migration } from './migration.ts'

/** How often the database has lost its end, and how far each line's journal had come when it last did. Frozen: a change is a new file. */
export const lostEnd: Migration = {
  version: 28,
  name: '0028-lost-end',
  statements: [
    'ALTER TABLE journal_mark ADD COLUMN losses INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE line ADD COLUMN losses_known INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE line ADD COLUMN forgotten_through INTEGER NOT NULL DEFAULT 0',
  ],
}
