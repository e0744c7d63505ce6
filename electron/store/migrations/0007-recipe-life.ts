import type { Migration } from './migration.ts'

/**
 * Recipes as people make them: versions with a life; and which eggs a recipe marked for its validation sample. What batches and eggs name stays
 * in `recipe_version`. Frozen: a change is a new file.
 */
export const recipeLife: Migration = {
  version: 7,
  name: '0007-recipe-life',
  statements: [
    `CREATE TABLE recipe_edition (
      recipe_key TEXT NOT NULL,
      version INTEGER NOT NULL,
      state INTEGER NOT NULL,
      body TEXT NOT NULL,
      based_on INTEGER,
      note TEXT NOT NULL,
      author_id TEXT,
      author TEXT NOT NULL,
      changed_by TEXT NOT NULL,
      changed_wall_ms INTEGER NOT NULL,
      PRIMARY KEY (recipe_key, version)
    ) STRICT, WITHOUT ROWID`,
    // 2 is active: of one recipe only one version is.
    `CREATE UNIQUE INDEX recipe_active ON recipe_edition (recipe_key) WHERE state = 2`,
    // What was used until now was in force; of each recipe the newest version still is.
    `INSERT INTO recipe_edition
      SELECT recipe_key, version, CASE WHEN version = max(version) OVER (PARTITION BY recipe_key) THEN 2 ELSE 3 END, body, NULL, '', NULL,
        'Ovoscope', 'Ovoscope', coalesce((SELECT min(started_wall_ms) FROM batch WHERE batch.recipe_id = recipe_version.recipe_id), 0)
      FROM recipe_version WHERE body IS NOT NULL`,
    // What was once in force is never changed and never forgotten: eggs name it.
    `CREATE TRIGGER recipe_frozen BEFORE UPDATE ON recipe_edition
      WHEN OLD.state >= 1 AND (NEW.body <> OLD.body OR NEW.recipe_key <> OLD.recipe_key OR NEW.version <> OLD.version)
      BEGIN SELECT RAISE(ABORT, 'this version of the recipe is frozen'); END`,
    `CREATE TRIGGER recipe_past BEFORE UPDATE ON recipe_edition WHEN OLD.state >= 2 AND NEW.state < OLD.state
      BEGIN SELECT RAISE(ABORT, 'this version of the recipe is frozen: it was in force'); END`,
    `CREATE TRIGGER recipe_kept BEFORE DELETE ON recipe_edition WHEN OLD.state >= 2
      BEGIN SELECT RAISE(ABORT, 'this version of the recipe was in force and is kept'); END`,
    `ALTER TABLE scan ADD COLUMN sampled INTEGER NOT NULL DEFAULT 0`,
  ],
}
