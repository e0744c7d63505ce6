import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Random } from '../../electron/base/random.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import type { DatabaseDriver } from '../../electron/store/open-database.ts'

/** `full`: no page can be added, as SQLite itself says it. `failing`: one change in six is refused, wherever in its transaction it stands: hardly any transaction comes through. */
export type DatabaseState = 'well' | 'full' | 'failing'

const REFUSED_OF = 6
const PAGES_MAX = 4_294_967_294

const CHANGES = /^\s*(INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+(\w+)/

/** The driver of one process's database: real, on a real file, with a place to stop before every statement that changes something. */
export class SimDatabase {
  readonly driver: DatabaseDriver
  #db: Database.Database | undefined
  #state: DatabaseState = 'well'
  readonly #random: Random

  /** `random` says which change is refused while it fails. */
  constructor(pass: (point: string) => void, random: Random) {
    this.#random = random
    const open = (path: string, options: Database.Options) => {
      const db = new Database(path, options)
      if (path.endsWith('.lock')) return db
      this.#db = db
      stopBeforeChanges(db, (point) => {
        pass(point)
        this.#refuse()
      })
      return db
    }
    this.driver = class {
      constructor(path: string, options: Database.Options) {
        // biome-ignore lint/correctness/noConstructorReturn: the driver is a constructor, and what it makes is the real one's
        return open(path, options)
      }
    } as unknown as DatabaseDriver
  }

  setState(state: DatabaseState): void {
    this.#state = state
    const db = this.#db
    if (db === undefined || !db.open) return
    const pages = state === 'full' ? Number(db.pragma('page_count', { simple: true })) : PAGES_MAX
    db.pragma(`max_page_count = ${pages}`)
  }

  /** A process that ended is not asked any more; what it had open goes. */
  abandon(): void {
    if (this.#db?.open === true) this.#db.close()
  }

  #refuse(): void {
    if (this.#state === 'failing' && this.#random.int(REFUSED_OF) === 0)
      throw new Database.SqliteError('made by a simulation', 'SQLITE_IOERR_WRITE')
  }
}

/** Every statement that changes something says so before it runs. */
function stopBeforeChanges(db: Database.Database, before: (point: string) => void): void {
  const prepare = db.prepare.bind(db)
  db.prepare = ((sql: string) => {
    const statement = prepare(sql)
    const [, verb, table] = CHANGES.exec(sql) ?? []
    if (verb === undefined) return statement
    const point = `db ${verb.split(' ')[0]} ${table}`
    const run = statement.run.bind(statement)
    statement.run = (...bound: unknown[]) => {
      before(point)
      return run(...bound)
    }
    return statement
  }) as typeof db.prepare
}

/** Files of a data folder that the station's database consists of; the index of the log is made anew by whoever opens it. */
const DATABASE_FILES = ['ovoscope.db', 'ovoscope.db-wal', 'audit.mark', 'database.mark']

/** Copies the database as it is at this instant into a new folder. */
export function copyDatabase(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const name of DATABASE_FILES) {
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name))
  }
}

export function databasePath(folder: string): string {
  return dataFiles(folder).database
}
