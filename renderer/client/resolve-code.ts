/** Something that carries a code: a paper of a flock, a door, a trolley, a tray. */
export interface Coded<K extends string = string> {
  readonly kind: K
  readonly id: string
  /** What is printed on its label; empty where nobody has entered one. */
  readonly code: string
  readonly name: string
}

/** What a scanned code means here. `several` is a fault of the set-up: two things carry the same code. */
export type Resolved<T extends Coded> =
  | { readonly kind: 'one'; readonly thing: T }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly things: readonly T[] }

/**
 * Finds whose code it is. Labels are read first; a thing without a label of its own answers to its name, because many hatcheries print just
 * that. Capitals and blanks are no difference: keyboards of two countries send other ones for the same bars.
 */
export function resolveCode<T extends Coded>(code: string, things: readonly T[]): Resolved<T> {
  const wanted = plain(code)
  if (wanted === '') return { kind: 'none' }
  const byCode = things.filter((thing) => plain(thing.code) === wanted)
  const found =
    byCode.length > 0 ? byCode : things.filter(({ code: own, name }) => own === '' && plain(name) === wanted)
  const [first, ...others] = found
  if (first === undefined) return { kind: 'none' }
  return others.length === 0 ? { kind: 'one', thing: first } : { kind: 'several', things: found }
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, '').toLocaleLowerCase('en')
}
