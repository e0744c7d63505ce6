import type { Migration } from './migration.ts'

const COUNTED = [
  ...['female', 'male', 'infertile', 'early_dead', 'mid_dead', 'uncertain', 'unreadable', 'empty'],
  ...['keep', 'remove_male', 'remove_clear', 'rescan', 'hold', 'none'],
]
const EGGS = COUNTED.map((word) => `eggs_${word}`)
const SCANS = COUNTED.slice(0, 8).map((word) => `scans_${word}`)
const VALUES = [
  ...COUNTED.map((word) => `scans_${word}`),
  ...EGGS,
  'confidence_sum',
  ...numbered('confidence', 20),
  ...numbered('latency', 32),
  ...numbered('quality', 10),
]

function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${name}_${String(n).padStart(2, '0')}`)
}

const columns = (names: readonly string[]) => names.map((name) => `${name} INTEGER NOT NULL`).join(',\n      ')
const sums = (names: readonly string[]) => names.map((name) => `sum(${name})`).join(', ')
/** The code of TOO_LATE. */
const TOO_LATE = 9

/**
 * Sums over fact cells, kept beside them in the same transaction: of a batch by model and scanner, of a batch by minute, and of a tray. A page
 * of a batch then costs what it shows, however many trays it had. 0 in batch and model means none, as in `fact`. Frozen: a change is a new file.
 */
export const batchSum: Migration = {
  version: 21,
  name: '0021-batch-sum',
  statements: [
    `CREATE TABLE batch_sum (
      batch_id INTEGER NOT NULL,
      model_id INTEGER NOT NULL,
      scanner_id INTEGER NOT NULL,
      scans_too_late INTEGER NOT NULL DEFAULT 0,
      ${columns(VALUES)},
      PRIMARY KEY (batch_id, model_id, scanner_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE batch_minute (
      batch_id INTEGER NOT NULL,
      minute INTEGER NOT NULL,
      scans INTEGER NOT NULL,
      PRIMARY KEY (batch_id, minute)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE tray_sum (
      visit_id INTEGER PRIMARY KEY,
      scans INTEGER NOT NULL,
      ${columns(EGGS)}
    ) STRICT`,
    `INSERT INTO batch_sum (batch_id, model_id, scanner_id, ${VALUES.join(', ')})
      SELECT batch_id, model_id, scanner_id, ${sums(VALUES)} FROM fact GROUP BY batch_id, model_id, scanner_id`,
    `UPDATE batch_sum SET scans_too_late = late.scans FROM (
        SELECT coalesce(batch_id, 0) AS batch_id, coalesce(model_id, 0) AS model_id, scanner_id, count(*) AS scans
        FROM scan JOIN session USING (session_id) WHERE reason = ${TOO_LATE} GROUP BY 1, 2, 3) AS late
      WHERE late.batch_id = batch_sum.batch_id AND late.model_id = batch_sum.model_id AND late.scanner_id = batch_sum.scanner_id`,
    `INSERT INTO batch_minute SELECT batch_id, minute, sum(${SCANS.join(' + ')}) FROM fact GROUP BY batch_id, minute`,
    `INSERT INTO tray_sum (visit_id, scans, ${EGGS.join(', ')})
      SELECT visit_id, sum(${SCANS.join(' + ')}), ${sums(EGGS)} FROM fact GROUP BY visit_id`,
    // How many trays of a batch are in each state, without a look at any of them.
    `CREATE INDEX tray_visit_by_state ON tray_visit (batch_id, state)`,
  ],
}
