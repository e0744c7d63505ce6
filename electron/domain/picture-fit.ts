/** The largest picture a scanner makes, as it says when it introduces itself. What it sends may be smaller, never larger. */
export interface ScannerPictures {
  readonly widthMax: number
  readonly heightMax: number
  readonly channelsMax: number
  /** Absent where it is one, or where it does not say. */
  readonly slicesMax?: number | undefined
}

/** What a model looks at, in pixels and channels of a scan. */
export interface ModelPicture {
  readonly width: number
  readonly height: number
  /** So many of a scan's channels, from the first on, must be there for the maps it wants. */
  readonly channels: number
}

/** Enlarging further would invent detail that the model then looks at. Effect: such a picture is refused as unreadable. */
export const ENLARGE_MAX = 2

/** `fits` says that nothing speaks against it: proportions are known only of a picture that is there. */
export type PictureFit = 'fits' | 'unknown' | 'tooSmall' | 'channelsMissing'

/** Whether a model can take what a scanner makes; unknown where one of them has not said. */
export function pictureFit(scanner: ScannerPictures | undefined, model: ModelPicture | undefined): PictureFit {
  if (scanner === undefined || model === undefined) return 'unknown'
  if (model.channels > scanner.channelsMax) return 'channelsMissing'
  const enlarged = Math.max(model.width / scanner.widthMax, model.height / scanner.heightMax)
  return enlarged > ENLARGE_MAX ? 'tooSmall' : 'fits'
}
