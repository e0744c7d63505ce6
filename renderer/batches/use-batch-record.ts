import { useCallback, useEffect, useState } from 'react'
import type { BatchRecord } from '../../electron/contract/review.ts'
import { ask, codeOf } from '../client/commands.ts'
import { stationNowWallMs } from '../client/state.ts'
import { consoleStore } from '../client/store.ts'

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
  const [reading, setReading] = useState<RecordReading>({ state: 'loading' })
  const read = useCallback(() => {
    let wanted = true
    ask('review', (review) => review.call('batchRecord', { batchId })).then(
      (record) => {
        if (!wanted) return
        setReading(
          record === null
            ? { state: 'missing' }
            : { state: 'read', record, readAtWallMs: stationNowWallMs(consoleStore.getState()) },
        )
      },
      (reason: unknown) => wanted && setReading({ state: 'failed', code: codeOf(reason) }),
    )
    return () => {
      wanted = false
    }
  }, [batchId])

  useEffect(() => {
    // A closed batch is read once more and then stands still.
    let drop = read()
    if (batchState === 'closed') return () => drop()
    const timer = setInterval(() => {
      drop()
      drop = read()
    }, READ_AGAIN_MS)
    return () => {
      clearInterval(timer)
      drop()
    }
  }, [read, batchState])
  return { reading, again: () => void read() }
}
