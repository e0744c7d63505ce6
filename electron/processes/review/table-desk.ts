import type { TableOutcome, TableWish } from '../../contract/table-export.ts'
import type { Caller } from '../../domain/access.ts'
import type { AuditDeed } from '../../domain/audit.ts'
import type { Logger } from '../../log/logger.ts'
import { removeUnfinishedTables } from '../../review/tables/export-table.ts'
import type { Jobs } from '../../review/upkeep/jobs.ts'

export interface TableDeskParts {
  readonly jobs: Pick<Jobs, 'states' | 'request' | 'cancel'>
  /** Folder of the tables of this station. */
  readonly tables: string
  readonly log: Logger
  /** Ids of every model that ever judged here. */
  judges(): readonly string[]
  isSynthetic(modelId: string): boolean
  /** Rejects when the entry is not there for sure. */
  audit(caller: Caller, deed: AuditDeed): Promise<void>
}

/** Has tables written out, in the thread of the long work. */
export function tableDesk({ jobs, tables, log, judges, isSynthetic, audit }: TableDeskParts) {
  const isBusy = () => ['waiting', 'running'].includes(jobs.states().table.state)
  return {
    async startTable(wish: TableWish, { caller }: { readonly caller: Caller }): Promise<TableOutcome> {
      if (isBusy()) return { ok: false, refusal: 'BUSY' }
      // Rows leave the encrypted database: that somebody wanted it stands there before the first of them does.
      await audit(caller, { act: 'table.export', subject: wish.batchId ?? wish.table, after: JSON.stringify(wish) })
      jobs.request({ job: 'table', wish, syntheticModels: judges().filter((modelId) => isSynthetic(modelId)) })
      log.info({ ...wish, who: caller.name }, 'a table is written out')
      return { ok: true }
    },
    async cancelTable() {
      await jobs.cancel('table')
      if (!isBusy()) removeUnfinishedTables(tables)
      return {}
    },
  }
}
