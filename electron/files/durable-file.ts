import { closeSync, fchmodSync, fsyncSync, openSync, writeFileSync } from 'node:fs'

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

function forceToDisk(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
