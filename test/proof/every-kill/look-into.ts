import { existsSync } from 'node:fs'
import { openReview } from '../../../electron/review/open-review.ts'
import { faultLines } from '../../../electron/review/reconcile-lines.ts'
import { dataFiles } from '../../../electron/store/data-folder.ts'
import { readDataKey, subKeys } from '../../../electron/store/key-file.ts'
import { missingPictures } from '../../rig/scan-pictures.ts'
import { readStoredSessions } from '../../rig/stored.ts'

/** What the real files hold. */
export interface Look {
  readonly faults: readonly string[]
  /** Kept pictures, each of which was opened. */
  readonly pictures: number
}

/** Rows and pictures as they are at this moment, past every process; undefined while there is no database. `isEnd`: nobody is about to write a picture. */
export function lookInto(dataFolder: string, isEnd: boolean): Look | undefined {
  const files = dataFiles(dataFolder)
  if (!existsSync(files.database)) return undefined
  const { database: key, archive: archiveKey } = subKeys(readDataKey(files.keyFile))
  const archive = { folder: files.archive, key: archiveKey }
  const review = openReview({ path: files.database, key, archive, play: false, isSynthetic: () => false })
  const faults: string[] = []
  try {
    const sums = review.reconcile()
    faults.push(...faultLines(sums), ...missingPictures(dataFolder, !isEnd))
    for (const { scans, distinctScans, isUnbroken, received, rejected } of readStoredSessions(dataFolder)) {
      if (scans !== distinctScans) faults.push(`${scans - distinctScans} scans are there twice`)
      if (received > 0 && !isUnbroken) faults.push('what was received has gaps')
      if (rejected > 0) faults.push(`${rejected} messages were rejected`)
    }
    return { faults, pictures: sums.pictures?.opened ?? 0 }
  } finally {
    review.close()
  }
}
