import type { Upload } from '../../electron/contract/uploads.ts'
import { SCENE_WALL_MS } from './live-view.ts'

const MINUTE_MS = 60_000

function upload(uploadId: number, batchId: string, change: Partial<Upload>): Upload {
  const closedAtWallMs = SCENE_WALL_MS - (10 - uploadId) * 40 * MINUTE_MS
  return {
    ...{ uploadId, batchId, closedAtWallMs, revision: 1, state: 'sent', bytes: 618, attempts: 1 },
    ...{ reason: null, nextAttemptWallMs: null, receipt: null, settledWallMs: null },
    ...change,
  }
}

/** One upload of each kind, newest first. */
export const SCENE_UPLOADS: readonly Upload[] = [
  upload(9, '2026-1120-02', {
    state: 'queued',
    attempts: 3,
    reason: 'network',
    nextAttemptWallMs: SCENE_WALL_MS + MINUTE_MS,
  }),
  upload(8, '2026-1120-01', { state: 'parked', reason: 'HTTP 413', settledWallMs: SCENE_WALL_MS - 79 * MINUTE_MS }),
  upload(7, '2026-1119-04', { receipt: 'r-000117', settledWallMs: SCENE_WALL_MS - 119 * MINUTE_MS }),
]
