import type { BuiltGroup, JudgedScan } from '../pipeline/build-group.ts'
import type { PictureToKeep } from '../store/archive/picture-keeper.ts'

/** Takes the pictures of what was committed, for those who look back; never waits and never throws. */
export interface PictureArchive {
  keep(picture: PictureToKeep): void
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
    const picture = { image, attention: decided.prediction?.attention }
    archive.keep({ batchId: visit.batchId, visitId: visit.visitId, cell, attempt, picture })
  }
}
