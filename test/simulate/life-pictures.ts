import type { Logger } from '../../electron/log/logger.ts'
import { pictureName } from '../../electron/store/archive/picture.ts'
import { PictureKeeper } from '../../electron/store/archive/picture-keeper.ts'
import type { ArchiveBook, KeptRow } from '../../electron/store/archive-book.ts'
import type { CrashPoints } from './crash-points.ts'
import { type PicturePlan, SEGMENT_BYTES_MAX } from './picture-plan.ts'
import type { SimArchive } from './sim-archive.ts'
import type { ProcessTime } from './sim-time.ts'

export const ARCHIVE_KEY = new Uint8Array(32).fill(8)
/** What the station lacks while the disk is full: a few segments make room. */
const MISSING_BYTES = 6_000
/** More corrections than a run has. */
const LATE_MAX = 1_000

/** Why a picture that is to be kept is not. */
export type PictureLoss = 'the journal waits no longer' | 'corrected when it was gone' | 'nobody has it'

/** What the world hears of the pictures of a station. */
export interface PictureWatch {
  /** Kept pictures are about to be erased, and nothing points to them any more. */
  erased(rows: readonly KeptRow[]): void
  /** Pictures, by their names, for which the journal waits no longer, or that were corrected when they were gone already. */
  givenUp(names: readonly string[], why: PictureLoss): void
  /** Pictures of an earlier life that are to be kept and lie only in a journal. */
  due(count: number): void
  problem(text: string): void
}

export interface LifePicturesParts {
  readonly book: ArchiveBook
  readonly archive: SimArchive
  readonly plan: PicturePlan
  readonly time: ProcessTime
  readonly points: CrashPoints
  readonly log: Logger
  readonly watch: PictureWatch
  clockTrusted(): boolean
}

/** The archive of one life of the station, as electron/processes/station/open-pictures.ts makes it, on the simulated disk. */
export function openLifePictures({ book, archive, plan, points, watch, ...parts }: LifePicturesParts): PictureKeeper {
  const { time } = parts
  const { quotaBytes, sampleShare } = book.retention()
  const { retention } = plan
  if (quotaBytes !== retention.quotaBytes || sampleShare !== retention.sampleShare) book.saveRetention(retention)
  return new PictureKeeper({
    ...{ ...parts, folder: archive.folder, key: ARCHIVE_KEY, clock: time, timers: time },
    ...{ book: watchedBook(book, time, watch), disk: archive.diskOf(time, points), segmentBytesMax: SEGMENT_BYTES_MAX },
    missingBytes: () => Promise.resolve(archive.state === 'full' ? MISSING_BYTES : 0),
  })
}

/** Says what is given up, once that is durable. */
function watchedBook(book: ArchiveBook, time: ProcessTime, watch: PictureWatch): ArchiveBook {
  return {
    ...book,
    beginErasing(segmentId) {
      const rows = book.rowsOf(segmentId)
      const isErasing = book.beginErasing(segmentId)
      if (isErasing && time.alive) watch.erased(rows)
      return isErasing
    },
    loseBeyond(segmentId, bytes) {
      const lost = book.loseBeyond(segmentId, bytes)
      if (lost > 0 && time.alive) watch.problem(`${lost} kept pictures are gone from segment ${segmentId}`)
      return lost
    },
    due(lineId) {
      const due = book.due(lineId)
      if (due.pictures.length > 0 && time.alive) watch.due(due.pictures.length)
      return due
    },
    waive(keys) {
      book.waive(keys)
      if (time.alive) watch.givenUp(keys.map(pictureName), 'the journal waits no longer')
    },
    dropDue(keys) {
      const late = new Set(book.late(LATE_MAX).map(pictureName))
      const dropped = book.dropDue(keys)
      if (!time.alive) return dropped
      const [corrected, others] = [
        keys.filter((key) => late.has(pictureName(key))),
        keys.filter((key) => !late.has(pictureName(key))),
      ]
      watch.givenUp(corrected.map(pictureName), 'corrected when it was gone')
      if (others.length > 0) watch.givenUp(others.map(pictureName), 'nobody has it')
      return dropped
    },
  }
}
