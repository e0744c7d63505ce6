import type { MasterDataView, MasterEntry } from '../../electron/contract/master-data.ts'
import { EGG_COLOURS } from '../../electron/domain/master-data/kinds.ts'
import type { PlainKind, RecordOf } from './sections.ts'

/** A record as it is typed: every field a text, an empty one for nothing. */
export type TextFields = Readonly<Record<string, string>>

/** How a field is entered. `code` takes what a barcode scanner types as it is. */
export type FieldKind = 'text' | 'number' | 'day' | 'code' | 'breed' | 'line' | 'eggColour'

/** The fields of each kind, in the order of the form. */
export const FIELDS = {
  line: { name: 'text', ratedEggsPerHour: 'number' },
  scanner: { name: 'text', serial: 'code', lineId: 'line' },
  setter: { name: 'text', code: 'code' },
  trolley: { name: 'text', code: 'code' },
  breed: { name: 'text', eggColour: 'eggColour' },
  flock: {
    ...{ name: 'text', breedId: 'breed', parentsHatchedOn: 'day', farm: 'text', house: 'text' },
    ...{ laidFrom: 'day', laidTo: 'day', storageDays: 'number' },
  },
} as const satisfies Record<PlainKind, Readonly<Record<string, FieldKind>>>

export type FieldName = { [Kind in PlainKind]: keyof (typeof FIELDS)[Kind] }[PlainKind]

export function fieldsOf(kind: PlainKind): readonly (readonly [name: FieldName, kind: FieldKind])[] {
  return Object.entries(FIELDS[kind]) as [FieldName, FieldKind][]
}

/** The fields of a record, or of a new one with what is likeliest. */
export function textsOf(kind: PlainKind, record: RecordOf<PlainKind> | undefined, data: MasterDataView): TextFields {
  const texts: Record<string, string> = {}
  for (const [name] of fieldsOf(kind)) {
    const value: unknown = record === undefined ? undefined : Reflect.get(record, name)
    texts[name] = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  if (record !== undefined) return texts
  const only = <T extends { readonly id: string; readonly retired: boolean }>(list: readonly T[]) =>
    list.filter(({ retired }) => !retired).map(({ id }) => id)
  if (kind === 'scanner') texts['lineId'] = only(data.lines)[0] ?? ''
  if (kind === 'breed') texts['eggColour'] = EGG_COLOURS[0]
  return texts
}

/** What is wrong with a field before the station can be asked at all. */
export type LocalFault = 'MISSING' | 'NOT_A_NUMBER' | 'BREED_UNKNOWN'

/** The entry that the fields say, and by field what it cannot even be sent with. */
export function entryOf(
  kind: PlainKind,
  fields: TextFields,
): { readonly entry: MasterEntry; readonly faults: ReadonlyMap<string, LocalFault> } {
  const faults = new Map<string, LocalFault>()
  for (const [name, how] of fieldsOf(kind)) {
    const text = (fields[name] ?? '').trim()
    if (how === 'breed' && text === '') faults.set(name, 'BREED_UNKNOWN')
    else if (how === 'number' && text === '' && !MAY_BE_EMPTY.has(name)) faults.set(name, 'MISSING')
    else if (how === 'number' && text !== '' && Number.isNaN(numberOf(text))) faults.set(name, 'NOT_A_NUMBER')
  }
  return { entry: entryFrom(kind, fields), faults }
}

/** Numbers that nobody has to know. */
const MAY_BE_EMPTY: ReadonlySet<FieldName> = new Set(['storageDays'])

function entryFrom(kind: PlainKind, fields: TextFields): MasterEntry {
  const text = (name: FieldName) => (fields[name] ?? '').trim()
  const orNull = (name: FieldName) => (text(name) === '' ? null : text(name))
  switch (kind) {
    case 'line':
      return { kind, value: { name: text('name'), ratedEggsPerHour: numberOf(text('ratedEggsPerHour')) } }
    case 'scanner':
      return { kind, value: { name: text('name'), serial: text('serial'), lineId: orNull('lineId') } }
    case 'setter':
    case 'trolley':
      return { kind, value: { name: text('name'), code: text('code') } }
    case 'breed': {
      const eggColour = EGG_COLOURS.find((colour) => colour === text('eggColour')) ?? 'other'
      return { kind, value: { name: text('name'), eggColour } }
    }
    case 'flock': {
      const storageDays = orNull('storageDays')
      return {
        kind,
        value: {
          ...{ name: text('name'), breedId: text('breedId'), farm: text('farm'), house: text('house') },
          ...{ parentsHatchedOn: orNull('parentsHatchedOn'), laidFrom: orNull('laidFrom'), laidTo: orNull('laidTo') },
          storageDays: storageDays === null ? null : numberOf(storageDays),
        },
      }
    }
  }
}

/** A number as people of both languages write it without groups: 12, 12.5 or 12,5. NaN for everything else, and for nothing. */
export function numberOf(text: string): number {
  return /^\s*\d{1,9}(?:[.,]\d{1,3})?\s*$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
}
