import { closeSync, fchmodSync, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Nobody but the account that runs the program may read or write the file. Windows has no such bits: there the folder's access list protects it. */
export const OWNER_ONLY = 0o600

export interface WriteOptions {
  readonly mode?: number
  /** `wx` fails where there is a file already. */
  readonly flags?: 'w' | 'wx'
}

/** Writes a file and forces it to the disk; its name is durable only after `syncFolder`. Throws what the system says. */
export function writeDurably(
  path: string,
  content: string | Uint8Array,
  { mode = OWNER_ONLY, flags = 'w' }: WriteOptions = {},
): void {
  const file = openSync(path, flags, mode)
  try {
    // Whatever the umask of this account is.
    fchmodSync(file, mode)
    writeFileSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Forces a file to the disk that somebody else has written. */
export function syncFile(path: string): void {
  forceToDisk(path, 'r+')
}

/** Forces the names in a folder to the disk. */
export function syncFolder(path: string): void {
  // Windows cannot open a folder, and writes renames through by itself.
  if (process.platform !== 'win32') forceToDisk(path, 'r')
}

/** What the system says of a folder that is somebody else's, or of a file system that has no such call. */
const NOT_OURS: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EINVAL'])

/**
 * Makes a folder for its owner alone, with those above it, and forces their names to the disk: what is forced into a folder is lost with it when its own
 * name is not there after a power cut. Those that were there too, because whoever made them a moment ago may not have done so. Throws what the system says.
 */
export function makeFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  for (let folder = resolve(path); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      syncFolder(dirname(folder))
    } catch (problem) {
      // Whoever may not look into a folder has made nothing in it, nor above it.
      if (problem instanceof Error && 'code' in problem && NOT_OURS.has(String(problem.code))) return
      throw problem
    }
  }
}

function forceToDisk(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
