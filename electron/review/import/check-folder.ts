import { randomUUID } from 'node:crypto'
import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { err, ok, type Result } from '../../base/result.ts'
import type { FolderRemedyKind } from '../../domain/link/link-remedy.ts'

/** Why pictures cannot be read from a folder; what to do is told by this word. */
type FolderFault = Extract<
  FolderRemedyKind,
  'folderMissing' | 'folderUnreadable' | 'folderReadOnly' | 'folderFull' | 'folderOurs'
>

/**
 * Whether pictures can be read from a folder and moved within it, tried with a file of our own, because rights on a share say little. Gives the
 * folder's true path, by which two ways to one folder are known to be the same. `ours` are the folders of the program's own data.
 */
export async function checkFolder(path: string, ours: readonly string[]): Promise<Result<string, FolderFault>> {
  const place = await realpath(path).catch(() => undefined)
  if (place === undefined || !(await isFolder(place))) return err('folderMissing')
  for (const own of ours) if (await isWithin(place, own)) return err('folderOurs')
  try {
    await access(place, constants.R_OK | constants.X_OK)
  } catch {
    return err('folderUnreadable')
  }
  const fault = await tryToMove(place)
  return fault === undefined ? ok(place) : err(fault)
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true
}

async function isWithin(place: string, own: string): Promise<boolean> {
  const way = relative(await realpath(own).catch(() => own), place)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || /^(?:[A-Za-z]:|[\\/])/.test(way))
}

/** Writes a file as large as a sector, renames it and takes it away again. Names that begin with a dot are no pictures. */
async function tryToMove(folder: string): Promise<FolderFault | undefined> {
  const name = join(folder, `.ovoscope-${randomUUID()}`)
  try {
    const file = await open(name, 'wx')
    try {
      await file.write(new Uint8Array(512))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(name, `${name}.moved`)
    return undefined
  } catch (problem) {
    const code = problem instanceof Error && 'code' in problem ? problem.code : undefined
    return code === 'ENOSPC' || code === 'EDQUOT' ? 'folderFull' : 'folderReadOnly'
  } finally {
    for (const left of [name, `${name}.moved`]) await rm(left, { force: true }).catch(() => undefined)
  }
}
