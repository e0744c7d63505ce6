import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { err, ok, type Result } from '../base/result.ts'
import { ARCHIVE_BYTES_MAX, readArchive } from './archive.ts'
import type { PackageError } from './package-error.ts'

/** Where the files of a package come from: a folder or an archive. Paths are those of the manifest. */
export interface PackageSource {
  readonly where: string
  read(path: string, bytesMax: number): Promise<Result<Uint8Array, 'missing' | 'too large'>>
  /** Every file there is; undefined where others may lie beside the package's own, as in a folder. */
  readonly paths: readonly string[] | undefined
}

/** The files of a folder. What the manifest does not state is not looked at. */
export function folderSource(folder: string): PackageSource {
  return { where: folder, read: (path, bytesMax) => readFileOfAtMost(join(folder, path), bytesMax), paths: undefined }
}

/** The files of an archive, which is read and taken apart as a whole. */
export async function archiveSource(file: string): Promise<Result<PackageSource, PackageError>> {
  const name = basename(file)
  const bytes = await readFileOfAtMost(file, ARCHIVE_BYTES_MAX)
  if (!bytes.ok) {
    return bytes.error === 'missing'
      ? err({ code: 'ARCHIVE_MISSING', path: name, detail: `${file} cannot be read` })
      : err({ code: 'PACKAGE_TOO_LARGE', path: name, detail: `more than ${ARCHIVE_BYTES_MAX} bytes` })
  }
  const files = readArchive(bytes.value, name)
  if (!files.ok) return files
  const read: PackageSource['read'] = async (path, bytesMax) => {
    const content = files.value.get(path)
    if (content === undefined) return err('missing')
    return content.length > bytesMax ? err('too large') : ok(content)
  }
  return ok({ where: file, read, paths: [...files.value.keys()] })
}

/** What is no file is not opened: a pipe would keep whoever reads it waiting, and a device has no end. */
async function readFileOfAtMost(path: string, bytesMax: number): Promise<Result<Uint8Array, 'missing' | 'too large'>> {
  try {
    const found = await stat(path)
    if (!found.isFile()) return err('missing')
    if (found.size > bytesMax) return err('too large')
    const parts: Buffer[] = []
    // It may be growing, and files of the system have no size: one byte more than allowed tells.
    for await (const part of createReadStream(path, { end: bytesMax })) parts.push(part)
    const bytes = Buffer.concat(parts)
    return bytes.length > bytesMax ? err('too large') : ok(bytes)
  } catch {
    return err('missing')
  }
}
