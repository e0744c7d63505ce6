import type { ImportFile, ImportKind, MasterEntry } from '../../contract/master-data.ts'
import type { MasterKind } from '../../domain/master-data/kinds.ts'
import type { MasterDataDesk, SeenRecord } from '../../master-data/master-data-desk.ts'
import { type FileLanguage, writeRecords, writeTemplate } from '../../master-data/write-file.ts'
import type { CallContext } from '../../rpc/contract-types.ts'

type Who = Pick<CallContext, 'caller'>

interface FileWish {
  readonly kind: ImportKind
  readonly language: FileLanguage
}

/** The part of the station's service that knows the hatchery. */
export function masterDataHandlers(desk: MasterDataDesk) {
  return {
    masterData: () => desk.view(),
    saveMasterData: (wish: { readonly seen: SeenRecord | null; readonly entry: MasterEntry }, { caller }: Who) =>
      desk.save(caller, wish),
    retireMasterData: (
      wish: { readonly kind: MasterKind; readonly seen: SeenRecord; readonly retired: boolean },
      { caller }: Who,
    ) => desk.retire(caller, wish),
    importPreview: (file: ImportFile) => desk.preview(file),
    importApply: (file: ImportFile & { readonly fingerprint: string }, { caller }: Who) => desk.apply(caller, file),
    importTemplate: ({ kind, language }: FileWish) => ({
      fileName: `ovoscope-${kind}-template.csv`,
      text: writeTemplate(kind, language),
    }),
    exportMasterData: ({ kind, language }: FileWish) => ({
      fileName: `ovoscope-${kind}.csv`,
      text: writeRecords(desk.data, kind, language),
    }),
  }
}
