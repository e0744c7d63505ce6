import { silentLogger } from '../../electron/log/logger.ts'
import { PictureKeeper, type PictureToKeep } from '../../electron/store/archive/picture-keeper.ts'
import type { ArchiveBook } from '../../electron/store/archive-book.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { ManualTime } from '../fake/manual-time.ts'
import { MORNING_MS } from './commit-groups.ts'

export interface ArchiveOf {
  readonly folder: string
  readonly key: Uint8Array
  readonly store: { readonly archive: ArchiveBook }
}

export type GivenPicture = Omit<PictureToKeep, 'arrivedWallMs' | 'keep'> & Partial<PictureToKeep>

/** Gives pictures to the archive of a data folder, recent ones unless told otherwise, and waits until they are there. */
export async function keepPictures(
  { folder, key, store }: ArchiveOf,
  pictures: readonly GivenPicture[],
): Promise<void> {
  const time = new ManualTime()
  const keeper = new PictureKeeper({
    ...{ folder: dataFiles(folder).archive, key, book: store.archive, clock: time, timers: time, log: silentLogger },
    clockTrusted: () => true,
  })
  for (const picture of pictures) keeper.keep({ arrivedWallMs: MORNING_MS, keep: [], ...picture })
  await keeper.close()
}
