import { closeSync, openSync, writeFileSync } from 'node:fs'
import { OWNER_ONLY } from '../../files/durable-file.ts'
import { csvRow, csvTime, PLAY_LINE } from '../csv.ts'
import type { Column, Value } from './table.ts'

/** What takes rows one after the other and makes a file of them. */
export interface TableFile<Row> {
  add(rows: readonly Row[]): void
  /** Writes what is left and closes it; after an error too. */
  close(): void
}

/** Spreadsheets take a file for UTF-8 when it begins so. */
const UTF8_MARK = '\uFEFF'

/** RFC 4180, times in UTC, texts that a spreadsheet would run made harmless. */
export function openCsvFile<Row>(path: string, columns: readonly Column<Row>[], play: boolean): TableFile<Row> {
  const file = openSync(path, 'wx', OWNER_ONLY)
  writeFileSync(file, UTF8_MARK + (play ? PLAY_LINE : '') + csvRow(columns.map(({ name }) => name)))
  return {
    // The whole text or an error, which a single write to a nearly full disk does not promise.
    add: (rows) =>
      writeFileSync(file, rows.map((row) => csvRow(columns.map((column) => field(column.of(row))))).join('')),
    close: () => closeSync(file),
  }
}

function field(value: Value): string | number | null {
  if (value instanceof Date) return csvTime(value.getTime())
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value
}
