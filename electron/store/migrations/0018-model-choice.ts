import type { Migration } from './migration.ts'

/**
 * Which model judges, which one judged before it and which one runs beside it: one row for every change, with who made it. And what a model that
 * ran beside made of the scans, apart from what was decided: row by row, and summed by hour. Frozen: a change is a new file.
 */
export const modelChoice: Migration = {
  version: 18,
  name: '0018-model-choice',
  statements: [
    // The newest row is what holds. `who` is empty for what the program did.
    `CREATE TABLE model_choice (
      model_choice_id INTEGER PRIMARY KEY,
      chosen_wall_ms INTEGER NOT NULL,
      who TEXT NOT NULL,
      act INTEGER NOT NULL,
      active_key TEXT NOT NULL,
      active_sha256 TEXT NOT NULL,
      previous_key TEXT,
      previous_sha256 TEXT,
      candidate_key TEXT,
      candidate_sha256 TEXT
    ) STRICT`,
    // Of the two models of a choice. Probabilities in thirty-thousandths; the classes are both by the recipe of the batch.
    `CREATE TABLE shadow_scan (
      shadow_scan_id INTEGER PRIMARY KEY,
      model_choice_id INTEGER NOT NULL,
      session_id INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      visit_id INTEGER NOT NULL,
      decided_wall_ms INTEGER NOT NULL,
      active_class INTEGER NOT NULL,
      shadow_class INTEGER NOT NULL,
      active_p_female INTEGER NOT NULL,
      p_viable INTEGER NOT NULL,
      p_infertile INTEGER NOT NULL,
      p_early_dead INTEGER NOT NULL,
      p_mid_dead INTEGER NOT NULL,
      p_empty INTEGER NOT NULL,
      p_female INTEGER NOT NULL
    ) STRICT`,
    // Sums of those rows, so that a chart costs nothing; they outlive the rows.
    `CREATE TABLE shadow_fact (
      model_choice_id INTEGER NOT NULL,
      hour INTEGER NOT NULL,
      active_class INTEGER NOT NULL,
      shadow_class INTEGER NOT NULL,
      scans INTEGER NOT NULL,
      active_p_female_sum INTEGER NOT NULL,
      p_female_sum INTEGER NOT NULL,
      p_female_apart_sum INTEGER NOT NULL,
      PRIMARY KEY (model_choice_id, hour, active_class, shadow_class)
    ) STRICT, WITHOUT ROWID`,
  ],
}
