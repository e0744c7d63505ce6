import type { BatchFields } from './batch-form.ts'

const KEY = 'ovoscope.last-batch'

/** What is offered again next time. Never the set time and never the country: the law hangs on them. */
const REMEMBERED = ['flock', 'breed', 'parentAgeWeeks', 'setter', 'trayTypeId'] as const
/** Longer than any field allows; what is longer was not written by this screen. */
const VALUE_CHARS_MAX = 60

/** What was typed for the last batch on this machine; empty when there was none or it cannot be read. */
export function lastFields(storage: Pick<Storage, 'getItem'>): Partial<BatchFields> {
  const stored = parse(storage.getItem(KEY))
  const fields: Partial<Record<keyof BatchFields, string>> = {}
  for (const name of REMEMBERED) {
    const value: unknown = stored === undefined ? undefined : Reflect.get(stored, name)
    if (typeof value === 'string' && value.length <= VALUE_CHARS_MAX) fields[name] = value
  }
  return fields
}

export function rememberFields(storage: Pick<Storage, 'setItem'>, fields: BatchFields): void {
  storage.setItem(KEY, JSON.stringify(Object.fromEntries(REMEMBERED.map((name) => [name, fields[name]]))))
}

function parse(text: string | null): object | undefined {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
