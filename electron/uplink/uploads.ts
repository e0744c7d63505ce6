import { type LiveCloud, UPLOADS_PAGE_MAX, type Upload } from '../contract/uploads.ts'
import type { Outbox, OutboxCounts, OutboxEntry } from '../store/outbox.ts'
import { outboxFill } from './outbox-limits.ts'

/** What the top bar says of a station that is set up to upload. */
export function liveCloud(counts: OutboxCounts, nowWallMs: number): LiveCloud {
  return {
    state: counts.queued > 0 ? 'waiting' : 'up-to-date',
    upToWallMs: counts.newestSentWallMs,
    waiting: counts.queued,
    waitingSinceWallMs: counts.oldestQueuedWallMs,
    parked: counts.parked,
    fill: outboxFill(counts, nowWallMs),
  }
}

/** One page of the upload list, newest first, below `beforeId` (null: from the newest). */
export function listUploads(outbox: Outbox, beforeId: number | null): Upload[] {
  return outbox.list(beforeId ?? Number.MAX_SAFE_INTEGER, UPLOADS_PAGE_MAX).map(uploadOf)
}

function uploadOf(entry: OutboxEntry): Upload {
  return {
    uploadId: entry.outboxId,
    batchId: entry.batchId,
    revision: entry.revision,
    state: entry.state,
    bytes: entry.payload.length,
    closedAtWallMs: entry.enqueuedWallMs,
    attempts: entry.attempts,
    reason: entry.reason,
    nextAttemptWallMs: entry.state === 'queued' ? entry.nextAttemptWallMs : null,
    receipt: entry.receipt,
    settledWallMs: entry.settledWallMs,
  }
}
