import { type ImportKind, importPreviewSchema } from '../../electron/contract/master-data.ts'
import type { MasterData } from '../../electron/domain/master-data/kinds.ts'
import { readImport } from '../../electron/master-data/preview.ts'
import { makeFlock, makePlace, makeTrayType, seededData } from './master-records.ts'

/** A hatchery with a flock, two setters and a tray type of its own. */
export const SMALL_HATCHERY = seededData([
  ...[makeFlock(), makePlace('setter', '4', 'A'), makePlace('setter', '5', 'B'), makeTrayType()],
])

/** What a file would do to that hatchery, or to another. Whatever the file, the screen must be able to read the answer. */
export function lookAtFile(
  kind: ImportKind,
  text: string | Uint8Array,
  over: Partial<MasterData> & { readonly used?: boolean } = {},
) {
  const { used = false, ...data } = over
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const ground = { data: { ...SMALL_HATCHERY, ...data }, trayTypeUsed: () => used }
  const { preview, records } = readImport({ kind, bytes }, ground)
  return { preview: importPreviewSchema.parse(preview), records }
}
