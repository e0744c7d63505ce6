import Database from 'better-sqlite3'

/** A summary as the receiver has it. */
export interface ReceivedSummary {
  readonly key: string
  readonly site: string
  readonly line: string
  readonly batch_id: string
  readonly revision: number
  readonly payload: Buffer
  readonly receipt_id: string
}

/** What a summary did to the receiver's books: this must happen once, however often it was sent. */
export interface SiteTotals {
  readonly site: string
  readonly batches: number
  readonly eggs: number
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS summary (
    summary_id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    site TEXT NOT NULL, line TEXT NOT NULL, batch_id TEXT NOT NULL, revision INTEGER NOT NULL,
    payload BLOB NOT NULL,
    eggs INTEGER NOT NULL,
    receipt_id TEXT NOT NULL,
    UNIQUE (site, line, batch_id, revision)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS site_total (site TEXT PRIMARY KEY, batches INTEGER NOT NULL, eggs INTEGER NOT NULL) STRICT;`

/** The receiver's own database file: the key and what it did, in one transaction. */
export class ReceiverDatabase {
  readonly #db: Database.Database

  constructor(path: string) {
    this.#db = new Database(path)
    this.#db.pragma('journal_mode = WAL')
    this.#db.pragma('synchronous = FULL')
    this.#db.exec(SCHEMA)
  }

  byKey(key: string): ReceivedSummary | undefined {
    return this.#db.prepare<[string], ReceivedSummary>('SELECT * FROM summary WHERE key = ?').get(key)
  }

  byReceipt(receiptId: string): ReceivedSummary | undefined {
    return this.#db.prepare<[string], ReceivedSummary>('SELECT * FROM summary WHERE receipt_id = ?').get(receiptId)
  }

  hasRevision(summary: Pick<ReceivedSummary, 'site' | 'line' | 'batch_id' | 'revision'>): boolean {
    const { site, line, batch_id, revision } = summary
    const sql = 'SELECT 1 FROM summary WHERE site = ? AND line = ? AND batch_id = ? AND revision = ?'
    return this.#db.prepare(sql).get(site, line, batch_id, revision) !== undefined
  }

  add(summary: ReceivedSummary, eggs: number): void {
    const { key, site, line, batch_id, revision, payload, receipt_id } = summary
    this.#db.transaction(() => {
      // The highest revision of a batch counts, whatever the order in which they come.
      const known = this.#db
        .prepare<[string, string, string], { revision: number; eggs: number }>(
          'SELECT revision, eggs FROM summary WHERE site = ? AND line = ? AND batch_id = ? ORDER BY revision DESC LIMIT 1',
        )
        .get(site, line, batch_id)
      this.#db
        .prepare(
          'INSERT INTO summary (key, site, line, batch_id, revision, payload, eggs, receipt_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        )
        .run(key, site, line, batch_id, revision, payload, eggs, receipt_id)
      if (known !== undefined && known.revision > revision) return
      this.#db
        .prepare(
          `INSERT INTO site_total VALUES (?, 1, ?)
           ON CONFLICT DO UPDATE SET batches = batches + ?, eggs = eggs + ?`,
        )
        .run(site, eggs, known === undefined ? 1 : 0, eggs - (known?.eggs ?? 0))
    })()
  }

  summaries(): ReceivedSummary[] {
    return this.#db.prepare<[], ReceivedSummary>('SELECT * FROM summary ORDER BY summary_id').all()
  }

  totals(): SiteTotals[] {
    return this.#db.prepare<[], SiteTotals>('SELECT * FROM site_total ORDER BY site').all()
  }

  close(): void {
    this.#db.close()
  }
}
