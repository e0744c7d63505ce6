import { createHash } from 'node:crypto'
import {
  IMPORT_BYTES_MAX,
  IMPORT_ROWS_MAX,
  type ImportFile,
  type ImportKind,
  type ImportPreview,
  type ImportRow,
  type ImportRowFault,
} from '../contract/master-data.ts'
import {
  entryFaults,
  entryOf,
  indexRecords,
  nextRecordIds,
  type RecordIndex,
  recordOf,
} from '../domain/master-data/check-entry.ts'
import { MASTER_COUNT_MAX, type MasterData, type MasterRecord, recordsOf } from '../domain/master-data/kinds.ts'
import { trayChangeFaults } from '../domain/master-data/tray-rules.ts'
import { FILE_COLUMNS } from './columns.ts'
import { faultAt, type HeadPlan, headsKnown, planHead, type ReadRow, readRows } from './read-rows.ts'
import { type FileTable, readTable } from './read-table.ts'
import { readText } from './read-text.ts'
import { breedNames, fieldOf, writeCell } from './write-file.ts'

/** A preview, and the records that its file would write if nothing is wrong with it. */
export interface ReadImport {
  readonly preview: ImportPreview
  readonly records: readonly MasterRecord[]
}

export interface ImportGround {
  readonly data: MasterData
  trayTypeUsed(trayTypeId: string): boolean
}

/** Row by row what a file would do to what is there. Any bytes are answered; nothing is thrown. */
export function readImport({ kind, bytes }: ImportFile, ground: ImportGround): ReadImport {
  const fingerprint = fingerprintOf(kind, bytes, ground.data)
  const none = { ...{ encoding: null, separator: null, fileFault: null, ignoredColumns: [], rows: [] }, fingerprint }
  const nothing = { ...none, counts: { new: 0, changed: 0, same: 0, fault: 0 } }
  const failed = (
    fault: NonNullable<ImportPreview['fileFault']>['fault'],
    { line = null, detail = {}, ...found }: Partial<ImportPreview> & { line?: number | null; detail?: Detail } = {},
  ): ReadImport => ({ preview: { ...nothing, ...found, fileFault: { fault, line, detail } }, records: [] })

  if (bytes.length > IMPORT_BYTES_MAX) return failed('FILE_TOO_LARGE', { detail: { max: IMPORT_BYTES_MAX } })
  const text = readText(bytes)
  if (!text.ok) return failed(text.error)
  const { encoding } = text.value
  const table = readTable(text.value.text, (head) => headsKnown(kind, head))
  if (!table.ok)
    return failed(table.error.fault, { encoding, line: table.error.line, detail: { max: IMPORT_ROWS_MAX } })
  const { separator } = table.value
  const plan = planHead(kind, table.value.head)
  if (!plan.ok) return failed(plan.error.fault, { encoding, separator, line: 1, detail: plan.error.detail })
  const { rows, records } = judged(table.value, { kind, plan: plan.value, ground })
  const count = (outcome: ImportRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const counts = { new: count('new'), changed: count('changed'), same: count('same'), fault: count('fault') }
  const ignoredColumns = [...plan.value.ignored]
  return { preview: { ...nothing, encoding, separator, ignoredColumns, counts, rows }, records }
}

type Detail = NonNullable<ImportPreview['fileFault']>['detail']

/** Stands for these bytes against this state of the data. */
function fingerprintOf(kind: ImportKind, bytes: Uint8Array, { revision }: MasterData): string {
  return createHash('sha256').update(`${kind} ${revision} `).update(bytes).digest('hex')
}

interface Judging {
  readonly kind: ImportKind
  readonly plan: HeadPlan
  readonly ground: ImportGround
}

/** Rows are judged beside each other: two setters may swap their codes within one file. */
function judged(table: FileTable, { kind, plan, ground }: Judging): { rows: ImportRow[]; records: MasterRecord[] } {
  const { data } = ground
  const readings = readRows(table, { kind, plan, data })
  const ids = nextRecordIds(data.records, kind, readings.length).values()
  const planned = readings.map((reading) => ({ reading, record: recordFrom(reading, ids) }))
  const replaced = new Map(data.records.map((record) => [`${record.kind} ${record.id}`, record]))
  for (const { record, reading } of planned)
    if (record !== undefined && reading.faults.length === 0) replaced.set(`${record.kind} ${record.id}`, record)
  const index = indexRecords([...replaced.values()])
  let room = MASTER_COUNT_MAX[kind] - recordsOf(data, kind).length
  const breeds = breedNames(data)
  const rows = planned.map(({ reading, record }): ImportRow => {
    const { line, name, existing } = reading
    if (existing === undefined) room--
    const faults = [
      ...reading.faults,
      ...(record === undefined || reading.faults.length > 0
        ? []
        : recordFaults(record, { index, plan, reading, ground })),
      ...(existing === undefined && room < 0 ? [tooMany(kind)] : []),
    ]
    if (faults.length > 0) return { line, name, outcome: 'fault', changes: [], faults }
    const changes = existing === undefined || record === undefined ? [] : changesOf(kind, { existing, record, breeds })
    const outcome = existing === undefined ? 'new' : changes.length > 0 ? 'changed' : 'same'
    return { line, name, outcome, changes, faults }
  })
  const records = planned.flatMap(({ record }, place) =>
    record !== undefined && ['new', 'changed'].includes(rows[place]?.outcome ?? '') ? [record] : [],
  )
  return { rows, records }
}

function recordFrom({ entry, existing }: ReadRow, newIds: Iterator<string>): MasterRecord | undefined {
  if (entry === undefined) return undefined
  const kept =
    existing === undefined
      ? { id: String(newIds.next().value), revision: 1, retired: false }
      : { id: existing.id, revision: existing.revision + 1, retired: existing.retired }
  return recordOf(entry, kept)
}

function recordFaults(
  record: MasterRecord,
  { index, plan, reading, ground }: { index: RecordIndex; plan: HeadPlan; reading: ReadRow; ground: ImportGround },
): ImportRowFault[] {
  const { existing, cells } = reading
  return [
    ...entryFaults(index, entryOf(record), record.id),
    ...trayChangeFaults(existing, record, (id) => ground.trayTypeUsed(id)),
  ].map((fault) => faultAt({ plan, cells }, { ...fault, detail: { ...fault.detail } }))
}

function tooMany(kind: ImportKind): ImportRowFault {
  return { fault: 'TOO_MANY_RECORDS', field: null, column: null, value: '', detail: { max: MASTER_COUNT_MAX[kind] } }
}

function changesOf(
  kind: ImportKind,
  { existing, record, breeds }: { existing: MasterRecord; record: MasterRecord; breeds: ReadonlyMap<string, string> },
): ImportRow['changes'] {
  return FILE_COLUMNS[kind].flatMap((column) => {
    const [before, after] = [existing, record].map((one) => writeCell(column, fieldOf(one, column.field), 'en', breeds))
    return before === after ? [] : [{ field: column.field, before: before ?? '', after: after ?? '' }]
  })
}
