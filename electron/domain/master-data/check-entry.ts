import { nameKey } from './entry-rules.ts'
import { faultOf, type MasterFault, type MasterFaultId } from './fault.ts'
import { breedFaults, flockFaults } from './flock-rules.ts'
import type { Kept, MasterKind, MasterRecord, MasterValues } from './kinds.ts'
import { codedPlaceFaults, lineFaults, scannerFaults, siteFaults } from './place-rules.ts'
import { measured, trayFaults } from './tray-rules.ts'

/** A value with the word for what it is. */
export type MasterEntry = {
  [Kind in MasterKind]: { readonly kind: Kind; readonly value: MasterValues[Kind] }
}[MasterKind]

/** What a record says, apart from its id and history. */
export function entryOf(record: MasterRecord): MasterEntry {
  const { kind, id: _id, revision: _revision, retired: _retired, ...value } = record
  return { kind, value } as MasterEntry
}

/** Records by what they are found by, so that a file of thousands of rows is checked in one walk. */
export interface RecordIndex {
  readonly byId: ReadonlyMap<string, MasterRecord>
  /** Records that are in use by name, code and serial number, each within what it must be alone in. */
  readonly taken: ReadonlyMap<string, readonly MasterRecord[]>
}

export function indexRecords(records: readonly MasterRecord[]): RecordIndex {
  const taken = new Map<string, MasterRecord[]>()
  const byId = new Map<string, MasterRecord>()
  for (const record of records) {
    byId.set(`${record.kind} ${record.id}`, record)
    if (record.retired) continue
    for (const { key } of claims(entryOf(record))) {
      const list = taken.get(key)
      if (list === undefined) taken.set(key, [record])
      else list.push(record)
    }
  }
  return { byId, taken }
}

/**
 * Everything that is wrong with an entry, by itself and beside the other records; none where it may be kept.
 * `id` is the record that it would replace, undefined for a new one. Retired records keep no name from anybody.
 */
export function entryFaults(index: RecordIndex, entry: MasterEntry, id: string | undefined): MasterFault[] {
  return [...ownFaults(entry), ...referenceFaults(index, entry), ...takenFaults(index, entry, id)]
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
function referenceFaults({ byId }: RecordIndex, entry: MasterEntry): MasterFault[] {
  if (entry.kind === 'scanner') {
    const { lineId } = entry.value
    return lineId === null || byId.has(`line ${lineId}`) ? [] : [faultOf('LINE_UNKNOWN', 'lineId')]
  }
  if (entry.kind !== 'flock') return []
  return byId.has(`breed ${entry.value.breedId}`) ? [] : [faultOf('BREED_UNKNOWN', 'breedId')]
}

interface Claim {
  readonly field: string
  readonly fault: MasterFaultId
  readonly key: string
}

/** What no other record may have. Setters and trolleys are told apart by their codes too, because one reader reads both. */
function claims({ kind, value }: MasterEntry): Claim[] {
  const name: Claim = { field: 'name', fault: 'NAME_TAKEN', key: `${kind} name ${nameKey(value.name)}` }
  if (kind === 'scanner') return [name, { field: 'serial', fault: 'SERIAL_TAKEN', key: `serial ${value.serial}` }]
  const coded = kind === 'setter' || kind === 'trolley' ? value.code : ''
  return coded === '' ? [name] : [name, { field: 'code', fault: 'CODE_TAKEN', key: `code ${coded}` }]
}

function takenFaults({ taken }: RecordIndex, entry: MasterEntry, id: string | undefined): MasterFault[] {
  return claims(entry).flatMap(({ field, fault, key }) => {
    const other = taken.get(key)?.find((record) => record.kind !== entry.kind || record.id !== id)
    return other === undefined ? [] : [faultOf(fault, field, { name: other.name })]
  })
}

/** Ids for new records: small, told apart at a glance, and never given twice, because no record is ever deleted. */
export function nextRecordIds(records: readonly MasterRecord[], kind: MasterKind, count: number): string[] {
  const prefix = `${kind}-`
  const newest = records
    .filter((record) => record.kind === kind && record.id.startsWith(prefix))
    .map(({ id }) => Number(id.slice(prefix.length)))
    .filter(Number.isInteger)
    .reduce((most, number) => Math.max(most, number), 0)
  return Array.from({ length: count }, (_, place) => `${prefix}${newest + 1 + place}`)
}

/** An entry as it is kept. */
export function recordOf(entry: MasterEntry, kept: Kept<object>): MasterRecord {
  const { kind, value } = entry.kind === 'trayType' ? { ...entry, value: measured(entry.value) } : entry
  return { kind, ...value, id: kept.id, revision: kept.revision, retired: kept.retired } as MasterRecord
}
