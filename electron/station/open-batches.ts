import type { LiveView } from '../contract/live.ts'
import type { BatchUnderWay } from '../domain/model/model-faults.ts'
import type { ScannerPictures } from '../domain/picture-fit.ts'

/** A batch that a model would take over in its midst. */
export interface OpenBatch extends Omit<BatchUnderWay, 'now'> {
  readonly batchId: string
}

/** Every batch that is not closed, of every line. */
export function openBatches(
  lines: readonly {
    liveView(): Pick<LiveView, 'batch' | 'legal' | 'play'>
    scannerPictures(): ScannerPictures | undefined
  }[],
): OpenBatch[] {
  return lines.flatMap((line) => {
    const { batch, legal, play } = line.liveView()
    if (batch === null || batch.state === 'closed') return []
    const { batchId, breed } = batch
    const ageHours = legal?.ageHours ?? undefined
    return [{ batchId, breed, ageHours, play, scannerPictures: line.scannerPictures() }]
  })
}
