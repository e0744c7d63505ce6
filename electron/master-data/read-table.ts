import { CsvError, type Info, parse } from 'csv-parse/sync'
import { err, ok, type Result } from '../base/result.ts'
import { IMPORT_ROWS_MAX } from '../contract/master-data.ts'

export const SEPARATORS = [';', ',', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

export interface FileRow {
  /** Line of the file where it begins, the first being 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface FileTable {
  readonly separator: Separator
  readonly head: readonly string[]
  readonly rows: readonly FileRow[]
}

export type TableFault =
  | { readonly fault: 'EMPTY_FILE' | 'TOO_MANY_ROWS'; readonly line: null }
  | { readonly fault: 'NOT_CSV'; readonly line: number }

/** What a spreadsheet writes above the head to tell another one the separator. */
const SEPARATOR_LINE = /^"?sep=([;,\t])"?\n/i

/** Longest row: a tray type with 400 measured centres has 6,000 characters. */
const ROW_CHARS_MAX = 20_000

/**
 * Rows of a text by whichever separator its first line speaks for: the one by which `headsKnown` knows most of its cells.
 * Lines that are empty are left out; a cell may hold line ends where it is quoted (RFC 4180).
 */
export function readTable(
  text: string,
  headsKnown: (head: readonly string[]) => number,
): Result<FileTable, TableFault> {
  // One way of ending lines, so that they are counted as every editor counts them.
  const plain = text.replaceAll(/\r\n?/g, '\n')
  const said = SEPARATOR_LINE.exec(plain)
  const body = said === null ? plain : plain.slice(said[0].length)
  const linesBefore = said === null ? 0 : 1
  const tried = SEPARATORS.filter((separator) => said === null || separator === said[1])
    .map((separator) => ({ separator, head: headOf(body, separator) }))
    .toSorted((a, b) => headsKnown(b.head) - headsKnown(a.head) || b.head.length - a.head.length)
  const [best] = tried
  if (best === undefined || body.trim() === '') return err({ fault: 'EMPTY_FILE', line: null })
  const rows = parsed(body, best.separator, IMPORT_ROWS_MAX + 2)
  if (!rows.ok) return err({ fault: 'NOT_CSV', line: rows.error + linesBefore })
  const [head, ...rest] = rows.value
  if (head === undefined || rest.length === 0) return err({ fault: 'EMPTY_FILE', line: null })
  if (rest.length > IMPORT_ROWS_MAX) return err({ fault: 'TOO_MANY_ROWS', line: null })
  return ok({
    separator: best.separator,
    head: head.cells,
    rows: rest.map(({ line, cells }) => ({ line: line + linesBefore, cells })),
  })
}

/** The first line's cells; none where they cannot be read. */
function headOf(text: string, separator: Separator): readonly string[] {
  const rows = parsed(text, separator, 1)
  return rows.ok ? (rows.value[0]?.cells ?? []) : []
}

function parsed(text: string, separator: Separator, rowsMax: number): Result<FileRow[], number> {
  try {
    const found: unknown = parse(text, {
      ...{ delimiter: separator, info: true, raw: true, to: rowsMax },
      ...{ relax_column_count: true, skip_empty_lines: true, max_record_size: ROW_CHARS_MAX },
    })
    return ok((found as Found[]).filter(({ record }) => record.some((cell) => cell.trim() !== '')).map(rowOf))
  } catch (error) {
    if (error instanceof CsvError) return err(lineOf(error))
    throw error
  }
}

/** What csv-parse gives with `info` and `raw`; its types do not say it. */
interface Found {
  readonly record: readonly string[]
  readonly raw: string
  readonly info: Info
}

function rowOf({ record, raw, info }: Found): FileRow {
  // `info.lines` is where the row ends; `raw` has the empty lines before it too.
  const within = raw.trim().match(/\n/g)?.length ?? 0
  return { line: Math.max(1, info.lines - within), cells: record }
}

function lineOf(error: CsvError): number {
  const { lines } = error as { lines?: unknown }
  return typeof lines === 'number' ? lines : 1
}
