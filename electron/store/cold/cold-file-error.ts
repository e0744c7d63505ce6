import { existsSync } from 'node:fs'
import { StoreError, type StoreErrorCode, storeErrorFrom } from '../errors.ts'
import { coldFile, coldFileName } from './cold-files.ts'

/** What an error of SQLite means that speaks of a file which is there. */
const DAMAGE: readonly StoreErrorCode[] = ['CORRUPT', 'WRONG_KEY', 'DISK']

/** The rows of a month cannot be read, because its file is missing or damaged. */
export class ColdFileError extends StoreError {
  /** Name below the folder of the data: cold/2026-09.db. */
  readonly file: string

  constructor(code: 'COLD_MISSING' | 'COLD_DAMAGED', message: string, file: string, cause?: unknown) {
    super(code, message, cause)
    this.name = 'ColdFileError'
    this.file = file
  }
}

/** An error that came while the cold file of a month was read, by the name of that file; one that says nothing about the file as it is. */
export function coldErrorFrom(database: string, month: number, error: unknown): Error {
  const path = coldFile(database, month)
  const reason = storeErrorFrom(error)
  const said = (code: 'COLD_MISSING' | 'COLD_DAMAGED', why: string) =>
    new ColdFileError(code, `${path} cannot be read (${why}); put it back from a backup`, coldFileName(month), error)
  if (!existsSync(path)) return said('COLD_MISSING', 'it is missing')
  const isDamage = reason instanceof StoreError && DAMAGE.includes(reason.code)
  return isDamage ? said('COLD_DAMAGED', reason.message) : reason
}
