import { silentLogger } from '../../electron/log/logger.ts'
import { type OpenReviewOptions, openReview, type Review } from '../../electron/review/open-review.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { type OpenedStore, openStore } from '../../electron/store/open-store.ts'
import { MORNING_MS } from './commit-groups.ts'
import { withFolder } from './temporary-folder.ts'

export const LOOKED_BACK_KEY = new Uint8Array(32).fill(9)

/** A store that a test fills, and a review that reads it. */
export async function lookBack(
  work: (review: Review, store: OpenedStore, folder: string) => void | Promise<void>,
  around: Pick<OpenReviewOptions, 'findModel' | 'imaging'> = {},
): Promise<void> {
  await withFolder(async (folder) => {
    const key = LOOKED_BACK_KEY
    const files = dataFiles(folder)
    const store = openStore({ folder, key, clock: { wallMs: () => MORNING_MS, monoMs: () => 0 }, log: silentLogger })
    const archive = { folder: files.archive, key }
    const review = openReview({ path: files.database, key, play: false, isSynthetic: () => true, archive, ...around })
    try {
      await work(review, store, folder)
    } finally {
      review.close()
      store.close()
    }
  })
}
