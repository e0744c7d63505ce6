import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { makeFolder, syncFolder } from '../../files/durable-file.ts'
import { type DatabaseKey, openReadable, openWritable, type ReadableDb, type WritableDb } from '../open-database.ts'
import { COLD_TABLES, coldFile, coldKey } from './cold-files.ts'

/** The rows of one tray visit, by table, in the order of its columns. */
export type VisitRows = Readonly<Record<(typeof COLD_TABLES)[number], readonly (readonly unknown[])[]>>

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
  readonly pk: number
}

export interface ColdPlace {
  readonly database: string
  readonly key: DatabaseKey
}

/** Reads the rows of a visit out of a connection to the database or to a cold file, with the columns that the database has. */
export class VisitReader {
  readonly #select: readonly { readonly table: (typeof COLD_TABLES)[number]; all(visitId: number): unknown[][] }[]

  constructor(from: ReadableDb, hot: ReadableDb) {
    this.#select = COLD_TABLES.map((table) => {
      const columns = columnsOf(hot, table)
      const keys = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk)
      const names = (list: readonly Column[]) => list.map(({ name }) => name).join(', ')
      const sql = `SELECT ${names(columns)} FROM ${table} WHERE visit_id = ? ORDER BY ${names(keys)}`
      const rows = from.prepare<[number], unknown[]>(sql).raw()
      return { table, all: (visitId) => rows.all(visitId) }
    })
  }

  read(visitId: number): VisitRows {
    const rows = Object.fromEntries(this.#select.map(({ table, all }) => [table, all(visitId)]))
    return { scan: rows['scan'] ?? [], egg: rows['egg'] ?? [], sorter_ack: rows['sorter_ack'] ?? [] }
  }
}

/** Writes the rows of a visit, whatever stood there of it before. */
export class VisitWriter {
  readonly #tables: readonly { drop(visitId: number): void; add(rows: VisitRows): void }[]
  readonly #to: WritableDb

  constructor(to: WritableDb, hot: ReadableDb) {
    this.#to = to
    this.#tables = COLD_TABLES.map((table) => {
      const columns = columnsOf(hot, table).map(({ name }) => name)
      const drop = to.prepare(`DELETE FROM ${table} WHERE visit_id = ?`)
      const add = to.prepare(
        `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
      return {
        drop: (visitId) => void drop.run(visitId),
        add: (rows) => {
          for (const row of rows[table]) add.run(row)
        },
      }
    })
  }

  /** Into a cold file, as one transaction; answers with the name of what the file holds from now on. */
  put(visitId: number, rows: VisitRows): string {
    return this.#to
      .transaction(() => {
        for (const { drop } of this.#tables) drop(visitId)
        this.add(rows)
        return renameContent(this.#to)
      })
      .immediate()
  }

  add(rows: VisitRows): void {
    for (const { add } of this.#tables) add(rows)
  }
}

/**
 * The name of what a cold file holds, another one after every change: the same name is the same content. Undefined for one of an earlier version. Whoever
 * copies files knows by it which have changed.
 */
export function contentOf(file: ReadableDb): string | undefined {
  if (columnsOf(file, 'content').length === 0) return undefined
  return file.prepare<[], { name: string }>('SELECT name FROM content').get()?.name
}

/** Within the transaction of the change. */
function renameContent(file: WritableDb): string {
  const name = randomUUID()
  file.prepare('DELETE FROM content').run()
  file.prepare('INSERT INTO content (name) VALUES (?)').run(name)
  return name
}

/** The file of a month, open for writing; made with the columns that the database has now. Throws StoreError. */
export function openColdForWriting(place: ColdPlace, month: number, hot: ReadableDb): WritableDb {
  const path = coldFile(place.database, month)
  makeFolder(dirname(path))
  const file = openWritable({ path, key: coldKey(place.key, month) })
  try {
    // Whoever reads it goes on reading: a checkpoint that has to wait is made another time.
    file.pragma('busy_timeout = 0')
    file.transaction(() => layOut(file, hot)).immediate()
    // Also of one that was there: whoever made it may have ended before its name was forced to the disk, and rows are deleted once they are in it.
    syncFolder(dirname(path))
    return file
  } catch (error) {
    file.close()
    throw error
  }
}

/** The file of a month for reading. Throws StoreError, MISSING where it is not there. */
export function openColdForReading(place: ColdPlace, month: number): ReadableDb {
  return openReadable({ path: coldFile(place.database, month), key: coldKey(place.key, month) })
}

function layOut(file: WritableDb, hot: ReadableDb): void {
  let changed = contentOf(file) === undefined
  file.exec('CREATE TABLE IF NOT EXISTS content (name TEXT NOT NULL) STRICT')
  for (const table of COLD_TABLES) {
    const wanted = columnsOf(hot, table)
    const there = new Set(columnsOf(file, table).map(({ name }) => name))
    if (there.size === 0) {
      const keys = wanted.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk)
      file.exec(`CREATE TABLE ${table} (${wanted.map(columnText).join(', ')},
        PRIMARY KEY (${keys.map(({ name }) => name).join(', ')})) STRICT, WITHOUT ROWID`)
    } else {
      const missing = wanted.filter(({ name }) => !there.has(name))
      for (const column of missing) file.exec(`ALTER TABLE ${table} ADD COLUMN ${columnText(column)}`)
      changed ||= missing.length > 0
    }
  }
  if (changed) renameContent(file)
}

function columnText({ name, type, notnull, dflt_value }: Column): string {
  return `${name} ${type}${notnull === 1 ? ' NOT NULL' : ''}${dflt_value === null ? '' : ` DEFAULT ${dflt_value}`}`
}

function columnsOf(db: ReadableDb, table: string): Column[] {
  return db
    .prepare<[string], Column>('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)')
    .all(table)
}
