import type { ImportRowFault, MasterOutcome } from '../../electron/contract/master-data.ts'
import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/use-words.ts'

/** What the station says is wrong with an entry. */
export type EntryFault = (MasterOutcome & { readonly ok: false })['faults'][number]

/** A fault and what to do about it, in words. */
export function faultWords(t: Translate, language: Language, fault: EntryFault | ImportRowFault): string {
  return t(`setup.fault.${fault.fault}`, { ...NO_DETAIL, choices: fault.detail[language] ?? '', ...fault.detail })
}

/** Every variable that a fault's text may name: what the station left out reads as nothing. */
const NO_DETAIL = {
  ...{
    max: '',
    min: '',
    name: '',
    cells: '',
    given: '',
    first: '',
    second: '',
    distanceMm: '',
    pitchMm: '',
    weeks: '',
  },
  ...{ laidFrom: '', laidTo: '', setOn: '', line: '', pair: '' },
}

/** The first fault of each field. */
export function byField(faults: readonly EntryFault[]): ReadonlyMap<string, EntryFault> {
  const first = new Map<string, EntryFault>()
  for (const fault of faults) if (!first.has(fault.field)) first.set(fault.field, fault)
  return first
}
