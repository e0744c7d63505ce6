import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { err, type Result } from '../base/result.ts'
import { type CsvFault, csvFaultSentence } from './csv-fault.ts'
import { headSchema, type PastHead, type PastRow, readPastRow } from './past-row.ts'

/** Longer lines are no rows; they would fill the memory. */
const LINE_CHARS_MAX = 10_000

/** A row of a file with its line, or why it cannot be taken. */
export interface PastLine {
  readonly line: number
  readonly row: Result<PastRow, string>
}

/** A file that is none of ours: a sentence that says what is wrong with it. */
export class PastFileError extends Error {
  override readonly name = 'PastFileError'
}

/** Streams a file: its head at once, its rows as they are asked for, so that memory does not grow with it. Throws PastFileError. */
export async function readPastFile(
  path: string,
): Promise<{ readonly head: PastHead; rows(): AsyncGenerator<PastLine> }> {
  const first = await firstLine(path)
  const isCsv = first.startsWith('#')
  const head = headSchema.safeParse(isCsv ? wordsOf(first) : jsonOf(first))
  if (!head.success) {
    throw new PastFileError(
      `the first line of ${path} must be {"ovoscope":"history","version":1,"data":"work"}, or #ovoscope history 1 work in a CSV`,
    )
  }
  return { head: head.data, rows: () => (isCsv ? csvRows(path) : jsonRows(path)) }
}

async function firstLine(path: string): Promise<string> {
  const stream = createReadStream(path, { encoding: 'utf8', end: LINE_CHARS_MAX })
  let text = ''
  try {
    for await (const chunk of stream) {
      text += String(chunk)
      if (text.includes('\n')) break
    }
  } catch (error) {
    throw new PastFileError(whyUnreadable(path, error))
  }
  return (text.split('\n')[0] ?? '').replace(/^\uFEFF/, '').trim()
}

const UNREADABLE: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `there is no file ${path}`,
  EISDIR: (path) => `${path} is a folder, not a file`,
  EACCES: (path) => `this account may not read ${path}`,
}

function whyUnreadable(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return UNREADABLE[code]?.(path) ?? `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`
}

function wordsOf(line: string): unknown {
  const [ovoscope, history, version, data] = line
    .slice(1)
    .trim()
    .split(/[\s,;]+/)
  return { [String(ovoscope)]: history, version: Number(version), data }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function* jsonRows(path: string): AsyncGenerator<PastLine> {
  let line = 0
  for await (const text of boundedLines(path)) {
    line++
    if (line === 1 || text?.trim() === '') continue
    yield { line, row: text === undefined ? err('the line is too long') : readPastRow(jsonOf(text)) }
  }
}

/** Undefined for a line that is too long: of it no more than the limit and one piece of the file is ever held. */
async function* boundedLines(path: string): AsyncGenerator<string | undefined> {
  let rest = ''
  let isTooLong = false
  for await (const piece of createReadStream(path, 'utf8')) {
    const lines = (rest + String(piece)).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) {
      yield isTooLong || text.length > LINE_CHARS_MAX ? undefined : text
      isTooLong = false
    }
    isTooLong ||= rest.length > LINE_CHARS_MAX
    if (isTooLong) rest = ''
  }
  if (isTooLong) yield undefined
  else yield rest
}

async function* csvRows(path: string): AsyncGenerator<PastLine> {
  const records = createReadStream(path, 'utf8').pipe(
    parse({
      ...{ bom: true, columns: true, delimiter: [',', ';'], from_line: 2, info: true, relax_column_count: true },
      ...{ skip_empty_lines: true, trim: true, max_record_size: LINE_CHARS_MAX },
    }),
  )
  try {
    for await (const { record, info } of records as AsyncIterable<{ record: unknown; info: { lines: number } }>) {
      yield { line: info.lines, row: readPastRow(record) }
    }
  } catch (error) {
    throw new PastFileError(csvFaultSentence(path, error as CsvFault))
  }
}
