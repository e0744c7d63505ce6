import type { TableOutcome, TableWish } from '../../contract/table-export.ts'
import type { Caller } from '../../domain/access.ts'
import { removeUnfinishedTables } from '../../review/tables/export-table.ts'
import { type ExportDeskParts, exportDesk } from './export-desk.ts'

export interface TableDeskParts extends ExportDeskParts {
  /** Folder of the tables of this station. */
  readonly tables: string
}

/** Has tables written out, in the thread of the long work. */
export function tableDesk({ tables, ...parts }: TableDeskParts) {
  const removeUnfinished = () => removeUnfinishedTables(tables)
  const desk = exportDesk(parts, { job: 'table', act: 'table.export', removeUnfinished })
  return {
    async startTable(wish: TableWish, { caller }: { readonly caller: Caller }): Promise<TableOutcome> {
      if (desk.isBusy()) return { ok: false, refusal: 'BUSY' }
      const deed = { subject: wish.batchId ?? wish.table, after: JSON.stringify(wish) }
      await desk.begin({ job: 'table', wish, syntheticModels: desk.syntheticModels() }, caller, deed)
      return { ok: true }
    },
    cancelTable: () => desk.cancel(),
  }
}
