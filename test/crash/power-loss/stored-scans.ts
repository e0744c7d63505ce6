import { dataFiles } from '../../../electron/store/data-folder.ts'
import { readDataKey, subKeys } from '../../../electron/store/key-file.ts'
import { openReadable } from '../../../electron/store/open-database.ts'

/** One scan as a row of the database. */
export interface StoredScan {
  readonly sequence: number
  readonly batchId: string | null
  /** Which egg it is of, and which picture of it. */
  readonly place: string
  readonly eggClass: number
  readonly action: number
}

const SCANS = `SELECT s.sequence, b.batch_key AS batchId, s.egg_class AS eggClass, s.action,
  v.code || ' ' || v.tray_sequence || ' ' || s.cell || ' ' || s.attempt AS place
  FROM scan s JOIN tray_visit v USING (visit_id) LEFT JOIN batch b ON b.batch_id = s.batch_id
  JOIN session e ON e.session_id = s.session_id ORDER BY s.sequence`
const RECEIVED = 'SELECT from_sequence AS "from", to_sequence AS "to" FROM received_range ORDER BY from_sequence'
const CORRECTIONS = 'SELECT count(*) AS n FROM egg_override'
const BATCHES = 'SELECT batch_key AS batchId, state FROM batch'

/** What a data folder holds of the one session that a recording has. */
export interface StoredEverything {
  readonly scans: readonly StoredScan[]
  readonly received: readonly { readonly from: number; readonly to: number }[]
  readonly corrections: number
  readonly batches: ReadonlyMap<string, number>
}

export function readEverything(dataFolder: string): StoredEverything {
  const files = dataFiles(dataFolder)
  const db = openReadable({ path: files.database, key: subKeys(readDataKey(files.keyFile)).database })
  try {
    return {
      scans: db.prepare<[], StoredScan>(SCANS).all(),
      received: db.prepare<[], { from: number; to: number }>(RECEIVED).all(),
      corrections: db.prepare<[], { n: number }>(CORRECTIONS).get()?.n ?? 0,
      batches: new Map(
        db
          .prepare<[], { batchId: string; state: number }>(BATCHES)
          .all()
          .map(({ batchId, state }) => [batchId, state]),
      ),
    }
  } finally {
    db.close()
  }
}
