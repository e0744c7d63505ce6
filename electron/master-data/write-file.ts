import { withFormulaGuard } from '../base/formula-guard.ts'
import type { FILE_LANGUAGES, ImportKind } from '../contract/master-data.ts'
import { type MasterData, type MasterRecord, recordsOf } from '../domain/master-data/kinds.ts'
import { FILE_COLUMNS, type FileColumn } from './columns.ts'

export type FileLanguage = (typeof FILE_LANGUAGES)[number]

/** By which a spreadsheet knows UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'
/** What spreadsheets of the two languages expect. */
const SEPARATOR: Readonly<Record<FileLanguage, string>> = { en: ',', de: ';' }

/** Heads and one example, to be filled in. */
export function writeTemplate(kind: ImportKind, language: FileLanguage): string {
  const columns = FILE_COLUMNS[kind]
  return fileOf(language, [headOf(columns, language), columns.map((column) => column.example[language])])
}

/** All records of a kind that are in use, as a file that is read as the same. */
export function writeRecords(data: Pick<MasterData, 'records'>, kind: ImportKind, language: FileLanguage): string {
  const columns = FILE_COLUMNS[kind]
  const breeds = breedNames(data)
  const rows = recordsOf(data, kind)
    .filter((record) => !record.retired)
    .map((record) => columns.map((column) => writeCell(column, fieldOf(record, column.field), language, breeds)))
  return fileOf(language, [headOf(columns, language), ...rows])
}

/** Names of breeds by their ids, as flocks refer to them. */
export function breedNames(data: Pick<MasterData, 'records'>): ReadonlyMap<string, string> {
  return new Map(recordsOf(data, 'breed').map(({ id, name }) => [id, name]))
}

/** A field of a record by its name; undefined for one that its kind has not. */
export function fieldOf(value: MasterRecord | object, field: string): unknown {
  return new Map<string, unknown>(Object.entries(value)).get(field)
}

/** A value as it stands in a file. */
export function writeCell(
  { type, words }: FileColumn,
  value: unknown,
  language: FileLanguage,
  breeds: ReadonlyMap<string, string>,
): string {
  if (typeof value === 'number') return decimal(value, language)
  if (Array.isArray(value)) return value.map((centre) => centreText(centre, language)).join(' ')
  if (typeof value !== 'string') return ''
  if (type === 'breed') return breeds.get(value) ?? value
  if (type === 'choice') return words?.[value]?.[language === 'en' ? 0 : 1] ?? value
  return type === 'day' && language === 'de' ? value.split('-').toReversed().join('.') : value
}

function centreText(centre: unknown, language: FileLanguage): string {
  if (typeof centre !== 'object' || centre === null) return ''
  return ['xMm', 'yMm'].map((side) => decimal(Number(fieldOf(centre, side)), language)).join('/')
}

function decimal(value: number, language: FileLanguage): string {
  return language === 'de' ? String(value).replace('.', ',') : String(value)
}

function headOf(columns: readonly FileColumn[], language: FileLanguage): string[] {
  return columns.map((column) => column.heads[language])
}

function fileOf(language: FileLanguage, rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => cells.map(written).join(SEPARATOR[language]))
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`
}

function written(cell: string): string {
  const text = withFormulaGuard(cell)
  return /[";,\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
