import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { writeFileAtomically } from '../../files/atomic-file.ts'
import type { AttemptBook } from '../../update/updates.ts'

const attemptSchema = z.strictObject({ version: z.string().max(64), attempts: z.int().min(0) })

/** How often an update was tried, in a file: a try ends this program. Only the newest version is remembered. */
export function attemptBookAt(path: string): AttemptBook {
  const read = (version: string): number => {
    try {
      const noted = attemptSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
      return noted.success && noted.data.version === version ? noted.data.attempts : 0
    } catch {
      // Nothing was ever tried, or nobody can tell any more; what is noted next replaces it.
      return 0
    }
  }
  const known = new Map<string, number>()
  return {
    attempts(version) {
      const attempts = known.get(version) ?? read(version)
      known.clear()
      known.set(version, attempts)
      return attempts
    },
    note(version) {
      const attempts = this.attempts(version) + 1
      writeFileAtomically(path, `${JSON.stringify({ version, attempts })}\n`)
      known.set(version, attempts)
    },
  }
}
