import type { Migration } from './migration.ts'

/**
 * Removals that nobody carried out, and the order of what people said of an egg: by correction and by release, in two tables, whatever the
 * clock said. What stood there before is ordered by its time. Frozen: a change is a new file.
 */
export const removal: Migration = {
  version: 13,
  name: '0013-removal',
  statements: [
    // Decided, and as far as anybody knows not carried out; the row goes when the sorter says that it was.
    `CREATE TABLE egg_not_removed (
      visit_id INTEGER NOT NULL REFERENCES tray_visit,
      cell INTEGER NOT NULL,
      attempt INTEGER NOT NULL,
      PRIMARY KEY (visit_id, cell, attempt)
    ) STRICT, WITHOUT ROWID`,
    // The newest release when the correction was made.
    `ALTER TABLE egg_override ADD COLUMN after_release_id INTEGER NOT NULL DEFAULT 0`,
    `UPDATE egg_override SET after_release_id =
      coalesce((SELECT max(release_id) FROM tray_release WHERE tray_release.at_wall_ms <= egg_override.at_wall_ms), 0)`,
  ],
}
