import { useEffect } from 'react'
import type { BatchRecord } from '../../electron/contract/review.ts'
import { stationNowWallMs } from '../client/state.ts'
import { consoleStore } from '../client/store.ts'
import { useReading } from '../client/use-reading.ts'

/** A record as far as it has been read. */
export type RecordReading =
  | { readonly state: 'loading' | 'missing' }
  | { readonly state: 'failed'; readonly code: string }
  | { readonly state: 'read'; readonly record: BatchRecord; readonly readAtWallMs: number }

/** An open batch is read again this often: often enough to be believed, rarely enough for a database that has other work. */
const READ_AGAIN_MS = 5_000

/** Reads the record of one batch, and while the batch is open reads it again and again. */
export function useBatchRecord(
  batchId: string,
  batchState: string,
): { readonly reading: RecordReading; readonly again: () => void } {
  const question = useReading(
    `record ${batchId}`,
    async (review) => ({
      record: await review.call('batchRecord', { batchId }),
      readAtWallMs: stationNowWallMs(consoleStore.getState()),
    }),
    batchState === 'closed' ? undefined : READ_AGAIN_MS,
  )
  const { again } = question
  // A batch that has just been closed is read once more and then stands still.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is why it is read again.
  useEffect(again, [batchState, again])
  return { reading: recordReading(question.reading), again }
}

function recordReading(
  reading: ReturnType<typeof useReading<{ record: BatchRecord | null; readAtWallMs: number }>>['reading'],
): RecordReading {
  if (reading.state !== 'read') return reading
  const { record, readAtWallMs } = reading.value
  return record === null ? { state: 'missing' } : { state: 'read', record, readAtWallMs }
}
