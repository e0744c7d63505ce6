import type { Migration } from './migration.ts'

/** Two more figures of the picture, in thirty-thousandths: lines of interference, and how evenly the egg is seen. Frozen: a change is a new file. */
export const pictureFigures: Migration = {
  version: 19,
  name: '0019-picture-figures',
  statements: [
    // Null in the rows that are there: nobody measured them.
    'ALTER TABLE scan ADD COLUMN interference INTEGER',
    'ALTER TABLE scan ADD COLUMN evenness INTEGER',
  ],
}
