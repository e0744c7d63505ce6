import { type StartBatch, startBatchSchema } from '../../electron/contract/start-batch.ts'
import { legalHoursLeft } from '../../electron/domain/law/allowed-actions.ts'
import { batchLaw } from '../../electron/domain/law/batch-law.ts'
import { incubationAge } from '../../electron/domain/law/incubation-age.ts'
import { jurisdictionProfile } from '../../electron/domain/law/jurisdiction-profile.ts'
import { openTimeZone } from '../../electron/domain/law/time-zone.ts'

/** The form as the operator types it. */
export interface BatchFields {
  readonly flock: string
  readonly breed: string
  readonly parentAgeWeeks: string
  readonly setter: string
  readonly trolley: string
  readonly eggsExpected: string
  /** As an input of type datetime-local has it: local time without a zone; empty when not known. */
  readonly setAt: string
  readonly jurisdictionId: string
  readonly trayTypeId: string
}

export type FieldError = 'required' | 'tooLong' | 'weeks' | 'eggs' | 'time'
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
export function firstFields(options: {
  readonly play: boolean
  readonly nowWallMs: number
  readonly last: Partial<BatchFields>
}): BatchFields {
  const { play, nowWallMs, last } = options
  return {
    flock: last.flock ?? (play ? 'Flock 7' : ''),
    breed: last.breed ?? (play ? BREEDS[0] : ''),
    parentAgeWeeks: last.parentAgeWeeks ?? (play ? '38' : ''),
    setter: last.setter ?? (play ? 'Setter 4' : ''),
    trolley: play ? 'T11' : '',
    eggsExpected: '',
    setAt: play ? localDateTime(nowWallMs - PLAY_AGE_HOURS * HOUR_MS) : '',
    jurisdictionId: last.jurisdictionId ?? 'DE',
    trayTypeId: last.trayTypeId ?? 'square-150',
  }
}

/** The form as it was when this batch was written down. */
export function fieldsOfBatch(batch: StartBatch): BatchFields {
  return {
    flock: batch.flock,
    breed: batch.breed,
    parentAgeWeeks: String(batch.parentAgeWeeks),
    setter: batch.setter,
    trolley: batch.trolley,
    eggsExpected: batch.eggsExpected === null ? '' : String(batch.eggsExpected),
    setAt: batch.setAtWallMs === null ? '' : localDateTime(batch.setAtWallMs),
    jurisdictionId: batch.jurisdictionId,
    trayTypeId: batch.trayTypeId,
  }
}

/** The form as the contract wants it, or what is wrong with which field. */
export function readFields(
  fields: BatchFields,
): { readonly ok: true; readonly batch: StartBatch } | { readonly ok: false; readonly errors: FieldErrors } {
  const setAtWallMs = fields.setAt === '' ? null : wallMsOf(fields.setAt)
  const parsed = startBatchSchema.safeParse({
    flock: fields.flock,
    breed: fields.breed,
    parentAgeWeeks: numberOf(fields.parentAgeWeeks),
    setter: fields.setter,
    trolley: fields.trolley,
    setAtWallMs,
    jurisdictionId: fields.jurisdictionId,
    trayTypeId: fields.trayTypeId,
    eggsExpected: fields.eggsExpected.trim() === '' ? null : numberOf(fields.eggsExpected),
  })
  if (parsed.success) return { ok: true, batch: parsed.data }
  const errors: FieldErrors = {}
  for (const issue of parsed.error.issues) {
    const name = fieldOf(issue.path[0])
    if (name !== undefined) errors[name] ??= errorOf(name, issue.code)
  }
  return { ok: false, errors }
}

/** What the set time means for the law, said while it is typed. */
export type SetTimeHint =
  | { readonly kind: 'unknown' | 'future' }
  | { readonly kind: 'age'; readonly ageHours: number; readonly leftHours: number }
  | { readonly kind: 'ageNoLimit' | 'past'; readonly ageHours: number }

/** `timeZone` is the site's, by its IANA name. */
export function setTimeHint(fields: BatchFields, nowWallMs: number, timeZone: string | undefined): SetTimeHint {
  const setAtWallMs = fields.setAt === '' ? undefined : wallMsOf(fields.setAt)
  if (setAtWallMs === undefined || Number.isNaN(setAtWallMs)) return { kind: 'unknown' }
  if (setAtWallMs > nowWallMs) return { kind: 'future' }
  const age = incubationAge({ setAtWallMs, nowWallMs, clockTrusted: true })
  const profile = jurisdictionProfile(fields.jurisdictionId)
  const zone = openTimeZone(timeZone)
  const leftHours = profile === undefined ? undefined : legalHoursLeft(batchLaw({ profile, setAtWallMs, zone }), age)
  const ageHours = age.hours ?? 0
  if (leftHours === undefined) return { kind: 'ageNoLimit', ageHours }
  return leftHours > 0 ? { kind: 'age', ageHours, leftHours } : { kind: 'past', ageHours }
}

/** Milliseconds as an input of type datetime-local wants them: local time to the minute. */
export function localDateTime(wallMs: number): string {
  const at = new Date(wallMs)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** Local time without a zone; NaN when it is not one. */
function wallMsOf(text: string): number {
  return new Date(text).getTime()
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
  if (name === 'setAt') return 'time'
  return code === 'too_big' ? 'tooLong' : 'required'
}
