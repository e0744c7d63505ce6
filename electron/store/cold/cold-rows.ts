import type { Logger } from '../../log/logger.ts'
import { storeErrorFrom } from '../errors.ts'
import { SCHEMA_VERSION } from '../migrations/all.ts'
import type { Statement, WritableDb } from '../open-database.ts'
import {
  type ColdPlace,
  contentOf,
  openColdForReading,
  openColdForWriting,
  VisitReader,
  VisitWriter,
} from './cold-month-file.ts'

export const COLD_MONTH_SQL = 'SELECT cold_month FROM tray_visit WHERE visit_id = ?'
export const OLD_COLD_FILES_SQL = 'SELECT month FROM cold_file WHERE schema_version < ? ORDER BY month'

/** Brings rows back whose tray is written to after all: a late scan, a correction, a word of a person. */
export class ColdRows {
  readonly #db: WritableDb
  readonly #place: ColdPlace
  readonly #log: Logger
  readonly #month: Statement<{ cold_month: number | null }>

  constructor(db: WritableDb, place: ColdPlace, log: Logger) {
    this.#db = db
    this.#place = place
    this.#log = log
    this.#month = db.prepare(COLD_MONTH_SQL)
  }

  isHot(visitId: number): boolean {
    return (this.#month.get(visitId)?.cold_month ?? null) === null
  }

  /** Gives every cold file the columns that the database has now. One that is not there is missed where it is needed. */
  bringUpToDate(): void {
    const rows = this.#db.prepare<[number], { month: number }>(OLD_COLD_FILES_SQL).all(SCHEMA_VERSION)
    const set = this.#db.prepare('UPDATE cold_file SET schema_version = ?, content = ? WHERE month = ?')
    for (const { month } of rows) {
      try {
        openColdForReading(this.#place, month).close()
        const file = openColdForWriting(this.#place, month, this.#db)
        try {
          set.run(SCHEMA_VERSION, contentOf(file) ?? null, month)
        } finally {
          file.close()
        }
      } catch (error) {
        this.#log.error({ month, reason: String(error) }, 'a cold file could not be brought up to date')
      }
    }
  }

  /**
   * Makes these visits hot, within the transaction that is running or in one of its own; nearly always they are. False when rows cannot be read: then
   * nothing may be counted for their eggs, because nobody knows what they are counted as.
   */
  warm(visitIds: readonly number[]): boolean {
    let warm = true
    for (const visitId of visitIds) {
      const month = this.#month.get(visitId)?.cold_month ?? null
      if (month !== null) warm = this.#bringBack(visitId, month) && warm
    }
    return warm
  }

  #bringBack(visitId: number, month: number): boolean {
    try {
      const file = openColdForReading(this.#place, month)
      try {
        const rows = new VisitReader(file, this.#db).read(visitId)
        this.#db.transaction(() => {
          new VisitWriter(this.#db, this.#db).add(rows)
          this.#db.prepare('UPDATE tray_visit SET cold_month = NULL WHERE visit_id = ?').run(visitId)
        })()
      } finally {
        file.close()
      }
      return true
    } catch (error) {
      this.#log.error(
        { visitId, month, reason: String(storeErrorFrom(error)) },
        'rows of a cold file are needed and cannot be read',
      )
      return false
    }
  }
}
