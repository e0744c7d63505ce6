import type { OverrideClass } from '../../electron/domain/override.ts'
import type { EggOverride, Store } from '../../electron/store/store.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from './commit-groups.ts'
import { type ArchiveOf, keepPictures } from './keep-pictures.ts'

/** Of the labelled eggs. */
export const LABELLED_BATCH = '2026-1121-01'

function said(column: number, eggClass: OverrideClass, over: Partial<EggOverride> = {}): EggOverride {
  return {
    ...{
      visitId: 1,
      cell: { row: 0, column },
      attempt: 1,
      batchId: LABELLED_BATCH,
      atWallMs: MORNING_MS,
      operator: 'Ada',
    },
    from: { eggClass: 'MALE', action: 'REMOVE_MALE' },
    ...{ eggClass, action: 'KEEP', reason: 'OPENED', note: 'seen by Ada', ...over },
  }
}

/** Ten eggs, of which people said something of nine. */
export function fillLabelled(store: Store): void {
  store.saveBatch(makeBatch())
  const visits = [1, 2].map(
    (id) => ({ kind: 'tray-begin', visit: makeVisit(id, { batchId: LABELLED_BATCH }) }) as const,
  )
  store.commit(makeGroup(visits, 2, [1, 2]))
  const scans = Array.from({ length: 10 }, (_, column) =>
    scanItem(3 + column, {
      cell: { row: 0, column },
      eggClass: column === 3 ? 'UNREADABLE' : 'MALE',
      sampled: column < 2,
    }),
  )
  store.commit(makeGroup(scans, 12))
  store.saveOverride(said(0, 'MALE'))
  store.saveOverride(said(0, 'FEMALE'))
  store.saveOverride(said(1, 'INFERTILE'))
  store.saveOverride(said(2, 'EARLY_DEAD', { reason: 'CANDLED' }))
  store.saveOverride(said(3, 'MALE'))
  store.saveOverride(said(4, 'UNCERTAIN'))
  store.saveOverride(said(5, 'FEMALE', { reason: 'WRONG_CELL' }))
  store.saveOverride(said(6, 'EMPTY', { attempt: 7 }))
  store.saveOverride(said(7, 'MID_DEAD'))
  store.saveOverride(said(8, 'FEMALE'))
}

/** A picture of three maps and two slices; every pixel says which. */
export function labelledPicture(column: number, side = 8) {
  const plane = side * side
  const words = Uint16Array.from({ length: 6 * plane }, (_, at) => 1000 * column + Math.floor(at / plane))
  const image = { width: side, height: side, channels: 3, slices: 2, pixels: new Uint8Array(words.buffer) }
  return { image, attention: undefined }
}

export async function keepLabelled(archive: ArchiveOf, columns: readonly number[]): Promise<void> {
  const pictures = columns.map((column) => {
    const picture = labelledPicture(column, column === 7 ? 16 : 8)
    return { visitId: 1, cell: { row: 0, column }, attempt: 1, picture }
  })
  await keepPictures(archive, pictures)
}
