import type { DataSetOutcome, DataSetWish } from '../../contract/data-set.ts'
import type { Caller } from '../../domain/access.ts'
import { removeUnfinishedDataSets } from '../../review/data-set/export-data-set.ts'
import { type ExportDeskParts, exportDesk } from './export-desk.ts'

export interface DataSetDeskParts extends ExportDeskParts {
  /** Folder of the data sets of this station. */
  readonly dataSets: string
  readonly play: boolean
}

type Wish = DataSetWish & { readonly write: boolean }

/** Has labelled scans counted and written out, in the thread of the long work. */
export function dataSetDesk({ dataSets, play, ...parts }: DataSetDeskParts) {
  const removeUnfinished = () => removeUnfinishedDataSets(dataSets)
  const desk = exportDesk(parts, { job: 'dataSet', act: 'dataSet.export', removeUnfinished })
  return {
    async startDataSet({ write, ...wish }: Wish, { caller }: { readonly caller: Caller }): Promise<DataSetOutcome> {
      // It would teach a model the drawings of the virtual scanner.
      if (play) return { ok: false, refusal: 'PLAY' }
      if (desk.isBusy()) return { ok: false, refusal: 'BUSY' }
      const deed = { subject: wish.batchId ?? dataSets, after: JSON.stringify(wish) }
      const request = { job: 'dataSet', wish, write, syntheticModels: desk.syntheticModels() } as const
      // Counting shows what the screen shows; pictures leave the archive by writing alone.
      await desk.begin(request, caller, write ? deed : undefined)
      return { ok: true }
    },
    cancelDataSet: () => desk.cancel(),
  }
}
