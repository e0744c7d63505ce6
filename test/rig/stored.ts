import { dataFiles } from '../../electron/store/data-folder.ts'
import { readDataKey, subKeys } from '../../electron/store/key-file.ts'
import { openReadable } from '../../electron/store/open-database.ts'

/** What a database holds of one scanner session. */
export interface StoredSession {
  readonly scannerSerial: string
  /** 64-bit session id as the link has it. */
  readonly sessionId: string
  /** Rows, and distinct sequence numbers among them: they differ only when something was counted twice. */
  readonly scans: number
  readonly distinctScans: number
  /** Messages of any kind that were received, by their ranges, and whether these are one run from 1. */
  readonly received: number
  readonly isUnbroken: boolean
  readonly rejected: number
  /** Cells of trays that have an egg. */
  readonly cells: number
  readonly sorterAcks: number
}

const SESSIONS = `SELECT s.session_key AS sessionId, c.serial AS scannerSerial,
  (SELECT count(*) FROM scan WHERE session_id = s.session_id) AS scans,
  (SELECT count(DISTINCT sequence) FROM scan WHERE session_id = s.session_id) AS distinctScans,
  (SELECT coalesce(sum(to_sequence - from_sequence + 1), 0) FROM received_range WHERE session_id = s.session_id) AS received,
  (SELECT count(*) = 1 AND min(from_sequence) = 1 FROM received_range WHERE session_id = s.session_id) AS isUnbroken,
  (SELECT count(*) FROM rejected_message WHERE session_id = s.session_id) AS rejected,
  (SELECT count(*) FROM egg JOIN tray_visit v USING (visit_id) WHERE v.session_id = s.session_id) AS cells,
  (SELECT count(*) FROM sorter_ack JOIN tray_visit v USING (visit_id) WHERE v.session_id = s.session_id) AS sorterAcks
  FROM session s JOIN scanner c USING (scanner_id) ORDER BY s.session_id`

/** Reads past the program, straight from the rows; the station may be running. */
export function readStoredSessions(dataFolder: string): readonly StoredSession[] {
  const files = dataFiles(dataFolder)
  const db = openReadable({ path: files.database, key: subKeys(readDataKey(files.keyFile)).database })
  try {
    const rows = db.prepare<[], Omit<StoredSession, 'isUnbroken'> & { readonly isUnbroken: number }>(SESSIONS).all()
    return rows.map((row) => ({ ...row, isUnbroken: row.isUnbroken === 1 }))
  } finally {
    db.close()
  }
}
