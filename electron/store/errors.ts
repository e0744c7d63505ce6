/**
 * FULL: no space. DISK: the disk fails or may not be written. LOCKED: another instance writes this database. WRONG_KEY: no database of ours or
 * another key. NETWORK_PATH: the folder is on another machine. NEWER_SCHEMA: written by a newer version. CORRUPT: damaged. MISSING: there is no database. CONFLICT: the rows do not fit
 * together, a fault of the caller. NO_ENCRYPTION: this SQLite build cannot encrypt. COLD_MISSING, COLD_DAMAGED: the file of an older month.
 */
export type StoreErrorCode =
  | 'FULL'
  | 'DISK'
  | 'LOCKED'
  | 'WRONG_KEY'
  | 'NEWER_SCHEMA'
  | 'CORRUPT'
  | 'MISSING'
  | 'CONFLICT'
  | 'NO_ENCRYPTION'
  | 'NETWORK_PATH'
  | 'COLD_MISSING'
  | 'COLD_DAMAGED'

export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'StoreError'
    this.code = code
  }
}

/** SQLite's result codes by their beginning, and what they mean to us. */
const MEANINGS: readonly (readonly [prefix: string, code: StoreErrorCode, text: string])[] = [
  ['SQLITE_FULL', 'FULL', 'the disk is full'],
  ['SQLITE_NOTADB', 'WRONG_KEY', 'the database was written with another key, or is no database'],
  ['SQLITE_CORRUPT', 'CORRUPT', 'the database is damaged'],
  ['SQLITE_CONSTRAINT', 'CONFLICT', 'the rows do not fit together'],
  ['SQLITE_BUSY', 'LOCKED', 'another program holds the database'],
  ['SQLITE_LOCKED', 'LOCKED', 'another program holds the database'],
  [
    'SQLITE_READONLY',
    'DISK',
    'the disk or the file may only be read; mount it for writing, or give it back to the account that runs Ovoscope',
  ],
  ['SQLITE_', 'DISK', 'the database cannot be read or written'],
]

/** An error of SQLite in the store's own words; any other error as it is. */
export function storeErrorFrom(cause: unknown): Error {
  if (!(cause instanceof Error)) return new StoreError('DISK', String(cause))
  if (!('code' in cause) || typeof cause.code !== 'string') return cause
  const sqliteCode = cause.code
  const meaning = MEANINGS.find(([prefix]) => sqliteCode.startsWith(prefix))
  if (meaning === undefined) return cause
  const [, code, text] = meaning
  return new StoreError(code, `${text} (${sqliteCode}: ${cause.message})`, cause)
}
