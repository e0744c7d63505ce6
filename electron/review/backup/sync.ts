import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Forces a file to the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Forces the names in a folder to the disk. */
export function syncFolder(path: string): void {
  // Windows cannot open a folder, and writes renames through by itself.
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
