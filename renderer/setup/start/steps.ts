/** The steps of the guided first start, in their order. Somebody is enrolled before the scanner: finding one is for people who are known. */
export const START_STEPS = ['place', 'line', 'trays', 'user', 'scanner', 'done'] as const
export type StartStep = (typeof START_STEPS)[number]

/** What the steps have asked so far, as it is typed. */
export interface StartDraft {
  readonly site: string
  readonly timeZone: string
  /** Empty while nobody has said it: then the strictest known limit holds. */
  readonly jurisdictionId: string
  readonly line: string
  readonly ratedEggsPerHour: string
  /** Tray types that this hatchery does not use; all others stay on offer. */
  readonly traysLeftOut: readonly string[]
}

export type StartFault = 'required' | 'tooLong' | 'timeZone' | 'speed'
export type StartFaults = Partial<Record<keyof StartDraft, StartFault>>

const NAME_CHARS_MAX = 60
const RATED_MIN = 60
const RATED_MAX = 10_000_000

/** What is wrong with the fields of a step; nothing with a step that has none. */
export function faultsOf(step: StartStep, draft: StartDraft, isTimeZone: (name: string) => boolean): StartFaults {
  if (step === 'place') {
    const site = nameFault(draft.site)
    return { ...(site && { site }), ...(isTimeZone(draft.timeZone.trim()) ? {} : { timeZone: 'timeZone' }) }
  }
  if (step === 'line') {
    const line = nameFault(draft.line)
    return { ...(line && { line }), ...(ratedSpeed(draft) === undefined ? { ratedEggsPerHour: 'speed' } : {}) }
  }
  return {}
}

/** The first step that has a fault, if any: where somebody is led back to before anything is saved. */
export function firstFaulty(draft: StartDraft, isTimeZone: (name: string) => boolean): StartStep | undefined {
  return START_STEPS.find((step) => Object.keys(faultsOf(step, draft, isTimeZone)).length > 0)
}

/** Eggs per hour; undefined for what is no such number. Blanks between groups of digits are how people write them. */
export function ratedSpeed({ ratedEggsPerHour }: Pick<StartDraft, 'ratedEggsPerHour'>): number | undefined {
  const digits = ratedEggsPerHour.replaceAll(/\s/g, '')
  const speed = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
  return speed >= RATED_MIN && speed <= RATED_MAX ? speed : undefined
}

/** Where a step stands: those before and after the present one can all be gone to. */
export function neighbours(step: StartStep): {
  readonly back: StartStep | undefined
  readonly next: StartStep | undefined
} {
  const place = START_STEPS.indexOf(step)
  return { back: START_STEPS[place - 1], next: START_STEPS[place + 1] }
}

export function isStartStep(text: string | undefined): text is StartStep {
  return START_STEPS.some((step) => step === text)
}

/** Countries whose capital names their time zone: a suggestion, which a person confirms. */
const COUNTRY_OF_ZONE: ReadonlyMap<string, string> = new Map([
  ['Europe/Berlin', 'DE'],
  ['Europe/Busingen', 'DE'],
  ['Europe/Paris', 'FR'],
  ['Europe/Zurich', 'CH'],
  ['Europe/Vienna', 'AT'],
  ['Europe/Rome', 'IT'],
])

/** The profile that the clock of this machine suggests, among those that are known; empty where it suggests none. */
export function suggestedJurisdiction(timeZone: string, known: readonly string[]): string {
  const country = COUNTRY_OF_ZONE.get(timeZone)
  return country !== undefined && known.includes(country) ? country : ''
}

function nameFault(name: string): StartFault | undefined {
  const { length } = name.trim()
  return length === 0 ? 'required' : length > NAME_CHARS_MAX ? 'tooLong' : undefined
}
