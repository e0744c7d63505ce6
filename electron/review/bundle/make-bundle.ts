import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileTime } from '../../base/file-time.ts'
import type { ReconcileResult } from '../../contract/sum-check.ts'
import type { BundleSeen, Disk, IntegrityResult, UpkeepJobs, Versions } from '../../contract/upkeep.ts'
import { redactText, redactValue } from '../../log/redact.ts'
import { PLAY_WORDS } from '../csv.ts'
import { logNames, readTail } from '../logs/read-logs.ts'
import { type ZipEntry, zipTexts } from './zip.ts'

/** Of each process's newest log. */
const LOG_BYTES_MAX = 512 * 1024
/** Everything together, before compression. Beyond it the largest logs are left out, and README.txt says which. Fits into one message to the screen. */
export const BUNDLE_BYTES_MAX = 10 * 1024 * 1024
/** Settings and policy are a page of text. */
const SETTINGS_BYTES_MAX = 64 * 1024

/** The state of the database, or why it cannot be told. */
export type DatabaseReport =
  | {
      readonly schema: number
      readonly tables: readonly { readonly name: string; readonly sql: string; readonly rows: number }[]
      readonly integrity: IntegrityResult
      readonly reconcile: ReconcileResult | string
    }
  | { readonly problem: string }

export interface BundleParts {
  readonly nowWallMs: number
  /** A training or demo station: its bundle says so by its name and in its first line. */
  readonly play: boolean
  readonly seen: BundleSeen
  readonly versions: Versions
  /** How the checks and backups ended that were asked for on the screen. */
  readonly jobs: UpkeepJobs
  readonly disk: Disk | { readonly problem: string }
  readonly database: DatabaseReport
  readonly logFolder: string | null
  readonly settingsFile: string | null
  readonly policyFile: string | null
  /** Secrets of this machine, in every form in which they could be written. */
  readonly literals: readonly string[]
}

const ABOUT: Readonly<Record<string, string>> = {
  'versions.json': 'versions of the program, its runtime, the database and the protocols',
  'screen.json': 'what the screen showed: processes, program, scanner link, model, cloud, speed, problems',
  'settings.json': 'the settings of this machine',
  'policy.json': 'what IT decided for this machine',
  'disk.json': 'room on the disk, who takes how much, how long it will do',
  'database.json': 'schema, rows of every table, result of the page check and of the check of the sums',
  'jobs.json': 'how the last checks and the last backup ended',
}

/** The bundle for support, as a zip: what helps to find a fault, and no picture, no egg, no key, no password. */
export async function makeBundle(parts: BundleParts): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const entries = [...factEntries(parts), ...logEntries(parts)]
  const { kept, left } = withinLimit(entries)
  const all = [{ name: 'README.txt', text: readme(kept, left, parts) }, ...kept]
  const bytes = await zipTexts(all, parts.nowWallMs)
  return { name: `${parts.play ? 'training-' : ''}ovoscope-support-${fileTime(parts.nowWallMs)}.zip`, bytes }
}

function factEntries(parts: BundleParts): ZipEntry[] {
  const facts: readonly (readonly [name: string, value: unknown])[] = [
    ['versions.json', parts.versions],
    ['screen.json', parts.seen],
    ['settings.json', readJson(parts.settingsFile)],
    ['policy.json', readJson(parts.policyFile)],
    ['disk.json', parts.disk],
    ['database.json', parts.database],
    ['jobs.json', parts.jobs],
  ]
  return facts.map(([name, value]) => ({
    name,
    text: `${JSON.stringify(redactValue(value, parts.literals), undefined, 2)}\n`,
  }))
}

function logEntries({ logFolder, literals }: BundleParts): ZipEntry[] {
  if (logFolder === null) return []
  return logNames(logFolder).map((process) => ({
    name: `logs/${process}.log`,
    text: readTail(join(logFolder, `${process}.log`), LOG_BYTES_MAX)
      .split('\n')
      .map((line) => redactLine(line, literals))
      .join('\n'),
  }))
}

function redactLine(line: string, literals: readonly string[]): string {
  try {
    return JSON.stringify(redactValue(JSON.parse(line), literals))
  } catch {
    return redactText(line, literals)
  }
}

/** The smallest first, so that one endless log does not push out the rest. */
function withinLimit(entries: readonly ZipEntry[]): { readonly kept: ZipEntry[]; readonly left: string[] } {
  const kept = new Set<ZipEntry>()
  let bytes = 0
  for (const entry of entries.toSorted((a, b) => a.text.length - b.text.length)) {
    bytes += Buffer.byteLength(entry.text)
    if (bytes > BUNDLE_BYTES_MAX) break
    kept.add(entry)
  }
  return {
    kept: entries.filter((entry) => kept.has(entry)),
    left: entries.filter((entry) => !kept.has(entry)).map(({ name }) => name),
  }
}

function readme(kept: readonly ZipEntry[], left: readonly string[], { nowWallMs, play }: BundleParts): string {
  const lines = kept.map(({ name }) => {
    const process = name.replace(/^logs\/|\.log$/g, '')
    return `${name.padEnd(28)}${ABOUT[name] ?? `the newest lines that the process '${process}' wrote`}`
  })
  return [
    ...(play ? [PLAY_WORDS, ''] : []),
    `Ovoscope, diagnostic bundle for support, made ${new Date(nowWallMs).toISOString()}`,
    '',
    'It holds no pictures, no single eggs, no keys, no passwords and no names from home folders: what looks like one is replaced by',
    '[secret] or ~. Nothing was sent: it was saved on this machine, and you decide who gets it.',
    '',
    ...lines,
    ...(left.length === 0 ? [] : ['', `Left out because they are too large: ${left.join(', ')}`]),
    '',
  ].join('\n')
}

/** A file of ours as JSON; what cannot be read is said instead of it. */
function readJson(path: string | null): unknown {
  if (path === null) return { problem: 'there is none' }
  try {
    if (statSync(path).size > SETTINGS_BYTES_MAX) return { problem: 'the file is too large to be ours' }
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    return { problem: missing ? 'there is none' : 'the file cannot be read as JSON' }
  }
}
