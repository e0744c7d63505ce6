import { isStartStep, type StartDraft, type StartStep } from './steps.ts'

const KEY = 'ovoscope.first-start'
/** Longer than any field allows; what is longer was not written by this screen. */
const VALUE_CHARS_MAX = 200
const TRAYS_MAX = 100

/** What this screen keeps of a guided start, so that it can be left at any step and gone on with. */
export interface StartMemory {
  readonly step: StartStep | undefined
  readonly draft: Partial<StartDraft>
  /** Somebody wants to do without it, or is through. */
  readonly isLeft: boolean
}

const NOTHING: StartMemory = { step: undefined, draft: {}, isLeft: false }
const TEXTS = ['site', 'timeZone', 'jurisdictionId', 'line', 'ratedEggsPerHour'] as const

/** What was kept; nothing where nothing was, or where it cannot be read. */
export function recallStart(storage: Pick<Storage, 'getItem'>): StartMemory {
  const kept = parsed(storage.getItem(KEY))
  if (kept === undefined) return NOTHING
  const step = textIn(kept, 'step')
  return {
    step: isStartStep(step) ? step : undefined,
    draft: draftIn(Reflect.get(kept, 'draft')),
    isLeft: Reflect.get(kept, 'isLeft') === true,
  }
}

export function rememberStart(storage: Pick<Storage, 'setItem'>, memory: StartMemory): void {
  storage.setItem(KEY, JSON.stringify(memory))
}

function draftIn(value: unknown): Partial<StartDraft> {
  if (typeof value !== 'object' || value === null) return {}
  const draft: { -readonly [Name in keyof StartDraft]?: StartDraft[Name] } = {}
  for (const name of TEXTS) {
    const text = textIn(value, name)
    if (text !== undefined) draft[name] = text
  }
  const trays: unknown = Reflect.get(value, 'traysLeftOut')
  if (Array.isArray(trays)) {
    draft.traysLeftOut = trays.filter((id): id is string => typeof id === 'string').slice(0, TRAYS_MAX)
  }
  return draft
}

function textIn(value: object, name: string): string | undefined {
  const text: unknown = Reflect.get(value, name)
  return typeof text === 'string' && text.length <= VALUE_CHARS_MAX ? text : undefined
}

function parsed(text: string | null): object | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
