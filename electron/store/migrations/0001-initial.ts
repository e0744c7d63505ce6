import type { Migration } from './migration.ts'

const COUNTED = [
  ...['female', 'male', 'infertile', 'early_dead', 'mid_dead', 'uncertain', 'unreadable', 'empty'],
  ...['keep', 'remove_male', 'remove_clear', 'rescan', 'hold', 'none'],
]

const FACT_VALUES = [
  ...COUNTED.map((word) => `scans_${word}`),
  ...COUNTED.map((word) => `eggs_${word}`),
  'confidence_sum',
  ...numbered('confidence', 20),
  ...numbered('latency', 32),
  ...numbered('quality', 10),
]

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${name}_${String(n).padStart(2, '0')}`)
}

/** Names as small numbers: what repeats in every row stands once. */
const NAMES = [
  `CREATE TABLE scanner (scanner_id INTEGER PRIMARY KEY, serial TEXT NOT NULL UNIQUE) STRICT`,
  `CREATE TABLE session (
    session_id INTEGER PRIMARY KEY,
    scanner_id INTEGER NOT NULL REFERENCES scanner,
    session_key TEXT NOT NULL,
    UNIQUE (scanner_id, session_key)
  ) STRICT`,
  `CREATE TABLE model (model_id INTEGER PRIMARY KEY, model_key TEXT NOT NULL UNIQUE) STRICT`,
  // The body is unknown while only scans have named the version.
  `CREATE TABLE recipe_version (
    recipe_id INTEGER PRIMARY KEY,
    recipe_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT,
    UNIQUE (recipe_key, version)
  ) STRICT`,
]

/** What the station must know to go on: where the journal stands and what every session has delivered. */
const PROGRESS = [
  `CREATE TABLE journal_mark (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    released_through INTEGER NOT NULL,
    commits INTEGER NOT NULL
  ) STRICT`,
  `INSERT INTO journal_mark VALUES (1, 0, 0)`,
  `CREATE TABLE received_range (
    session_id INTEGER NOT NULL REFERENCES session,
    from_sequence INTEGER NOT NULL,
    to_sequence INTEGER NOT NULL,
    PRIMARY KEY (session_id, from_sequence)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE rejected_message (
    session_id INTEGER NOT NULL REFERENCES session,
    sequence INTEGER NOT NULL,
    type INTEGER NOT NULL,
    reason TEXT NOT NULL,
    arrived_wall_ms INTEGER NOT NULL,
    payload BLOB NOT NULL,
    PRIMARY KEY (session_id, sequence)
  ) STRICT`,
]

const WORK = [
  `CREATE TABLE batch (
    batch_id INTEGER PRIMARY KEY,
    batch_key TEXT NOT NULL UNIQUE,
    state INTEGER NOT NULL,
    flock TEXT NOT NULL,
    breed TEXT NOT NULL,
    parent_age_weeks REAL NOT NULL,
    setter TEXT NOT NULL,
    trolley TEXT NOT NULL,
    set_at_wall_ms INTEGER,
    jurisdiction_key TEXT NOT NULL,
    tray_type_key TEXT NOT NULL,
    eggs_expected INTEGER,
    sexing_method TEXT NOT NULL,
    recipe_id INTEGER NOT NULL REFERENCES recipe_version,
    started_wall_ms INTEGER,
    closed_wall_ms INTEGER
  ) STRICT`,
  `CREATE INDEX batch_open ON batch (batch_id) WHERE state < 4`,
  `CREATE TABLE tray_visit (
    visit_id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES session,
    tray_sequence INTEGER NOT NULL,
    code TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    column_count INTEGER NOT NULL,
    layout INTEGER NOT NULL,
    batch_id INTEGER REFERENCES batch,
    began_wall_ms INTEGER NOT NULL,
    ended_wall_ms INTEGER,
    state INTEGER NOT NULL,
    hold_reason TEXT
  ) STRICT`,
  `CREATE INDEX tray_visit_open ON tray_visit (visit_id) WHERE ended_wall_ms IS NULL`,
  `CREATE INDEX tray_visit_by_batch ON tray_visit (batch_id)`,
]

/** Clustered by tray and cell: a tray is read as one run of pages, and no second index has to be kept. */
const SCANS = [
  `CREATE TABLE scan (
    visit_id INTEGER NOT NULL REFERENCES tray_visit,
    cell INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    session_id INTEGER NOT NULL REFERENCES session,
    sequence INTEGER NOT NULL,
    batch_id INTEGER REFERENCES batch,
    coil INTEGER NOT NULL,
    captured_at_us INTEGER NOT NULL,
    arrived_wall_ms INTEGER NOT NULL,
    decided_after_ms INTEGER NOT NULL,
    latency_us INTEGER NOT NULL,
    egg_class INTEGER NOT NULL,
    action INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    confidence INTEGER NOT NULL,
    recipe_id INTEGER NOT NULL REFERENCES recipe_version,
    model_id INTEGER REFERENCES model,
    p_viable INTEGER,
    p_infertile INTEGER,
    p_early_dead INTEGER,
    p_mid_dead INTEGER,
    p_empty INTEGER,
    p_female INTEGER,
    signal_to_noise INTEGER,
    saturated_share INTEGER,
    PRIMARY KEY (visit_id, cell, attempt, session_id, sequence)
  ) STRICT, WITHOUT ROWID`,
  // The attempt that speaks for the egg, named by the key of its scan.
  `CREATE TABLE egg (
    visit_id INTEGER NOT NULL,
    cell INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    session_id INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    egg_class INTEGER NOT NULL,
    action INTEGER NOT NULL,
    PRIMARY KEY (visit_id, cell)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE sorter_ack (
    visit_id INTEGER NOT NULL REFERENCES tray_visit,
    cell INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    at_wall_ms INTEGER NOT NULL,
    PRIMARY KEY (visit_id, cell, attempt)
  ) STRICT, WITHOUT ROWID`,
]

/** Roll-ups. 0 in model, operator and batch means none, because a key has no NULL. `minute` counts from 1970 by arrival. */
const FACTS = [
  `CREATE TABLE fact (
    visit_id INTEGER NOT NULL,
    minute INTEGER NOT NULL,
    coil INTEGER NOT NULL,
    recipe_id INTEGER NOT NULL,
    model_id INTEGER NOT NULL,
    scanner_id INTEGER NOT NULL,
    operator_id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    ${FACT_VALUES.map((name) => `${name} INTEGER NOT NULL`).join(',\n    ')},
    PRIMARY KEY (visit_id, minute, coil, recipe_id, model_id, scanner_id, operator_id, batch_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX fact_by_batch ON fact (batch_id)`,
]

/** Everything that step 1 stores. Frozen: a change is a new file. */
export const initial: Migration = {
  version: 1,
  name: '0001-initial',
  statements: [...NAMES, ...PROGRESS, ...WORK, ...SCANS, ...FACTS],
}
