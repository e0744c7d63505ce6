import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Forces to the disk which names a folder has. */
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
