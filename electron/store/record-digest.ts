import { createHash } from 'node:crypto'
import { signedText } from '../domain/batch/signature.ts'
import { findBatch } from './batch-rows.ts'
import { readBatchSums } from './batch-sums.ts'
import type { ReadableDb } from './open-database.ts'

/**
 * SHA-256 of everything that a signature stands for: who and what the batch was about, the recipe, when it ran, and every sum over its fact
 * cells. A late egg, a rescan or a correction makes another one. Undefined for a batch that is not there.
 */
export function recordDigest(db: ReadableDb, batchId: string): string | undefined {
  const batch = findBatch(db, batchId)
  if (batch === undefined) return undefined
  // The next revision's number is no figure of the batch.
  const { nextRevision: _, ...sums } = readBatchSums(db, batchId)
  const { identity, recipe, startedWallMs, closedWallMs } = batch
  const { flock, breed, parentAgeWeeks, setter, trolley, setAtWallMs, jurisdictionId, trayTypeId } = identity
  const text = signedText({
    // Counts up when anything below is added: a signature of an earlier form is then recomputed in that form.
    format: 1,
    ...{ batchId, flock, breed, parentAgeWeeks, setter, trolley, setAtWallMs, jurisdictionId, trayTypeId },
    ...{ eggsExpected: identity.eggsExpected, sexingMethod: identity.sexingMethod },
    // Left out where there is none, so that a record signed before they were kept has the digest it had.
    labelScheme: identity.labelScheme || undefined,
    shift: identity.shift || undefined,
    recipe: { id: recipe.id, version: recipe.version },
    ...{ startedWallMs, closedWallMs },
    sums,
  })
  return createHash('sha256').update(text).digest('hex')
}
