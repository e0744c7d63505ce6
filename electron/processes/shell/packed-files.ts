import { createHash } from 'node:crypto'
import { createReadStream, type Dirent } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { err, ok, type Result } from '../../base/result.ts'

/** Written when the program is packed, build/release/hash-files.ts; lies at the root that its paths hang on. */
export const PACKED_MANIFEST_FILE = 'packed-files.json'

/** A package has some dozens of files, a headless tree some hundreds; a list above this is not ours. */
const PACKED_FILES_MAX = 20_000

const pathSchema = z.string().regex(/^(?!\/)(?!(?:.*\/)?\.\.(?:\/|$))[^\\\0]+$/, 'is no path below the program')

const packedManifestSchema = z.object({
  format: z.literal('ovoscope-packed-files'),
  formatVersion: z.literal(1),
  files: z
    .array(
      z.object({
        path: pathSchema,
        bytes: z.number().int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .min(1)
    .max(PACKED_FILES_MAX),
  closed: z.array(pathSchema),
})
export type PackedManifest = z.infer<typeof packedManifestSchema>

/** What one file is now; undefined if it cannot be read. */
export type FileFacts = { readonly bytes: number; readonly sha256: string } | undefined

export interface PackedFault {
  readonly code: 'MANIFEST' | 'MISSING' | 'CHANGED' | 'FOREIGN'
  /** File below the program's folder. */
  readonly path: string
}

/** The first fault in a program's files by its manifest, or undefined. `present` are the files in the closed folders. */
export function findFault(
  manifest: PackedManifest,
  present: readonly string[],
  facts: ReadonlyMap<string, FileFacts>,
): PackedFault | undefined {
  for (const { path, bytes, sha256 } of manifest.files) {
    const now = facts.get(path)
    if (now === undefined) return { code: 'MISSING', path }
    if (now.bytes !== bytes || now.sha256 !== sha256) return { code: 'CHANGED', path }
  }
  const named = new Set(manifest.files.map(({ path }) => path))
  const foreign = present.find((path) => !named.has(path))
  return foreign === undefined ? undefined : { code: 'FOREIGN', path: foreign }
}

/**
 * Compares an installed program with what was packed: libraries of machine code and models, which no system's own check of the archive
 * covers. Answers how many files agree. It finds a damaged disk, a half-done update and a swapped library; whoever may write into the
 * program's folder can write the manifest too, and against them stand the installer's signature and the folder's rights.
 */
export async function verifyPackedFiles(root: string): Promise<Result<number, PackedFault>> {
  const manifest = await readManifest(root)
  if (manifest === undefined) return err({ code: 'MANIFEST', path: PACKED_MANIFEST_FILE })
  const facts = new Map<string, FileFacts>()
  for (const { path } of manifest.files) facts.set(path, await factsOf(join(root, path)))
  const present = (await Promise.all(manifest.closed.map((folder) => filesBelow(root, folder)))).flat()
  const fault = findFault(manifest, present, facts)
  return fault === undefined ? ok(manifest.files.length) : err(fault)
}

/** For whoever stands in front of a program that does not start. */
export function sentenceOf({ code, path }: PackedFault): string {
  const what = {
    MANIFEST: `${path}, the list of the program's files, is missing or damaged`,
    MISSING: `${path} is missing or cannot be read`,
    CHANGED: `${path} is not as it was delivered`,
    FOREIGN: `${path} does not belong to the program`,
  }[code]
  return `Ovoscope does not start, because ${what}. Install it again; the data are not touched by that.`
}

async function readManifest(root: string): Promise<PackedManifest | undefined> {
  try {
    return packedManifestSchema.safeParse(JSON.parse(await readFile(join(root, PACKED_MANIFEST_FILE), 'utf8'))).data
  } catch {
    return undefined
  }
}

async function factsOf(path: string): Promise<FileFacts> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    // In pieces: the largest library has some fifty megabytes.
    for await (const chunk of createReadStream(path)) {
      if (!(chunk instanceof Uint8Array)) return undefined
      bytes += chunk.length
      hash.update(chunk)
    }
  } catch {
    return undefined
  }
  return { bytes, sha256: hash.digest('hex') }
}

async function filesBelow(root: string, folder: string): Promise<string[]> {
  let entries: Dirent[]
  try {
    entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true })
  } catch {
    // Not there: what should be in it is missing and found above.
    return []
  }
  const paths = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
  return paths.map((path) => path.slice(join(root).length + 1).replaceAll('\\', '/'))
}
