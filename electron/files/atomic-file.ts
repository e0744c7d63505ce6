import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder, OWNER_ONLY, syncFolder, writeDurably } from './durable-file.ts'

/** Replaces the file whole or not at all, also across a power cut: written beside it, forced to the disk, then renamed. Throws what the system says. */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  if (!existsSync(dirname(path))) makeFolder(dirname(path))
  replaceFile(path, content, OWNER_ONLY)
}

/** The same for a file that every account may read, in a folder that is there. */
export function writePlainAtomically(path: string, text: string): void {
  replaceFile(path, text, READ_BY_ALL)
}

const READ_BY_ALL = 0o644

function replaceFile(path: string, content: string | Uint8Array, mode: number): void {
  const unfinished = `${path}.new`
  try {
    writeDurably(unfinished, content, { mode })
    renameSync(unfinished, path)
  } catch (problem) {
    rmSync(unfinished, { force: true })
    throw problem
  }
  syncFolder(dirname(path))
}
