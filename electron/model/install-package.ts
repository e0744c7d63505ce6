import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { err, ok, type Result } from '../base/result.ts'
import { syncFolder } from '../files/durable-file.ts'
import { readModelLibrary } from './model-library.ts'
import {
  loadModelPackage,
  type ModelPackage,
  openModelArchive,
  type VerifiedPackage,
  verifyPackage,
} from './package.ts'
import type { PackageError } from './package-error.ts'
import { folderSource } from './package-source.ts'
import { removedManifestSha256 } from './remove-package.ts'
import type { KeysFolders } from './trusted-keys.ts'

/** A package that lies among the models of this machine, verified where it lies. */
export interface InstalledPackage extends ModelPackage {
  /** The very same package lay there already; nothing was written. */
  readonly wasThere: boolean
}

export interface InstallOptions {
  /** A package folder, or an archive of one. */
  readonly from: string
  /** Holds one folder for each package, named like its model. */
  readonly modelsFolder: string
  /** Where this machine has other packages, as those that came with the program. */
  readonly otherFolders?: readonly string[]
  /** Public keys of those whose packages may run here. */
  readonly keysFolder: KeysFolders
  /** Whether that much may be written; asked before a byte is. */
  hasRoomFor?(bytes: number): Promise<boolean>
}

/** What begins so is on its way to becoming a package. The dot keeps it out of every list of models. */
export const INCOMING_PREFIX = '.incoming-'

/**
 * Verifies a package and lays it into `modelsFolder/<name>-<version>`: written beside, forced to the disk, read back and verified again, and
 * only then renamed, so that at no moment a half package bears the name. A refusal leaves everything as it was. A version that this machine has with
 * other content, in whatever folder, is not let in: rows that name it would no longer say which model they came from. One that does not verify any
 * more is replaced.
 */
export async function installModelPackage(options: InstallOptions): Promise<Result<InstalledPackage, PackageError>> {
  const { from, modelsFolder, keysFolder } = options
  const verified = await openPackage(from, keysFolder)
  if (!verified.ok) return verified
  const { modelId, manifestSha256 } = verified.value.content
  const takenIn = twinOf(verified.value.content, options)
  const removed = removedManifestSha256(modelsFolder, modelId)
  if (takenIn !== undefined || (removed !== undefined && removed !== manifestSha256)) {
    const where = takenIn === undefined ? 'was here' : `is in ${takenIn}`
    const detail = `${modelId} ${where} with other content; a changed model needs another version`
    return err({ code: 'VERSION_TAKEN', path: basename(from), detail })
  }
  const target = join(modelsFolder, modelId)
  const there = await loadModelPackage(target, keysFolder)
  if (there.ok) return ok({ ...there.value, wasThere: true })
  // What a power cut left of an earlier try is cleared away.
  const incoming = join(modelsFolder, `${INCOMING_PREFIX}${modelId}`)
  try {
    rmSync(incoming, { recursive: true, force: true })
    if (!(await hasRoom(options, verified.value.files))) {
      return err({ code: 'NOT_WRITTEN', path: basename(from), detail: 'there is too little room on the disk' })
    }
    writeFiles(incoming, verified.value.files)
    const written = await loadModelPackage(incoming, keysFolder)
    if (!written.ok) return err({ ...written.error, code: 'NOT_WRITTEN' })
    putInPlace(incoming, target)
    return ok({ ...written.value, folder: target, wasThere: false })
  } catch (error) {
    return err({
      code: 'NOT_WRITTEN',
      path: basename(from),
      detail: `${modelsFolder} cannot be written: ${String(error)}`,
    })
  } finally {
    rmSync(incoming, { recursive: true, force: true })
  }
}

/** Folder of another package that has the same name, or lies where this one belongs. */
function twinOf(
  { modelId, manifestSha256 }: Pick<ModelPackage, 'modelId' | 'manifestSha256'>,
  { modelsFolder, otherFolders = [], keysFolder }: InstallOptions,
): string | undefined {
  const folders = [modelsFolder, ...otherFolders].map((folder) => ({ folder, origin: 'installed' }) as const)
  const { models } = readModelLibrary(folders, keysFolder)
  const others = models.filter((one) => one.manifestSha256 !== manifestSha256)
  return others.find((one) => one.modelId === modelId || one.folder === join(modelsFolder, modelId))?.folder
}

/** Reads and verifies a package, in a folder or in one file. */
export function openPackage(from: string, keysFolder: KeysFolders): Promise<Result<VerifiedPackage, PackageError>> {
  return isFolder(from) ? verifyPackage(folderSource(from), keysFolder) : openModelArchive(from, keysFolder)
}

async function hasRoom({ hasRoomFor }: InstallOptions, files: VerifiedPackage['files']): Promise<boolean> {
  if (hasRoomFor === undefined) return true
  return hasRoomFor([...files.values()].reduce((sum, bytes) => sum + bytes.length, 0))
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function writeFiles(folder: string, files: VerifiedPackage['files']): void {
  const folders = new Set([folder])
  for (const [path, bytes] of files) {
    const file = join(folder, path)
    for (let above = dirname(file); above !== folder; above = dirname(above)) folders.add(above)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes, { flag: 'wx', flush: true })
  }
  for (const one of folders) syncFolder(one)
}

/** A package that does not verify is moved out of the way first, because a folder cannot be renamed over another one that has files. */
function putInPlace(incoming: string, target: string): void {
  const aside = `${incoming}-replaced`
  rmSync(aside, { recursive: true, force: true })
  if (isFolder(target)) renameSync(target, aside)
  try {
    renameSync(incoming, target)
  } catch (error) {
    if (isFolder(aside)) renameSync(aside, target)
    throw error
  }
  syncFolder(dirname(target))
  rmSync(aside, { recursive: true, force: true })
}
