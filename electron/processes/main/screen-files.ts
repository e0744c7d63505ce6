import { readFile, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { ReadScreenFile } from './app-protocol.ts'

/** Reads the built screen from its folder. A link that leads out of it is treated as if nothing were there. */
export function screenFilesIn(folder: string): ReadScreenFile {
  return async (segments) => {
    try {
      const root = await realpath(folder)
      const path = await realpath(join(root, ...segments))
      return path.startsWith(root + sep) ? new Uint8Array(await readFile(path)) : undefined
    } catch {
      // Not there, a folder, not readable: for a page all the same.
      return undefined
    }
  }
}
