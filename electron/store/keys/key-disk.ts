import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeFileAtomically } from '../../files/atomic-file.ts'
import { syncFolder, writeDurably } from '../../files/durable-file.ts'

/** What is done to the files of keys. Each step is on the disk when it returns, whole or not at all; between two of them the power may fail. */
export interface KeyDisk {
  /** Makes a file that is not there; whoever is first wins, and the others change nothing. */
  create(path: string, content: string | Uint8Array): void
  /** Puts another content in the place of the file's. */
  replace(path: string, content: string | Uint8Array): void
  /** Removing what is not there is no failure. */
  remove(path: string): void
}

export const keyDisk: KeyDisk = {
  create(path, content) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const unfinished = `${path}.${process.pid}.new`
    writeDurably(unfinished, content)
    try {
      linkSync(unfinished, path)
    } catch {
      // Somebody else was first, or this file system has no links and renaming must do.
      if (!existsSync(path)) renameSync(unfinished, path)
    } finally {
      rmSync(unfinished, { force: true })
    }
    syncFolder(dirname(path))
  },
  replace: writeFileAtomically,
  remove(path) {
    rmSync(path, { force: true })
    syncFolder(dirname(path))
  },
}
