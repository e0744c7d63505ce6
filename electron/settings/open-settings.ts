import { readFileSync, renameSync } from 'node:fs'
import { writeFileAtomically } from '../files/atomic-file.ts'
import type { Logger } from '../log/logger.ts'
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from './settings.ts'

/** What was wrong with the file, as a sentence that says what to do. */
export interface SettingsProblem {
  readonly message: string
  /** Where the unusable file was put. */
  readonly keptAt: string | null
}

export interface OpenSettings {
  readonly current: Settings
  /** True when there was no file: nobody has set this machine up yet. */
  readonly firstStart: boolean
  readonly problem: SettingsProblem | null
  /** Changes and saves; throws when the file cannot be written, and then nothing is changed. */
  update(change: Partial<Omit<Settings, 'version'>>): void
}

/** Reads the settings. A file that cannot be used is kept aside under another name and the defaults are used: a station must start. */
export function openSettings(path: string, log: Logger): OpenSettings {
  const text = readIfThere(path)
  const read = text === undefined ? { settings: DEFAULT_SETTINGS } : parse(text)
  const problem = 'wrong' in read ? setAside(path, read.wrong, log) : null
  let current = 'settings' in read ? read.settings : DEFAULT_SETTINGS
  return {
    get current() {
      return current
    },
    firstStart: text === undefined,
    problem,
    update(change) {
      const next = settingsSchema.parse({ ...current, ...change })
      writeFileAtomically(path, `${JSON.stringify(next, undefined, 2)}\n`)
      current = next
    },
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined
    throw problem
  }
}

function parse(text: string): { settings: Settings } | { wrong: string } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { wrong: 'it is not JSON' }
  }
  const parsed = settingsSchema.safeParse(json)
  if (parsed.success) return { settings: parsed.data }
  const first = parsed.error.issues[0]
  return { wrong: `${first?.path.join('.') || 'its content'}: ${first?.message ?? 'not valid'}` }
}

function setAside(path: string, wrong: string, log: Logger): SettingsProblem {
  const aside = `${path}.unusable`
  let keptAt: string | null = aside
  try {
    renameSync(path, aside)
  } catch {
    keptAt = null
  }
  const place = keptAt ?? path
  const message = `The settings could not be used (${wrong}) and the defaults are in force. Correct ${place}, name it ${path} and start again.`
  log.warn({ path, keptAt, wrong }, 'the settings could not be used; the defaults are in force')
  return { message, keptAt }
}
