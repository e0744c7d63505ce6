import { faultOf, type MasterFault } from './fault.ts'

/** What two people would call the same name: case, width of spaces and the way an umlaut is typed do not count. */
export function nameKey(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/** Control characters and halves of characters: no label, no CSV file and no other program can carry them. */
const NOT_PLAIN = /[\p{Cc}\p{Cs}]/u

/** Faults of one line of text; `required` where an empty one says nothing. */
export function textFaults(
  field: string,
  text: string,
  { max, required = false }: { readonly max: number; readonly required?: boolean },
): MasterFault[] {
  if (required && text.trim() === '') return [faultOf('MISSING', field)]
  if (text.length > max) return [faultOf('TOO_LONG', field, { max })]
  return NOT_PLAIN.test(text) ? [faultOf('NOT_PLAIN_TEXT', field)] : []
}

/** A number's limits, both included, and whether it counts something. */
export interface NumberRange {
  readonly min: number
  readonly max: number
  readonly whole: boolean
}

export function numberFaults(field: string, value: number, { min, max, whole }: NumberRange): MasterFault[] {
  if (!(value >= min && value <= max)) return [faultOf('OUT_OF_RANGE', field, { min, max })]
  return whole && !Number.isInteger(value) ? [faultOf('NOT_WHOLE', field)] : []
}
