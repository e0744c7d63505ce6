import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { syncFolder } from '../files/durable-file.ts'
import { MANIFEST_FILE } from './package.ts'
import { SIGNATURE_FILE, sha256 } from './signature.ts'

/** The dot keeps it out of every list of models. */
const PREFIX = '.removed-'
/** What stays of a package: by its signed manifest every record still shows whether the model that judged it was a synthetic one. Some kilobytes. */
const KEPT: readonly string[] = [MANIFEST_FILE, SIGNATURE_FILE]

/** A package that is no model of this machine any more, and whose files are still there. */
export interface PackageAside {
  /** Deletes its files; what cannot be deleted now is left for the next start. */
  clear(): void
  /** Everything as it was. */
  putBack(): void
}

/** Takes a package out of the models at one stroke: before it is one, after it none. Throws when the folder cannot be renamed; then nothing has changed. */
export function setPackageAside(folder: string): PackageAside {
  const aside = join(dirname(folder), `${PREFIX}${basename(folder)}`)
  // What stayed of an earlier one of the same name, which was the same to the byte: another one would not have been installed.
  rmSync(aside, { recursive: true, force: true })
  renameSync(folder, aside)
  syncFolder(dirname(folder))
  return {
    clear: () => clear(aside),
    putBack() {
      renameSync(aside, folder)
      syncFolder(dirname(folder))
    },
  }
}

/** Packages that were being removed when the program ended, by the id of their model, each with how to end it. */
export function unfinishedRemovals(modelsFolder: string): { readonly modelId: string; clear(): void }[] {
  return entriesOf(modelsFolder)
    .filter((name) => name.startsWith(PREFIX))
    .filter((name) => entriesOf(join(modelsFolder, name)).some((file) => !KEPT.includes(file)))
    .map((name) => ({ modelId: name.slice(PREFIX.length), clear: () => clear(join(modelsFolder, name)) }))
}

/** Hash of the manifest of a package of that name that was removed here; undefined where none was. */
export function removedManifestSha256(modelsFolder: string, modelId: string): string | undefined {
  const manifest = join(modelsFolder, `${PREFIX}${modelId}`, MANIFEST_FILE)
  return existsSync(manifest) ? sha256(readFileSync(manifest)) : undefined
}

function clear(aside: string): void {
  for (const name of entriesOf(aside)) {
    if (!KEPT.includes(name)) rmSync(join(aside, name), { recursive: true, force: true })
  }
}

function entriesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
