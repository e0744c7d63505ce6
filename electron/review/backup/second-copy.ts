import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { BackupPlan } from '../../domain/backup-plan.ts'
import { syncFile, syncFolder } from '../../files/durable-file.ts'
import { hashFile } from '../../files/hash-file.ts'
import { linked } from '../../files/link-file.ts'
import { shortOfRoom } from '../../store/disk-room.ts'
import { listBackups, removeOldBackups, removeUnfinished } from './backup-folders.ts'
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
    const [earlier] = listBackups(second)
    for (const file of filesOf(join(folder, name))) {
      mkdirSync(dirname(join(unfinished, file)), { recursive: true, mode: 0o700 })
      bring(join(folder, name, file), join(unfinished, file), earlier && join(second, earlier.name, file))
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

/** A file that the newest copy there has already gets a second name, as a month in which nothing moved; either way it is read back. */
function bring(from: string, to: string, known: string | undefined): void {
  const { sha256, bytes } = hashFile(from)
  if (known !== undefined && existsSync(known) && hashFile(known).sha256 === sha256 && linked(known, to)) return
  // On the disk of the data it must leave what the line needs.
  const short = statSync(dirname(to)).dev === statSync(from).dev ? shortOfRoom(dirname(to), bytes) : undefined
  if (short !== undefined) throw Object.assign(new Error(short), { code: 'ENOSPC' })
  copyFileSync(from, to)
  syncFile(to)
  if (hashFile(to).sha256 !== sha256) throw new Error(`${to} was not written as it was read`)
}

/** Every file of a backup, by its path within; months of older rows lie in a folder of their own. */
function filesOf(backup: string): string[] {
  return readdirSync(backup, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(backup, join(entry.parentPath, entry.name)))
}
