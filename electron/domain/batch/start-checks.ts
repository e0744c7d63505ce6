import { type ModelPicture, pictureFit, type ScannerPictures } from '../picture-fit.ts'

/** What is looked at before a batch may begin; closed, because screens say each in words. */
export const START_CHECKS = [
  'SCANNER',
  'MODEL',
  'MODEL_SYNTHETIC',
  'MODEL_BREED',
  'MODEL_AGE',
  'PICTURE_SIZE',
  'PICTURE_CHANNELS',
  'PICTURE_KNOWN',
  'SET_TIME',
  'LAID_AFTER_SET',
  'CLOCK',
  'LEGAL_AGE',
  'TRAY_TYPE',
  'RECIPE',
  'JURISDICTION',
  'SITE_LAW',
  'ALARMS',
  'UPDATE',
  'NO_OTHER_BATCH',
] as const
export type StartCheckId = (typeof START_CHECKS)[number]

/** `warn` lets it begin after a person has said that they know; `stop` does not. */
export type StartVerdict = 'ok' | 'warn' | 'stop'

export interface StartCheck {
  readonly id: StartCheckId
  readonly verdict: StartVerdict
}

/** Everything that the checks look at, as it is now. */
export interface StartSituation {
  readonly scannerStreaming: boolean
  readonly modelReady: boolean
  /** Undefined where the package of the model does not say. */
  readonly model: ModelFit | undefined
  /** Undefined while no scanner is there, and where it does not say. */
  readonly scannerPictures: ScannerPictures | undefined
  readonly breed: string
  readonly setTime: 'known' | 'unknown' | 'future' | 'tooLongAgo'
  /** By the dates of the flock its eggs were laid after this set time: one of the two is wrong. */
  readonly laidAfterSet: boolean
  /** Hours since set; undefined where it is unknown or rests on nothing. */
  readonly ageHours: number | undefined
  readonly clockTrusted: boolean
  /** Hours until removal by sex ends; undefined where there is no limit or no trusted age. */
  readonly legalHoursLeft: number | undefined
  readonly trayTypeKnown: boolean
  readonly recipeKnown: boolean
  /** `siteUnset`: nobody has said by which law the site works, so the strictest holds. */
  readonly jurisdiction: 'known' | 'refused' | 'siteUnset'
  /** Priorities of the alarms that stand. */
  readonly standingPriorities: readonly number[]
  readonly updating: boolean
  readonly otherBatchOpen: boolean
}

/** What a model was made for, by its own package. */
export interface ModelFit {
  readonly breeds: readonly string[]
  readonly ageHours: { readonly from: number; readonly to: number }
  readonly picture: ModelPicture
  /** Trained on drawn phantoms alone: it fits no breed, which is said by a check of its own and on every screen. */
  readonly synthetic: boolean
}

/** All checks in the order in which people read them. A batch is ready when none of them stops it. */
export function startChecks(now: StartSituation): readonly StartCheck[] {
  const pictures = pictureFit(now.scannerPictures, now.model?.picture)
  return [
    stopUnless('NO_OTHER_BATCH', !now.otherBatchOpen),
    stopUnless('SCANNER', now.scannerStreaming),
    stopUnless('MODEL', now.modelReady),
    // It may run, and every record says so; whoever begins must know that its figures say nothing about these eggs.
    warnUnless('MODEL_SYNTHETIC', now.model?.synthetic === false),
    warnUnless('MODEL_BREED', fitsBreed(now)),
    warnUnless('MODEL_AGE', fitsAge(now)),
    // Every egg would be unreadable.
    stopUnless('PICTURE_SIZE', pictures !== 'tooSmall'),
    stopUnless('PICTURE_CHANNELS', pictures !== 'channelsMissing'),
    warnUnless('PICTURE_KNOWN', pictures !== 'unknown'),
    { id: 'SET_TIME', verdict: now.setTime === 'future' ? 'stop' : now.setTime === 'known' ? 'ok' : 'warn' },
    warnUnless('LAID_AFTER_SET', !now.laidAfterSet),
    // Nothing that destroys an embryo is possible then; whoever begins must know it.
    warnUnless('CLOCK', now.clockTrusted),
    warnUnless('LEGAL_AGE', now.legalHoursLeft === undefined || now.legalHoursLeft > 0),
    stopUnless('JURISDICTION', now.jurisdiction !== 'refused'),
    warnUnless('SITE_LAW', now.jurisdiction !== 'siteUnset'),
    stopUnless('TRAY_TYPE', now.trayTypeKnown),
    stopUnless('RECIPE', now.recipeKnown),
    { id: 'ALARMS', verdict: alarmVerdict(now.standingPriorities) },
    stopUnless('UPDATE', !now.updating),
  ]
}

/** Checks that a person must have seen before the batch begins, and has not said that they have. */
export function unacceptedWarnings(
  checks: readonly StartCheck[],
  accepted: readonly StartCheckId[],
): readonly StartCheckId[] {
  return checks.filter(({ id, verdict }) => verdict === 'warn' && !accepted.includes(id)).map(({ id }) => id)
}

/** The first check that keeps the batch from beginning. */
export function firstStop(checks: readonly StartCheck[]): StartCheckId | undefined {
  return checks.find(({ verdict }) => verdict === 'stop')?.id
}

/** Whether the model was trained on that breed; one of drawn phantoms fits none, which is said by a check of its own. */
export function fitsBreed({ model, breed }: Pick<StartSituation, 'model' | 'breed'>): boolean {
  if (model === undefined) return false
  if (model.synthetic) return true
  const wanted = breed.trim().toLowerCase()
  return model.breeds.some((one) => one.trim().toLowerCase() === wanted)
}

/** Whether the model was trained on eggs of that age. */
export function fitsAge({ model, ageHours }: Pick<StartSituation, 'model' | 'ageHours'>): boolean {
  if (model === undefined) return false
  // An age that nobody knows is said by its own check.
  if (ageHours === undefined) return true
  return ageHours >= model.ageHours.from && ageHours <= model.ageHours.to
}

/** The most urgent ones stand for an egg that would be lost; the others want to be known. */
function alarmVerdict(priorities: readonly number[]): StartVerdict {
  if (priorities.includes(1)) return 'stop'
  return priorities.includes(2) ? 'warn' : 'ok'
}

function stopUnless(id: StartCheckId, holds: boolean): StartCheck {
  return { id, verdict: holds ? 'ok' : 'stop' }
}

function warnUnless(id: StartCheckId, holds: boolean): StartCheck {
  return { id, verdict: holds ? 'ok' : 'warn' }
}
