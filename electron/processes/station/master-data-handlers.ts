import type { ImportFile, ImportKind, MasterEntry } from '../../contract/master-data.ts'
import { NOBODY } from '../../domain/access.ts'
import type { MasterKind } from '../../domain/master-data/kinds.ts'
import type { MasterDataDesk, SeenRecord } from '../../master-data/master-data-desk.ts'
import { type FileLanguage, writeRecords, writeTemplate } from '../../master-data/write-file.ts'

interface FileWish {
  readonly kind: ImportKind
  readonly language: FileLanguage
}

/** The part of the station's service that knows the hatchery. */
export function masterDataHandlers(desk: MasterDataDesk) {
  return {
    masterData: () => desk.view(),
    saveMasterData: (wish: { readonly seen: SeenRecord | null; readonly entry: MasterEntry }) =>
      desk.save(NOBODY, wish),
    retireMasterData: (wish: { readonly kind: MasterKind; readonly seen: SeenRecord; readonly retired: boolean }) =>
      desk.retire(NOBODY, wish),
    importPreview: (file: ImportFile) => desk.preview(file),
    importApply: (file: ImportFile & { readonly fingerprint: string }) => desk.apply(NOBODY, file),
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
