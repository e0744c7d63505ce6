import type { BatchRecord, ReconcileResult, TrayEggs } from '../contract/review.ts'
import { storeErrorFrom } from '../store/errors.ts'
import { requireCurrentSchema } from '../store/migrate.ts'
import { type OpenDatabaseOptions, openReadable, type ReadableDb } from '../store/open-database.ts'
import { type RecordCircumstances, readBatchRecord } from './batch-record.ts'
import { reconcile } from './reconcile.ts'
import { readTrays } from './trays.ts'

/** The methods of the review contract, on one read-only connection. */
export interface Review {
  batchRecord(params: { readonly batchId: string }): BatchRecord | null
  trays(params: { readonly batchId: string; readonly afterVisitId: number }): TrayEggs[]
  /** Reads every row: seconds for a million scans. */
  reconcile(): ReconcileResult
  close(): void
}

/** Opens the database at the first question, because the station may not have made it yet. Questions throw StoreError (MISSING, WRONG_KEY, NEWER_SCHEMA, CORRUPT). */
export function openReview(options: OpenDatabaseOptions & RecordCircumstances): Review {
  let connection: ReadableDb | undefined
  const ask = <T>(question: (db: ReadableDb) => T): T => {
    try {
      connection ??= openCurrent(options)
      return question(connection)
    } catch (error) {
      throw storeErrorFrom(error)
    }
  }
  return {
    batchRecord: ({ batchId }) => ask((db) => readBatchRecord(db, batchId, options)),
    trays: ({ batchId, afterVisitId }) => ask((db) => readTrays(db, batchId, afterVisitId)),
    reconcile: () => ask(reconcile),
    close() {
      connection?.close()
      connection = undefined
    },
  }
}

function openCurrent(options: OpenDatabaseOptions): ReadableDb {
  const db = openReadable(options)
  try {
    requireCurrentSchema(db)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
