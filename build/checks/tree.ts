import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../tasks/project.ts'
import { runCommand } from '../tasks/run-command.ts'
import type { StepOutcome } from '../tasks/step.ts'

/** What must not be in a tree that others clone, each with the reason that is printed. Examples say `someone`. */
const UNWANTED: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /(?<![\w.])\/(?:home|root|Users)\/(?!someone\/)[a-z][\w-]*\//, why: 'path of one machine' },
  { pattern: /(?<![\w.])\/work\/[a-z]/, why: 'path of one machine' },
  { pattern: /\b[A-Z]:\\{1,2}Users\\{1,2}(?!\\|someone)/, why: 'path of one machine' },
  { pattern: /"resolved":\s*"https?:/, why: 'address of one registry in the lockfile' },
  { pattern: /^\s*(?:\/\/|@[\w-]+:)?registry\s*=/m, why: 'address of one registry' },
  { pattern: /^(?:<{7} |={7}$|>{7} )/m, why: 'mark of an unfinished merge' },
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, why: 'private key' },
]

/** Size from which a file is no text that somebody wrote. */
const TEXT_BYTES_MAX = 2_000_000
/** A clone should take seconds. */
const FILE_BYTES_MAX = 8_000_000

/** This file spells the patterns out, and the tests plant them. */
const EXEMPT = /^build\/checks\/tree(\.test)?\.ts$/

/** Looks through every file of the tree for what belongs to one machine or one person only. */
export async function cleanTree(): Promise<StepOutcome> {
  const { code, output } = await runCommand('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    output: 'capture',
  })
  if (code !== 0) return { ok: true, note: 'not looked at: this is no git checkout' }
  const paths = [...new Set(output.split('\0'))].filter((path) => path !== '')
  const problems: string[] = []
  for (const path of paths) {
    const bytes = await readFile(join(projectRoot, path)).catch(() => undefined)
    if (bytes !== undefined) problems.push(...unwantedIn(path, bytes))
  }
  return { ok: problems.length === 0 && paths.length > 0, note: `${paths.length} files`, details: problems.join('\n') }
}

/** Every unwanted thing in one file, with its line. */
export function unwantedIn(path: string, bytes: Uint8Array): string[] {
  if (bytes.length > FILE_BYTES_MAX) return [`${path}: ${bytes.length} bytes; at most ${FILE_BYTES_MAX}`]
  if (bytes.length > TEXT_BYTES_MAX || bytes.subarray(0, 8192).includes(0) || EXEMPT.test(path)) return []
  const text = Buffer.from(bytes).toString('utf8')
  return UNWANTED.flatMap(({ pattern, why }) => {
    const found = pattern.exec(text)
    return found === null
      ? []
      : [`${path}:${text.slice(0, found.index).split('\n').length}: ${why} (${found[0].trim()})`]
  })
}
