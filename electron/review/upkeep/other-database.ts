import { statSync } from 'node:fs'
import type { Jobs } from './jobs.ts'

/** Codes of a backup that failed because of the database itself; room or a folder that is not there may be wrong still. */
const OF_THE_DATABASE: readonly string[] = ['CORRUPT', 'NOT_SOUND', 'WRONG_KEY']

/** Notices when another file has taken the place of the database. */
export class OtherDatabase {
  readonly #path: string
  readonly #jobs: Pick<Jobs, 'states' | 'forget'>
  #known: string | undefined

  constructor(path: string, jobs: Pick<Jobs, 'states' | 'forget'>) {
    this.#path = path
    this.#jobs = jobs
    this.#known = fileAt(path)
  }

  /** True when it is another one than at the last look; what was found in the one before is forgotten then. */
  look(): boolean {
    const now = fileAt(this.#path)
    if (now === undefined || now === this.#known) return false
    this.#known = now
    const { backup } = this.#jobs.states()
    for (const job of ['integrity', 'reconcile'] as const) void this.#jobs.forget(job)
    if (backup.state === 'running' || (backup.state === 'failed' && OF_THE_DATABASE.includes(backup.code))) {
      void this.#jobs.forget('backup')
    }
    return true
  }
}

/** What stays the same as long as it is the same file, however it is written; undefined for none. A restore keeps the old one, so its number is not given again. */
export function fileAt(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? undefined : `${found.dev} ${found.ino}`
}
