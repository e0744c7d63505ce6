import { renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeFolder, OWNER_ONLY, syncFolder } from '../../files/durable-file.ts'

/** One file of pictures, open for writing. Every operation rejects with the operating system's error. */
export interface PictureFile {
  /** Writes the pieces one behind the other from the offset on; rejects unless all of them are written. */
  write(pieces: readonly Uint8Array[], offsetBytes: number): Promise<void>
  /** Resolves when everything written is on the disk (fdatasync). */
  sync(): Promise<void>
  truncate(sizeBytes: number): Promise<void>
  close(): Promise<void>
}

/** What the archive changes on its disk; injected, so that a simulation can tear it, refuse it, and lose what was not forced. Files are read past it. */
export interface ArchiveDisk {
  /** A new file, in a folder that is made if it is not there. Rejects where there is such a file. */
  create(path: string): Promise<PictureFile>
  open(path: string): Promise<PictureFile>
  /** No error where there is no such file. Blocks. */
  remove(path: string): void
  /** Into a folder that is made if it is not there, whose names are then on the disk. Blocks. */
  move(from: string, to: string): void
  /** Forces the names in a folder to the disk. Blocks. */
  syncNames(folder: string): void
}

/** The disk that is there. */
export function realArchiveDisk(): ArchiveDisk {
  const made = new Set<string>()
  return {
    async create(path) {
      const folder = dirname(path)
      if (!made.has(folder)) makeFolder(folder)
      made.add(folder)
      return openAs(path, 'wx')
    },
    open: (path) => openAs(path, 'r+'),
    remove: (path) => rmSync(path, { force: true }),
    move(from, to) {
      makeFolder(dirname(to))
      renameSync(from, to)
      syncFolder(dirname(to))
    },
    syncNames: syncFolder,
  }
}

async function openAs(path: string, flags: 'wx' | 'r+'): Promise<PictureFile> {
  const handle = await open(path, flags, OWNER_ONLY)
  return {
    async write(pieces, offsetBytes) {
      const wanted = pieces.reduce((sum, { length }) => sum + length, 0)
      const { bytesWritten } = await handle.writev([...pieces], offsetBytes)
      if (bytesWritten < wanted) throw new Error(`only ${bytesWritten} of ${wanted} bytes were written`)
    },
    sync: () => handle.datasync(),
    truncate: (sizeBytes) => handle.truncate(sizeBytes),
    close: () => handle.close(),
  }
}
