/** One field of a deed: what it was and what it became; undefined where there was or is nothing. */
export interface FieldChange {
  /** Path within the value, with points; empty where the value is no structure. */
  readonly field: string
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Deeper values are shown as they are written: nobody reads a path of ten names. */
const DEPTH_MAX = 4

/**
 * What a deed changed, field by field, from the JSON texts of the audit trail. What stayed the same is left out. A text that is no JSON stands
 * for itself: an old or foreign entry must be readable too.
 */
export function readChange(before: string | null, after: string | null): readonly FieldChange[] {
  const [old, now] = [flat(before), flat(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field), after: now.get(field) }))
    .filter((change) => change.before !== change.after)
}

function flat(text: string | null): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  if (text === null) return fields
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fields.set('', text)
  }
  spread(value, '', 0, fields)
  return fields
}

function spread(value: unknown, path: string, depth: number, into: Map<string, string>): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && depth < DEPTH_MAX) {
    for (const [name, part] of Object.entries(value))
      spread(part, path === '' ? name : `${path}.${name}`, depth + 1, into)
  } else if (value !== null && value !== undefined) into.set(path, shown(value))
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return value.join(', ')
  return JSON.stringify(value)
}
