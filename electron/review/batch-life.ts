import type { RecordLife } from '../contract/batch-life.ts'
import { readAccepted, readSignatures, readStops } from '../store/batch-life-rows.ts'
import type { ReadableDb } from '../store/open-database.ts'
import { recordDigest } from '../store/record-digest.ts'
import { readBatchModels } from './batch-models.ts'

/** What surrounds the numbers of a batch: stops, what was accepted at its start, signatures. Null for a batch that is not there. */
export function readRecordLife(db: ReadableDb, batchId: string): RecordLife | null {
  const sha256 = recordDigest(db, batchId)
  if (sha256 === undefined) return null
  return {
    sha256,
    stops: readStops(db, batchId).map(({ stopId, kind, fromWallMs, toWallMs, reason, note, who }) => ({
      ...{ stopId, kind, fromWallMs, toWallMs: toWallMs ?? null, reason: reason ?? null, note, who },
    })),
    accepted: readAccepted(db, batchId),
    models: readBatchModels(db, batchId),
    signatures: readSignatures(db, batchId).map((one) => ({
      ...{ revision: one.revision, sha256: one.sha256, name: one.name, atWallMs: one.atWallMs },
    })),
  }
}
