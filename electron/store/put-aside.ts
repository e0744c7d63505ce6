import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { makeFolder, syncFile, syncFolder } from '../files/durable-file.ts'
import { linked } from '../files/link-file.ts'
import { openWritable } from './open-database.ts'

/** Beside the database: SQLite's log and its index, which belong to that one file and to no other. */
export const BESIDE = ['-wal', '-shm'] as const

/**
 * Keeps the database that is there under another name; null when there is none. The old write-ahead log goes first: beside a new file, SQLite
 * would read it as belonging to it. The database itself stays under its name until another takes it, so that a power cut leaves one of the two;
 * until then the same may be done again with the same folder.
 */
export function putAside(database: string, aside: string, key: Uint8Array): string | null {
  if (!existsSync(database)) return null
  foldInLog(database, key)
  makeFolder(aside)
  const kept = join(aside, basename(database))
  for (const end of BESIDE) {
    // One that an earlier try has put aside is the one with something in it.
    if (existsSync(kept + end)) rmSync(database + end, { force: true })
    else if (existsSync(database + end)) renameSync(database + end, kept + end)
  }
  rmSync(kept, { force: true })
  if (!linked(database, kept)) {
    copyFileSync(database, kept)
    syncFile(kept)
  }
  syncFolder(aside)
  return aside
}

/** Moves the log into the database, which closing the last connection does; a damaged one keeps its log beside it. */
function foldInLog(database: string, key: Uint8Array): void {
  try {
    openWritable({ path: database, key }).close()
  } catch {
    // That it cannot be read may be why it is replaced.
  }
}

/** The folder itself, or the first of that name that is not there yet: clocks are put back. */
export function freeFolder(path: string): string {
  for (let n = 1; ; n++) {
    const free = n === 1 ? path : `${path}-${n}`
    if (!existsSync(free)) return free
  }
}
