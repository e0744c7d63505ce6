import type { BatchRecord } from '../../electron/contract/review.ts'
import type { ReconcileResult } from '../../electron/contract/sum-check.ts'
import { demoBatch, startLineRig, untilLive } from '../rig/line-rig.ts'

/** A recording is played faster than it was, but never for longer than this without an end. */
const PLAY_DEADLINE_MS = 12 * 3_600_000
const RECONCILE_DEADLINE_MS = 120_000

export interface Played {
  readonly record: BatchRecord
  readonly reconcile: ReconcileResult
  /** Frames and bytes that the link refused, by reason. */
  readonly rejected: Readonly<Record<string, number>>
  readonly duplicates: number
}

/**
 * Plays a recording through the real path into that folder, as one batch in play, and answers with its record. `speed` = how many times
 * faster than it was, null for as fast as the station takes it. Rejects when the file is no recording.
 */
export async function playRecording(options: {
  readonly file: string
  readonly speed: number | null
  readonly dataFolder: string
  readonly onErrorOutput?: (name: string, text: string) => void
}): Promise<Played> {
  const { file, speed, dataFolder, onErrorOutput } = options
  const rig = await startLineRig({
    ...{ dataFolder, replay: { file, speed } },
    // Never begun: the recording stands in its place.
    scanner: { seed: 'idle', ratePerHour: 3_600, trays: 1, rows: 10, columns: 15 },
    ...(onErrorOutput === undefined ? {} : { onErrorOutput }),
  })
  try {
    const { station, review } = rig
    await untilLive(rig, 'the recorded scanner and a ready model', ({ link, model }) => {
      return link.state === 'Streaming' && model.state === 'ready'
    })
    const outcome = await station.call('startBatch', demoBatch(null))
    if (!outcome.ok) throw new Error(`the batch could not be started: ${outcome.refusal}`)
    const over = await untilLive(
      rig,
      'the end of the recording',
      ({ link, backlog }) => link.transport === 'none' && backlog === 0,
      PLAY_DEADLINE_MS,
    )
    await station.call('closeBatch', {})
    const closed = await untilLive(rig, 'the batch closed', ({ batch }) => batch?.state === 'closed')
    const record = await review.call('batchRecord', { batchId: closed.batch?.batchId ?? '' })
    if (record === null) throw new Error('the batch has no record')
    const reconcile = await review.call('reconcile', {}, { deadlineMs: RECONCILE_DEADLINE_MS })
    return { record, reconcile, rejected: over.link.rejected, duplicates: over.link.duplicates }
  } finally {
    await rig.stop()
  }
}
