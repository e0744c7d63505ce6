import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { LOG_LEVELS, LOG_LINES_MAX, type LogLevel, type LogLine } from '../../contract/upkeep.ts'
import { redactText, redactValue } from '../../log/redact.ts'

/** Read from the end of each process's newest log; more than a viewer shows. What is older is in the files themselves. */
export const LOG_TAIL_BYTES = 256 * 1024
/** Processes that write logs are five; a folder with more files than this is not ours alone. */
const LOG_FILES_MAX = 16
const MESSAGE_CHARS_MAX = 600
const FIELDS_CHARS_MAX = 1_200

/** The numbers that pino writes. */
const PINO_LEVELS: readonly (readonly [least: number, level: LogLevel])[] = [
  [50, 'error'],
  [40, 'warn'],
  [30, 'info'],
]

export interface LogQuestion {
  /** Null: all. */
  readonly process: string | null
  /** The least one that is wanted. */
  readonly level: LogLevel
  readonly search: string
}

export interface LogAnswer {
  /** Newest first. */
  readonly lines: LogLine[]
  readonly processes: string[]
  readonly more: boolean
}

const lineSchema = z.looseObject({
  level: z.number().catch(30),
  time: z.string().optional().catch(undefined),
  process: z.string().catch(''),
  msg: z.string().catch(''),
})

/** The newest lines of all logs that fit the question, blanked. A bounded number of bytes is read, whatever the logs have grown to. */
export function readLogs(folder: string, question: LogQuestion, literals: readonly string[] = []): LogAnswer {
  const processes = logNames(folder)
  const wanted = processes.filter((name) => question.process === null || name === question.process)
  const least = LOG_LEVELS.indexOf(question.level)
  const search = question.search.toLowerCase()
  const fitting = wanted
    .flatMap((name) =>
      readTail(join(folder, `${name}.log`))
        .split('\n')
        .map((text) => parseLine(name, text, literals)),
    )
    .filter((line) => line !== undefined)
    .filter((line) => LOG_LEVELS.indexOf(line.level) >= least)
    .filter((line) => search === '' || `${line.message} ${line.fields}`.toLowerCase().includes(search))
    .sort((a, b) => (a.atWallMs ?? 0) - (b.atWallMs ?? 0))
  return {
    lines: fitting.slice(-LOG_LINES_MAX).reverse(),
    processes,
    more: fitting.length > LOG_LINES_MAX,
  }
}

/** Names of the processes that have a log, without the older parts of a log. */
export function logNames(folder: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  return names
    .filter((name) => /^[\w-]+\.log$/.test(name))
    .map((name) => name.slice(0, -'.log'.length))
    .sort()
    .slice(0, LOG_FILES_MAX)
}

/** Whole lines from the end of a file; nothing when it cannot be read. */
export function readTail(path: string, bytesMax = LOG_TAIL_BYTES): string {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return ''
  }
  try {
    const { size } = statSync(path)
    const from = Math.max(0, size - bytesMax)
    const bytes = Buffer.alloc(Math.min(size, bytesMax))
    const read = readSync(file, bytes, 0, bytes.length, from)
    const text = bytes.toString('utf8', 0, read)
    return from === 0 ? text : text.slice(text.indexOf('\n') + 1)
  } catch {
    return ''
  } finally {
    closeSync(file)
  }
}

/** Undefined for an empty line. A line that is not JSON is shown as it stands, blanked: it may be the one that matters. */
function parseLine(name: string, text: string, literals: readonly string[]): LogLine | undefined {
  if (text.trim() === '') return undefined
  const parsed = lineSchema.safeParse(jsonOf(text))
  if (!parsed.success) {
    return {
      atWallMs: null,
      level: 'info',
      process: name,
      message: cut(redactText(text, literals), MESSAGE_CHARS_MAX),
      fields: '',
    }
  }
  const { level, time, process, msg, ...fields } = parsed.data
  const atWallMs = time === undefined ? Number.NaN : Date.parse(time)
  return {
    atWallMs: Number.isNaN(atWallMs) ? null : atWallMs,
    level: PINO_LEVELS.find(([least]) => level >= least)?.[1] ?? 'debug',
    process: process === '' ? name : process.slice(0, 40),
    message: cut(redactText(msg, literals), MESSAGE_CHARS_MAX),
    fields: cut(fieldsText(fields, literals), FIELDS_CHARS_MAX),
  }
}

function fieldsText(fields: Readonly<Record<string, unknown>>, literals: readonly string[]): string {
  const clean = redactValue(fields, literals)
  return Object.entries(clean as Record<string, unknown>)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function cut(text: string, charsMax: number): string {
  return text.length > charsMax ? `${text.slice(0, charsMax)}…` : text
}
