import { fitsAge, fitsBreed, type ModelFit } from '../batch/start-checks.ts'
import { pictureFit, type ScannerPictures } from '../picture-fit.ts'

/** Why a model may not take over a batch that is under way; closed, because screens say each in words. */
export const MODEL_FAULTS = [
  'UNKNOWN',
  'SYNTHETIC',
  'BREED',
  'AGE',
  'PICTURE_SIZE',
  'PICTURE_CHANNELS',
  'PICTURE_UNKNOWN',
] as const
export type ModelFault = (typeof MODEL_FAULTS)[number]

/** A batch that is under way, as far as a model has to fit it. */
export interface BatchUnderWay {
  readonly breed: string
  /** Hours since set; undefined where it is unknown or rests on nothing. */
  readonly ageHours: number | undefined
  readonly scannerPictures: ScannerPictures | undefined
  /** Training: its eggs are drawn, and it is never counted. */
  readonly play: boolean
  /** What the model that judges now was made for. */
  readonly now: ModelFit | undefined
}

/**
 * What speaks against a model taking over a batch in its midst. At the start of a batch a breed or an age that does not fit is a warning which a
 * person may accept; in its midst nobody looks at the checks again, so here each of them stops it. Our own rule, of no outside source.
 */
export function modelFaults(model: ModelFit | undefined, batch: BatchUnderWay): readonly ModelFault[] {
  if (model === undefined) return ['UNKNOWN']
  const faults: ModelFault[] = []
  // Eggs that were judged by what real eggs taught are not handed to what was drawn.
  if (model.synthetic && !batch.play && batch.now?.synthetic !== true) faults.push('SYNTHETIC')
  if (!fitsBreed({ model, breed: batch.breed })) faults.push('BREED')
  const { ageHours } = batch
  const knowsAge = ageHours === undefined ? coversAges(model, batch.now) : fitsAge({ model, ageHours })
  if (!knowsAge) faults.push('AGE')
  const pictures = pictureFit(batch.scannerPictures, model.picture)
  if (pictures === 'tooSmall') faults.push('PICTURE_SIZE')
  if (pictures === 'channelsMissing') faults.push('PICTURE_CHANNELS')
  // A scanner that does not say what it makes is served by a model that wants what the present one wants.
  if (pictures === 'unknown' && !wantsTheSame(model, batch.now)) faults.push('PICTURE_UNKNOWN')
  return faults
}

/** Eggs whose age nobody knows are those of the present model's ages, as whoever began the batch with it accepted. */
function coversAges({ ageHours }: ModelFit, now: ModelFit | undefined): boolean {
  return now !== undefined && ageHours.from <= now.ageHours.from && ageHours.to >= now.ageHours.to
}

function wantsTheSame({ picture }: ModelFit, now: ModelFit | undefined): boolean {
  if (now === undefined) return false
  const { width, height, channels } = now.picture
  return picture.width === width && picture.height === height && picture.channels <= channels
}
