import type { Migration } from './migration.ts'

/**
 * Whether a scanner said that it has a sorter which answers: after a restart the removals that such a one has not answered are waited for.
 * Frozen: a change is a new file.
 */
export const sorterPresent: Migration = {
  version: 17,
  name: '0017-sorter-present',
  statements: [
    // As its newest Hello says, 0 or 1; null for a session from before this was kept.
    `ALTER TABLE session ADD COLUMN sorter_present INTEGER`,
  ],
}
