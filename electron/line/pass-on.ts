import type { DecidedPicture, KeptClass } from '../domain/archive/keep.ts'
import type { BuiltGroup, JudgedScan } from '../pipeline/build-group.ts'
import type { PictureKey } from '../store/archive/picture.ts'
import type { PictureToKeep } from '../store/archive/picture-keeper.ts'
import type { ArchiveBook } from '../store/archive-book.ts'

/** Takes the pictures of what was committed, for those who look back; never waits and never throws. */
export interface PictureArchive {
  /** Why a picture is to be kept for long. */
  readonly reasons: (decided: DecidedPicture) => readonly KeptClass[]
  keep(picture: PictureToKeep): void
  /** Those that a line was to bring and did not yet; see `ArchiveBook`. */
  due(lineId: string): ReturnType<ArchiveBook['due']>
  dropDue(keys: readonly PictureKey[]): void
  /** Writes what waits, as far as the disk lets it. */
  flush(): Promise<void>
  close(): Promise<void>
}

/** Who is told of what was committed; neither of them may hold up the line. */
export interface Onlookers {
  readonly pictures?: PictureArchive | undefined
  /** A model that runs beside may look at it too. */
  onJudged?(judged: readonly JudgedScan[]): void
}

/** Hands on what was committed, with its pictures. */
export function passOn({ pictures, onJudged }: Onlookers, group: BuiltGroup): void {
  keepPictures(pictures, group)
  onJudged?.(group.judged)
}

/** A scan that was rejected has a place in the tray but no picture. */
function keepPictures(archive: PictureArchive | undefined, group: BuiltGroup): void {
  if (archive === undefined) return
  for (const { scan, visit, decided } of group.judged) {
    const { image, cell, attempt } = scan
    if (image.pixels.length === 0) continue
    const { keep = [], arrivedWallMs } = decided
    archive.keep({
      ...{ visitId: visit.visitId, cell, attempt, arrivedWallMs, keep },
      picture: { image, attention: decided.prediction?.attention },
    })
  }
}
