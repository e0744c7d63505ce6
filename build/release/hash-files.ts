import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One file as it was packed. */
export interface PackedFile {
  /** Below the root of the manifest, with forward slashes. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * What electron/processes/shell/packed-files.ts reads when an installed program starts. `closed` names the folders in which no other
 * file may be: a library that somebody laid beside ours would be loaded like ours.
 */
export interface PackedManifest {
  readonly format: 'ovoscope-packed-files'
  readonly formatVersion: 1
  readonly files: readonly PackedFile[]
  readonly closed: readonly string[]
}

export const PACKED_MANIFEST_FILE = 'packed-files.json'

/** Reads and hashes every file below these folders of a root; a folder that is not there has no files. */
export function packedManifest(root: string, folders: readonly string[], closed: readonly string[]): PackedManifest {
  const files = folders.flatMap((folder) => filesBelow(root, folder)).map((path) => hashFile(root, path))
  return { format: 'ovoscope-packed-files', formatVersion: 1, files, closed }
}

/** Paths below the root, sorted. */
export function filesBelow(root: string, folder: string): string[] {
  let names: string[]
  try {
    names = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  } catch {
    return []
  }
  return names.map((path) => path.slice(root.length + 1).replaceAll('\\', '/')).sort()
}

function hashFile(root: string, path: string): PackedFile {
  const bytes = readFileSync(join(root, path))
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}
