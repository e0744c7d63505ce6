import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { PackageError } from '../electron/model/package-error.ts'
import { type KeysFolders, trustedKeysIn, WHERE_KEYS_BELONG } from '../electron/model/trusted-keys.ts'

/** Keys that a command believes when none are named: those of this program's own models. */
const SHIPPED_KEYS = trustedKeysIn(import.meta.dirname)

/** The keys folder that was named; else the one beside the package; else the shipped one, and people are told to make the one beside. */
export function keysFor(packagePath: string, named: string | undefined): KeysFolders {
  if (named !== undefined) return resolve(named)
  const beside = trustedKeysIn(dirname(resolve(packagePath)))
  return existsSync(beside) ? beside : [SHIPPED_KEYS, beside]
}

/** A refusal as a command prints it. */
export function refusalText({ code, path, detail }: PackageError): string {
  const onStation = code === 'KEY_UNKNOWN' ? `.\nOn a station it belongs into ${WHERE_KEYS_BELONG}.` : ''
  return `${code} ${path}: ${detail}${onStation}`
}

/** Says what was done. */
export function tell(text: string): number {
  console.log(text)
  return 0
}

/** Says why it was not done. */
export function fail(reason: string): number {
  console.error(reason)
  return 1
}

/** The package that comes with the program. */
export const SHIPPED_PACKAGE = join(import.meta.dirname, 'phantomnet-1.1.0')
