import type { StartBatch } from '../../electron/contract/start-batch.ts'
import { carryOut } from '../client/commands.ts'
import { useReadingOf } from '../client/use-reading.ts'

/** What is written down for the next batch: null when nothing is, undefined until the station has said. */
export function useDraft(): {
  readonly draft: StartBatch | null | undefined
  /** True when it was kept; otherwise the reason stands in the notice. */
  readonly keep: (wish: StartBatch) => Promise<boolean>
  readonly discard: () => void
} {
  const { reading, again } = useReadingOf('station', 'draft', (station) => station.call('batchDraft', {}))
  return {
    draft: reading.state === 'read' ? reading.value : undefined,
    keep: (wish) => carryOut('station', (station) => station.call('saveBatchDraft', wish)),
    discard: () =>
      void carryOut('station', (station) => station.call('discardBatchDraft', {})).then((done) => done && again()),
  }
}
