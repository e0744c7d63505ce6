import type { DataSetOutcome, DataSetWish } from '../../contract/data-set.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import { removeUnfinishedDataSets } from '../../review/data-set/export-data-set.ts'
import type { Jobs } from '../../review/upkeep/jobs.ts'

export interface DataSetDeskParts {
  readonly jobs: Pick<Jobs, 'states' | 'request' | 'cancel'>
  /** Folder of the data sets of this station. */
  readonly dataSets: string
  readonly play: boolean
  readonly log: Logger
  /** Ids of every model that ever judged here. */
  judges(): readonly string[]
  isSynthetic(modelId: string): boolean
  /** Rejects when the entry is not there for sure. */
  audit(caller: Caller, deed: AuditDeed): Promise<void>
}

interface Who {
  readonly caller: Caller
}

/** Has labelled scans counted and written out, in the thread of the long work. */
export function dataSetDesk({ jobs, dataSets, play, log, judges, isSynthetic, audit }: DataSetDeskParts) {
  const isBusy = () => ['waiting', 'running'].includes(jobs.states().dataSet.state)
  return {
    async startDataSet(
      { write, ...wish }: DataSetWish & { readonly write: boolean },
      { caller }: Who,
    ): Promise<DataSetOutcome> {
      // It would teach a model the drawings of the virtual scanner.
      if (play) return { ok: false, refusal: 'PLAY' }
      if (isBusy()) return { ok: false, refusal: 'BUSY' }
      const syntheticModels = judges().filter((modelId) => isSynthetic(modelId))
      // Pictures leave the encrypted archive: that somebody wanted it stands there before the first of them does.
      if (write)
        await audit(caller, { act: 'dataSet.export', subject: wish.batchId ?? dataSets, after: JSON.stringify(wish) })
      jobs.request({ job: 'dataSet', wish, write, syntheticModels })
      log.info({ ...wish, write, who: caller.name }, 'labelled scans are gathered')
      return { ok: true }
    },
    async cancelDataSet() {
      await jobs.cancel('dataSet')
      if (!isBusy()) removeUnfinishedDataSets(dataSets)
      return {}
    },
  }
}
