import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. Every task works from here, wherever it was called from. */
export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Reports, hashes and remembered outcomes; safe to delete at any time. */
export const cacheFolder = join(projectRoot, '.cache')

/** True on a build server, where a missing tool is a failure and not a skip. */
export const inCi = isSet(process.env['CI'])

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false'
}
