import { nameKey } from './entry-rules.ts'
import { faultOf, type MasterFault } from './fault.ts'
import { breedFaults, flockFaults } from './flock-rules.ts'
import { findRecord, type MasterData, type MasterKind, type MasterRecord, type MasterValues } from './kinds.ts'
import { codedPlaceFaults, lineFaults, scannerFaults, siteFaults } from './place-rules.ts'
import { trayFaults } from './tray-rules.ts'

/** A value with the word for what it is. */
export type MasterEntry = {
  [Kind in MasterKind]: { readonly kind: Kind; readonly value: MasterValues[Kind] }
}[MasterKind]

/**
 * Everything that is wrong with an entry, by itself and beside the other records; none where it may be kept.
 * `id` is the record that it would replace, undefined for a new one. Retired records keep no name from anybody.
 */
export function entryFaults(
  data: Pick<MasterData, 'records'>,
  entry: MasterEntry,
  id: string | undefined,
): MasterFault[] {
  const others = data.records.filter((record) => record.kind === entry.kind && !record.retired && record.id !== id)
  return [...ownFaults(entry), ...referenceFaults(data, entry), ...takenFaults(entry, others)]
}

function ownFaults(entry: MasterEntry): MasterFault[] {
  switch (entry.kind) {
    case 'site':
      return siteFaults(entry.value)
    case 'line':
      return lineFaults(entry.value)
    case 'scanner':
      return scannerFaults(entry.value)
    case 'setter':
    case 'trolley':
      return codedPlaceFaults(entry.value)
    case 'trayType':
      return trayFaults(entry.value)
    case 'breed':
      return breedFaults(entry.value)
    case 'flock':
      return flockFaults(entry.value)
  }
}

/** A retired line or breed may stay named: what named it was true. */
function referenceFaults(data: Pick<MasterData, 'records'>, entry: MasterEntry): MasterFault[] {
  if (entry.kind === 'scanner') {
    const { lineId } = entry.value
    return lineId === null || findRecord(data, 'line', lineId) ? [] : [faultOf('LINE_UNKNOWN', 'lineId')]
  }
  if (entry.kind !== 'flock') return []
  return findRecord(data, 'breed', entry.value.breedId) ? [] : [faultOf('BREED_UNKNOWN', 'breedId')]
}

function takenFaults(entry: MasterEntry, others: readonly MasterRecord[]): MasterFault[] {
  const named = others.find((other) => nameKey(other.name) === nameKey(entry.value.name))
  const faults = named === undefined ? [] : [faultOf('NAME_TAKEN', 'name', { name: named.name })]
  if (entry.kind === 'scanner') return [...faults, ...serialFaults(entry.value.serial, others)]
  if (entry.kind === 'setter' || entry.kind === 'trolley') return [...faults, ...codeFaults(entry.value.code, others)]
  return faults
}

function serialFaults(serial: string, others: readonly MasterRecord[]): MasterFault[] {
  const other = others.find((one) => one.kind === 'scanner' && one.serial === serial)
  return other === undefined ? [] : [faultOf('SERIAL_TAKEN', 'serial', { name: other.name })]
}

function codeFaults(code: string, others: readonly MasterRecord[]): MasterFault[] {
  const other = others.find((one) => (one.kind === 'setter' || one.kind === 'trolley') && one.code === code)
  return code === '' || other === undefined ? [] : [faultOf('CODE_TAKEN', 'code', { name: other.name })]
}

/** Of a new record: small, told apart at a glance, never given twice, because no record is ever deleted. */
export function nextRecordId(records: readonly MasterRecord[], kind: MasterKind): string {
  const prefix = `${kind}-`
  const numbers = records
    .filter((record) => record.kind === kind && record.id.startsWith(prefix))
    .map(({ id }) => Number(id.slice(prefix.length)))
    .filter(Number.isInteger)
  return prefix + (numbers.reduce((most, number) => Math.max(most, number), 0) + 1)
}
