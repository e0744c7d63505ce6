import { access, constants, statfs } from 'node:fs/promises'
import type { Timers } from '../../base/clock.ts'
import type { SecondFolderState } from '../../contract/backups.ts'

/** Why a copy could not be put into the second folder. */
export type SecondFolderProblem = Exclude<SecondFolderState, 'READY'>

/** A folder on a local disk answers within milliseconds; a share whose server is gone may never. */
const ANSWER_MS = 2_000

/** What the system says of one and the same trouble, in our few words; AWAY also for what nobody has seen yet. */
export function secondFolderProblem(error: unknown): SecondFolderProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return PROBLEMS[code] ?? 'AWAY'
}

const PROBLEMS: Readonly<Record<string, SecondFolderProblem>> = {
  ...{ ENOENT: 'MISSING', ENOTDIR: 'MISSING' },
  ...{ EACCES: 'NOT_WRITABLE', EPERM: 'NOT_WRITABLE', EROFS: 'NOT_WRITABLE' },
  ...{ ENOSPC: 'FULL', EDQUOT: 'FULL' },
}

/** Looks whether a copy of so many bytes could be put there now. Never waits long, and never rejects. */
export class SecondFolderLook {
  readonly #timers: Timers
  /** Looks that never come back each hold one of the few threads that read files: there is one at a time. */
  #underWay: Promise<SecondFolderState> | undefined

  constructor(timers: Timers) {
    this.#timers = timers
  }

  async at(folder: string, neededBytes: number): Promise<SecondFolderState> {
    this.#underWay ??= stateOf(folder, neededBytes).finally(() => {
      this.#underWay = undefined
    })
    return new Promise((resolve) => {
      const timer = this.#timers.after(ANSWER_MS, () => resolve('AWAY'))
      void this.#underWay?.then((state) => {
        this.#timers.cancel(timer)
        resolve(state)
      })
    })
  }
}

async function stateOf(folder: string, neededBytes: number): Promise<SecondFolderState> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize < neededBytes ? 'FULL' : 'READY'
  } catch (problem) {
    return secondFolderProblem(problem)
  }
}
