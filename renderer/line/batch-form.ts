import { type StartBatch, startBatchSchema } from '../../electron/contract/start-batch.ts'
import { legalHoursLeft } from '../../electron/domain/law/allowed-actions.ts'
import { batchLaw } from '../../electron/domain/law/batch-law.ts'
import { incubationAge } from '../../electron/domain/law/incubation-age.ts'
import { profileInForce } from '../../electron/domain/law/jurisdiction-profile.ts'
import { type LocalClock, openLocalClock } from '../../electron/domain/law/local-time.ts'
import { openTimeZone } from '../../electron/domain/law/time-zone.ts'

/** The form as the operator types it. */
export interface BatchFields {
  readonly flock: string
  readonly breed: string
  readonly parentAgeWeeks: string
  readonly setter: string
  readonly trolley: string
  readonly eggsExpected: string
  /** As an input of type datetime-local has it: the time of the site's clocks, without a zone; empty when not known. */
  readonly setAt: string
  readonly jurisdictionId: string
  readonly trayTypeId: string
}

export type FieldError = 'required' | 'tooLong' | 'weeks' | 'eggs' | 'time' | 'skipped' | 'zone'
export type FieldErrors = Partial<Record<keyof BatchFields, FieldError>>

export const BREEDS = [
  'Lohmann Brown',
  'Lohmann LSL',
  'Hy-Line Brown',
  'ISA Brown',
  'Dekalb White',
  'Novogen Brown',
] as const

const HOUR_MS = 3_600_000
/** Play begins with eggs of about the age at which lines scan; by every way of counting there are hours to go until the strictest limit. */
const PLAY_AGE_HOURS = 10 * 24 + 12

/**
 * What the form begins with. A real batch begins without a set time: the law hangs on it, so it is never guessed.
 * What was typed the last time is offered again.
 */
export function firstFields(options: { readonly play: boolean; readonly last: Partial<BatchFields> }): BatchFields {
  const { play, last } = options
  return {
    flock: last.flock ?? (play ? 'Flock 7' : ''),
    breed: last.breed ?? (play ? BREEDS[0] : ''),
    parentAgeWeeks: last.parentAgeWeeks ?? (play ? '38' : ''),
    setter: last.setter ?? (play ? 'Setter 4' : ''),
    trolley: play ? 'T11' : '',
    eggsExpected: '',
    setAt: '',
    jurisdictionId: last.jurisdictionId ?? 'DE',
    trayTypeId: last.trayTypeId ?? 'square-150',
  }
}

/** When the eggs of play were set, as the site's clocks show it; empty while they are not known. */
export function playSetAt(nowWallMs: number, clock: LocalClock | undefined): string {
  return clock?.textOf(nowWallMs - PLAY_AGE_HOURS * HOUR_MS) ?? ''
}

/** The form as it was when this batch was written down. */
export function fieldsOfBatch(batch: StartBatch, clock: LocalClock | undefined): BatchFields {
  return {
    flock: batch.flock,
    breed: batch.breed,
    parentAgeWeeks: String(batch.parentAgeWeeks),
    setter: batch.setter,
    trolley: batch.trolley,
    eggsExpected: batch.eggsExpected === null ? '' : String(batch.eggsExpected),
    setAt: batch.setAtWallMs === null ? '' : (clock?.textOf(batch.setAtWallMs) ?? ''),
    jurisdictionId: batch.jurisdictionId,
    trayTypeId: batch.trayTypeId,
  }
}

/** The form as the contract wants it, or what is wrong with which field. `clock` is the site's: times of the form are its times. */
export function readFields(
  fields: BatchFields,
  clock: LocalClock | undefined,
): { readonly ok: true; readonly batch: StartBatch } | { readonly ok: false; readonly errors: FieldErrors } {
  const set = readSetTime(fields.setAt, clock)
  const parsed = startBatchSchema.safeParse({
    flock: fields.flock,
    breed: fields.breed,
    parentAgeWeeks: numberOf(fields.parentAgeWeeks),
    setter: fields.setter,
    trolley: fields.trolley,
    setAtWallMs: set.kind === 'at' ? set.wallMs : set.kind === 'none' ? null : Number.NaN,
    jurisdictionId: fields.jurisdictionId,
    trayTypeId: fields.trayTypeId,
    eggsExpected: fields.eggsExpected.trim() === '' ? null : numberOf(fields.eggsExpected),
  })
  if (parsed.success) return { ok: true, batch: parsed.data }
  const errors: FieldErrors = {}
  for (const issue of parsed.error.issues) {
    const name = fieldOf(issue.path[0])
    if (name !== undefined) errors[name] ??= name === 'setAt' ? setTimeError(set) : errorOf(name, issue.code)
  }
  return { ok: false, errors }
}

/** What the set time means for the law, said while it is typed. */
export type SetTimeHint =
  | { readonly kind: 'unknown' | 'future' | 'skipped' }
  | { readonly kind: 'age'; readonly ageHours: number; readonly leftHours: number }
  | { readonly kind: 'ageNoLimit' | 'past'; readonly ageHours: number }

/** A set time as it is typed. `twice`: the clocks showed it twice that night, and the earlier moment counts, because the limit comes sooner by it. */
export type SetTime =
  | { readonly kind: 'none' | 'wrong' | 'skipped' | 'zoneUnknown' }
  | { readonly kind: 'at'; readonly wallMs: number; readonly twice: boolean }

/** When the eggs were set, by the clocks of the site and never by those of this screen: the law hangs on it. */
export function readSetTime(text: string, clock: LocalClock | undefined): SetTime {
  if (text === '') return { kind: 'none' }
  if (clock === undefined) return { kind: 'zoneUnknown' }
  const [wallMs, again] = clock.momentsOf(text)
  if (wallMs !== undefined) return { kind: 'at', wallMs, twice: again !== undefined }
  return { kind: UTC?.momentsOf(text).length === 1 ? 'skipped' : 'wrong' }
}

/** Knows every time of the calendar. */
const UTC = openLocalClock('UTC')

function setTimeError({ kind }: SetTime): FieldError {
  if (kind === 'zoneUnknown') return 'zone'
  return kind === 'skipped' ? 'skipped' : 'time'
}

/** `clock` is the site's. */
export function setTimeHint(fields: BatchFields, nowWallMs: number, clock: LocalClock | undefined): SetTimeHint {
  const set = readSetTime(fields.setAt, clock)
  if (set.kind !== 'at') return { kind: set.kind === 'skipped' ? 'skipped' : 'unknown' }
  const setAtWallMs = set.wallMs
  if (setAtWallMs > nowWallMs) return { kind: 'future' }
  const age = incubationAge({ setAtWallMs, nowWallMs, clockTrusted: true })
  // As the station does: an id that nobody knows, and a site that named no law, stand under the strictest limit.
  const profile = profileInForce(fields.jurisdictionId)
  const zone = openTimeZone(clock?.zoneName)
  const leftHours = legalHoursLeft(batchLaw({ profile, setAtWallMs, zone }), age)
  const ageHours = age.hours ?? 0
  if (leftHours === undefined) return { kind: 'ageNoLimit', ageHours }
  return leftHours > 0 ? { kind: 'age', ageHours, leftHours } : { kind: 'past', ageHours }
}

/** Whole numbers only; anything else becomes NaN, which the contract refuses. */
function numberOf(text: string): number {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : Number.NaN
}

function fieldOf(path: PropertyKey | undefined): keyof BatchFields | undefined {
  switch (path) {
    case 'setAtWallMs':
      return 'setAt'
    case 'flock':
    case 'breed':
    case 'parentAgeWeeks':
    case 'setter':
    case 'trolley':
    case 'eggsExpected':
    case 'jurisdictionId':
    case 'trayTypeId':
      return path
    default:
      return undefined
  }
}

function errorOf(name: keyof BatchFields, code: string): FieldError {
  if (name === 'parentAgeWeeks') return 'weeks'
  if (name === 'eggsExpected') return 'eggs'
  return code === 'too_big' ? 'tooLong' : 'required'
}
