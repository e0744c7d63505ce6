import { accessSync, constants, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { BackupPlan } from '../../domain/backup-plan.ts'
import { syncFile, syncFolder } from '../../files/durable-file.ts'
import { hashFile } from '../../files/hash-file.ts'
import { removeOldBackups, removeUnfinished } from './backup-folders.ts'
import { secondFolderProblem } from './second-folder.ts'

/**
 * Copies one backup into the second folder, and every other that this folder lacks is left to its own day. The copy has its name only once every
 * file is read back as it is here. The folder is never made: where a network drive is not mounted, the copy would land on this machine's own disk.
 * Throws with what to do and a code of its own (SECOND_MISSING …); the first copy stands all the same.
 */
export function copyToSecond(folder: string, name: string, second: string, plan: BackupPlan): void {
  const final = join(second, name)
  const unfinished = `${final}.unfinished`
  try {
    accessSync(second, constants.W_OK)
    removeUnfinished(second)
    if (existsSync(final)) return
    mkdirSync(unfinished, { mode: 0o700 })
    for (const file of filesOf(join(folder, name))) {
      mkdirSync(dirname(join(unfinished, file)), { recursive: true, mode: 0o700 })
      copyFileSync(join(folder, name, file), join(unfinished, file))
      syncFile(join(unfinished, file))
      if (hashFile(join(unfinished, file)).sha256 !== hashFile(join(folder, name, file)).sha256) {
        throw new Error(`${join(unfinished, file)} was not written as it was read`)
      }
    }
    syncFolder(unfinished)
    renameSync(unfinished, final)
    syncFolder(second)
    removeOldBackups(second, plan, name)
  } catch (problem) {
    rmSync(unfinished, { recursive: true, force: true })
    const reason = problem instanceof Error ? problem.message : String(problem)
    const message = `the backup was made, but not copied to ${second}: ${reason}. Is that disk connected, and has it room?`
    throw Object.assign(new Error(message), { code: `SECOND_${secondFolderProblem(problem)}` })
  }
}

/** Every file of a backup, by its path within; months of older rows lie in a folder of their own. */
function filesOf(backup: string): string[] {
  return readdirSync(backup, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(backup, join(entry.parentPath, entry.name)))
}
