import Database from 'better-sqlite3'
import { StoreError, storeErrorFrom } from './errors.ts'

/** The part of the driver that we use; the stock build has the same. */
export type DatabaseDriver = new (path: string, options: Database.Options) => Database.Database

declare const readable: unique symbol
declare const writable: unique symbol

/** A connection that only reads. */
export type ReadableDb = Database.Database & { readonly [readable]: true }
/** The one connection that writes; it may be read from too. */
export type WritableDb = ReadableDb & { readonly [writable]: true }

export type Statement<Row = unknown> = Database.Statement<unknown[], Row>

/** 32 bytes, used as they are; `unencrypted` only where a test compares with the stock build, which cannot encrypt. */
export type DatabaseKey = Uint8Array | 'unencrypted'

export interface OpenDatabaseOptions {
  readonly path: string
  readonly key: DatabaseKey
  readonly driver?: DatabaseDriver
}

/** AEGIS-256 authenticates every page and costs a tenth of what the other ciphers of the build cost (docs of SQLite3MultipleCiphers; own measurement). */
const CIPHER = 'aegis'
const KEY_BYTES = 32
/** How long a connection waits for another's lock; readers never wait in WAL, so only a checkpoint at closing time can be meant. */
const BUSY_TIMEOUT_MS = 2000

const origins = new WeakMap<ReadableDb, Pick<OpenDatabaseOptions, 'path' | 'key'>>()

/** What a connection was opened with: whoever needs the files beside the database finds them by it. */
export function originOf(db: ReadableDb): Pick<OpenDatabaseOptions, 'path' | 'key'> | undefined {
  return origins.get(db)
}

/** Opens the database for writing; makes the file if there is none. Throws StoreError. */
export function openWritable(options: OpenDatabaseOptions): WritableDb {
  const db = open(options, {})
  return configure(db, () => {
    unlock(db, options.key)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('trusted_schema = OFF')
    const opened = brandWritable(db)
    origins.set(opened, { path: options.path, key: options.key })
    return opened
  })
}

/** Opens the database for reading only. Throws StoreError, MISSING if there is none. */
export function openReadable(options: OpenDatabaseOptions): ReadableDb {
  const db = open(options, { readonly: true, fileMustExist: true })
  return configure(db, () => {
    unlock(db, options.key)
    db.pragma('query_only = ON')
    const opened = brandReadable(db)
    origins.set(opened, { path: options.path, key: options.key })
    return opened
  })
}

/**
 * Takes an exclusive lock on a file of its own and holds it until the function it returns is called or the process ends, however it ends.
 * The operating system keeps it, so no stale lock is left. Throws LOCKED when somebody has it.
 */
export function lockFile(path: string, driver: DatabaseDriver = Database): () => void {
  try {
    const db = new driver(path, { timeout: 0 })
    try {
      db.pragma('locking_mode = EXCLUSIVE')
      db.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      db.close()
      throw error
    }
    return () => db.close()
  } catch (error) {
    throw storeErrorFrom(error)
  }
}

function open(options: OpenDatabaseOptions, mode: Database.Options): Database.Database {
  const driver = options.driver ?? Database
  try {
    return new driver(options.path, { ...mode, timeout: BUSY_TIMEOUT_MS })
  } catch (error) {
    if (mode.fileMustExist === true) throw new StoreError('MISSING', `there is no database at ${options.path}`, error)
    throw storeErrorFrom(error)
  }
}

/** Gives the key and proves it by reading. A build that does not know the cipher would write in the clear: it is refused. */
function unlock(db: Database.Database, key: DatabaseKey): void {
  if (key !== 'unencrypted') {
    if (key.length !== KEY_BYTES) throw new StoreError('WRONG_KEY', `the database key must have ${KEY_BYTES} bytes`)
    if (db.pragma(`cipher = '${CIPHER}'`, { simple: true }) !== CIPHER) {
      throw new StoreError(
        'NO_ENCRYPTION',
        'this build of SQLite cannot encrypt; the encrypted build of better-sqlite3 is needed',
      )
    }
    db.pragma(`key = 'raw:${Buffer.from(key).toString('hex')}'`)
  }
  db.prepare('SELECT count(*) FROM sqlite_schema').get()
  // Sorting must not spill readable pages into a temporary file.
  db.pragma('temp_store = MEMORY')
}

function configure<T>(db: Database.Database, finish: () => T): T {
  try {
    return finish()
  } catch (error) {
    db.close()
    throw storeErrorFrom(error)
  }
}

function brandReadable(db: Database.Database): ReadableDb {
  return db as ReadableDb
}

function brandWritable(db: Database.Database): WritableDb {
  return db as WritableDb
}
