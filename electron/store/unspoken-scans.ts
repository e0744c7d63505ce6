import type { Cold } from './cold/cold.ts'
import type { ScanKey } from './egg-row.ts'
import { EggRows } from './egg-rows.ts'
import { FactCells } from './fact-cells.ts'
import type { Statement, WritableDb } from './open-database.ts'
import type { TrayLinks } from './tray-links.ts'

/** Looked at in one go: so many come when a cold file is missing for long. The next go takes the next ones. */
const LOOKED_AT_MAX = 64
export const UNSPOKEN_SCANS_SQL = `SELECT unspoken_scan_id, visit_id, cell, attempt, session_id, sequence FROM unspoken_scan
  WHERE unspoken_scan_id > ? ORDER BY unspoken_scan_id LIMIT ${LOOKED_AT_MAX}`

type UnspokenRow = ScanKey & { readonly unspoken_scan_id: number }

/** Scans whose eggs nobody could ask about when they came, because a cold file was missing: they speak for them once it is back. */
export class UnspokenScans {
  readonly #db: WritableDb
  readonly #links: TrayLinks
  readonly #facts: FactCells
  readonly #eggs: EggRows
  readonly #next: Statement<UnspokenRow>
  readonly #drop: Statement
  #after = 0

  constructor(db: WritableDb, links: TrayLinks, cold: Cold) {
    this.#db = db
    this.#links = links
    this.#facts = new FactCells(db)
    this.#eggs = new EggRows(db, this.#facts, links, cold)
    this.#next = db.prepare(UNSPOKEN_SCANS_SQL)
    this.#drop = db.prepare('DELETE FROM unspoken_scan WHERE unspoken_scan_id = ?')
  }

  /** Each a transaction of its own; those whose file is still missing wait on. Throws StoreError. */
  offer(): void {
    const rows = this.#next.all(this.#after)
    for (const row of rows) {
      try {
        this.#db.transaction(() => this.#offerOne(row)).immediate()
      } catch (error) {
        this.#facts.forget()
        this.#links.forget()
        throw error
      }
    }
    this.#after = rows.length < LOOKED_AT_MAX ? 0 : (rows.at(-1)?.unspoken_scan_id ?? 0)
  }

  #offerOne(row: UnspokenRow): void {
    if (!this.#eggs.offerUnspoken(row)) return
    this.#drop.run(row.unspoken_scan_id)
    this.#facts.write()
  }
}
