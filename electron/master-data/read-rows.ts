import { withoutFormulaGuard } from '../base/formula-guard.ts'
import { err, ok, type Result } from '../base/result.ts'
import {
  type ImportKind,
  type ImportRowFault,
  MASTER_TEXT_MAX,
  type MasterEntry,
  masterEntrySchema,
} from '../contract/master-data.ts'
import { nameKey } from '../domain/master-data/entry-rules.ts'
import type { MasterData, MasterRecord } from '../domain/master-data/kinds.ts'
import { TRAY_CELLS_MAX } from '../domain/tray-type.ts'
import { FILE_COLUMNS, type FileColumn } from './columns.ts'
import { type CellResult, readCentres, readChoice, readDay, readDecimal, readWhole, wordKey } from './read-cell.ts'
import type { FileRow, FileTable } from './read-table.ts'
import { fieldOf } from './write-file.ts'

/** Which column of the file holds which field, and how its head is written there. */
export interface HeadPlan {
  readonly columns: readonly { readonly column: FileColumn; readonly index: number; readonly head: string }[]
  readonly ignored: readonly string[]
}

export interface HeadFault {
  readonly fault: 'NO_KNOWN_COLUMN' | 'COLUMN_MISSING' | 'COLUMN_TWICE'
  readonly detail: Readonly<Record<string, string>>
}

/** Cells of the file are cut to this in a fault: enough to find it by. */
const SHOWN_CHARS_MAX = 80

function columnOf(kind: ImportKind, head: string): FileColumn | undefined {
  const key = wordKey(head)
  return FILE_COLUMNS[kind].find(({ heads }) =>
    [heads.en, heads.de, ...(heads.also ?? [])].some((way) => wordKey(way) === key),
  )
}

/** How many of the heads mean something to us. */
export function headsKnown(kind: ImportKind, head: readonly string[]): number {
  return head.filter((cell) => columnOf(kind, cell) !== undefined).length
}

/** Finds every field its column. */
export function planHead(kind: ImportKind, head: readonly string[]): Result<HeadPlan, HeadFault> {
  const found = head.map((cell, index) => ({ head: cell.trim(), index, column: columnOf(kind, cell) }))
  const columns = found.flatMap(({ column, ...place }) => (column === undefined ? [] : [{ ...place, column }]))
  const ignored = found.filter(({ column, head }) => column === undefined && head !== '').map(({ head }) => head)
  if (columns.length === 0) return err({ fault: 'NO_KNOWN_COLUMN', detail: { expected: expectedHeads(kind) } })
  const twice = columns.find((one, place) => columns.findIndex(({ column }) => column === one.column) !== place)
  if (twice !== undefined) return err({ fault: 'COLUMN_TWICE', detail: { column: twice.head } })
  const missing = FILE_COLUMNS[kind].filter(
    (column) => column.needed === true && !columns.some((one) => one.column === column),
  )
  if (missing.length > 0)
    return err({ fault: 'COLUMN_MISSING', detail: { en: named(missing, 'en'), de: named(missing, 'de') } })
  return ok({ columns, ignored: ignored.map((head) => head.slice(0, SHOWN_CHARS_MAX)) })
}

function expectedHeads(kind: ImportKind): string {
  return named(FILE_COLUMNS[kind], 'en')
}

function named(columns: readonly FileColumn[], language: 'en' | 'de'): string {
  return columns.map(({ heads }) => heads[language]).join(', ')
}

/** A row as an entry, or all that is wrong with its cells. */
export interface ReadRow {
  readonly line: number
  readonly name: string
  /** The record that has this name already. */
  readonly existing: MasterRecord | undefined
  readonly entry: MasterEntry | undefined
  readonly faults: readonly ImportRowFault[]
  readonly cells: readonly string[]
}

/** Names of a kind's records, those in use before retired ones of the same name. */
function recordsByName(data: Pick<MasterData, 'records'>, kind: MasterRecord['kind']): Map<string, MasterRecord> {
  const records = data.records.filter((record) => record.kind === kind)
  const inOrder = [...records.filter(({ retired }) => retired), ...records.filter(({ retired }) => !retired)]
  return new Map(inOrder.map((record) => [nameKey(record.name), record]))
}

/** Every row of the table as an entry beside the record that has its name. */
export function readRows(
  table: FileTable,
  { kind, plan, data }: { readonly kind: ImportKind; readonly plan: HeadPlan; readonly data: MasterData },
): ReadRow[] {
  const known = recordsByName(data, kind)
  const breeds = recordsByName(data, 'breed')
  const lineOfName = new Map<string, number>()
  return table.rows.map((row) => {
    const cells = row.cells.map((cell) => withoutFormulaGuard(cell.trim()))
    const name = cells[plan.columns.find(({ column }) => column.field === 'name')?.index ?? -1] ?? ''
    const existing = known.get(nameKey(name))
    const first = name === '' ? undefined : lineOfName.get(nameKey(name))
    if (first === undefined) lineOfName.set(nameKey(name), row.line)
    const rowFaults = [
      ...countFaults(row.cells, table.head.length),
      ...(first === undefined ? [] : [wholeRow('ROW_TWICE', { line: first })]),
      ...(existing?.retired === true ? [wholeRow('RETIRED', { name: existing.name })] : []),
    ]
    const { entry, faults } = entryFrom(kind, { plan, cells, existing, breeds })
    return {
      line: row.line,
      name: name.slice(0, SHOWN_CHARS_MAX),
      existing,
      entry,
      cells,
      faults: [...rowFaults, ...faults],
    }
  })
}

/** Empty cells beyond the head are what spreadsheets leave behind. */
function countFaults(cells: FileRow['cells'], heads: number): ImportRowFault[] {
  const beyond = cells.slice(heads).some((cell) => cell.trim() !== '')
  return beyond || cells.length < heads ? [wholeRow('CELL_COUNT', { cells: cells.length, heads })] : []
}

function wholeRow(fault: ImportRowFault['fault'], detail: ImportRowFault['detail']): ImportRowFault {
  return { fault, field: null, column: null, value: '', detail }
}

/** A fault at the cell of a field; at the whole row where the file has no such column. */
export function faultAt(
  { plan, cells }: { readonly plan: HeadPlan; readonly cells: FileRow['cells'] },
  { field, fault, detail }: Pick<ImportRowFault, 'fault' | 'detail'> & { readonly field: string },
): ImportRowFault {
  const place = plan.columns.find(({ column }) => column.field === field)
  const value = (cells[place?.index ?? -1] ?? '').slice(0, SHOWN_CHARS_MAX)
  return { fault, field, column: place?.head.slice(0, SHOWN_CHARS_MAX) ?? null, value, detail }
}

interface RowParts {
  readonly plan: HeadPlan
  readonly cells: FileRow['cells']
  readonly existing: MasterRecord | undefined
  readonly breeds: ReadonlyMap<string, MasterRecord>
}

function entryFrom(
  kind: ImportKind,
  row: RowParts,
): { readonly entry: MasterEntry | undefined; readonly faults: readonly ImportRowFault[] } {
  const faults: ImportRowFault[] = []
  const value = FILE_COLUMNS[kind].map((column): [string, unknown] => {
    const place = row.plan.columns.find((one) => one.column === column)
    // What the file does not speak of stays as it is.
    if (place === undefined) return [column.field, fieldOf(row.existing ?? {}, column.field) ?? absentValue(column)]
    const read = valueOf(column, row.cells[place.index] ?? '', row.breeds)
    if (read.ok) return [column.field, read.value]
    faults.push(faultAt(row, { field: column.field, ...read.error }))
    return [column.field, undefined]
  })
  if (faults.length > 0) return { entry: undefined, faults }
  const confirmed = kind === 'trayType' ? { confirmed: fieldOf(row.existing ?? {}, 'confirmed') ?? true } : {}
  const parsed = masterEntrySchema.safeParse({ kind, value: { ...Object.fromEntries(value), ...confirmed } })
  if (parsed.success) return { entry: parsed.data, faults }
  // All that the schema knows beyond the cells' own types is how long a text or a list may be at most.
  const fields = new Set(parsed.error.issues.map(({ path }) => String(path[1])))
  return { entry: undefined, faults: [...fields].map((field) => faultAt(row, { field, ...tooLong(field) })) }
}

function tooLong(field: string): Pick<ImportRowFault, 'fault' | 'detail'> {
  if (field === 'centresMm') return { fault: 'TOO_MANY_CELLS', detail: { max: TRAY_CELLS_MAX } }
  return { fault: 'TOO_LONG', detail: { max: MASTER_TEXT_MAX } }
}

function absentValue({ absent, empty }: FileColumn): unknown {
  return absent ?? empty
}

function valueOf(column: FileColumn, cell: string, breeds: RowParts['breeds']): CellResult<unknown> | MissingCell {
  if (cell === '') {
    const value = absentValue(column)
    return value === undefined && column.type !== 'text' ? MISSING_CELL : ok(value ?? emptyOf(column))
  }
  switch (column.type) {
    case 'text':
      return ok(cell)
    case 'day':
      return readDay(cell)
    case 'whole':
      return readWhole(cell)
    case 'decimal':
      return readDecimal(cell)
    case 'centres':
      return readCentres(cell)
    case 'choice':
      return readChoice(cell, column.words ?? {})
    case 'breed': {
      const breed = breeds.get(nameKey(cell))
      return breed === undefined ? err({ fault: 'BREED_NOT_FOUND', detail: {} }) : ok(breed.id)
    }
  }
}

/** An empty text is the domain's to judge. */
function emptyOf({ type }: FileColumn): '' | null {
  return type === 'text' ? '' : null
}

interface MissingCell {
  readonly ok: false
  readonly error: { readonly fault: 'MISSING'; readonly detail: Readonly<Record<string, never>> }
}
const MISSING_CELL: MissingCell = { ok: false, error: { fault: 'MISSING', detail: {} } }
