import type { FolderOutcome, FolderScannerChoice } from '../../electron/contract/scanner-choice.ts'

/** A station that finds every folder but those whose name says otherwise. */
export function fakeFolder({ path }: FolderScannerChoice, connect: () => object): FolderOutcome {
  if (path.endsWith('missing')) return { ok: false, remedy: { kind: 'folderMissing', values: { path } } }
  connect()
  return { ok: true }
}
