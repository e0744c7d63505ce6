import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../base/clock.ts'
import type { ModelRefusal } from '../contract/model-refusals.ts'
import type { ModelFit } from '../domain/batch/start-checks.ts'
import type { ModelRef } from '../domain/model/model-choice.ts'
import { MANIFEST_BYTES_MAX, type ModelManifest, modelId, parseManifest } from './manifest.ts'
import { fitOf } from './model-fit.ts'
import { MANIFEST_FILE } from './package.ts'
import { checkSignature, SIGNATURE_FILE, sha256, type TrustedKey } from './signature.ts'
import { type KeysFolders, readTrustedKeys } from './trusted-keys.ts'

/** A package as its manifest describes it. That its other files are what was signed is checked where it runs. */
export interface LibraryModel extends ModelRef {
  readonly folder: string
  readonly origin: ModelOrigin
  /** Id of the trusted key. */
  readonly signedBy: string
  readonly fit: ModelFit
  readonly manifest: ModelManifest
}

/** `shipped`: came with the program. `installed`: was brought to this station. */
export type ModelOrigin = 'shipped' | 'installed'

/** A folder among the packages that no model can be made of. */
export interface UnusablePackage {
  readonly name: string
  /** The file in it that is to blame. */
  readonly file: string
  readonly code: ModelRefusal
  /** For the person who made it. */
  readonly detail: string
}

export interface ModelsFolder {
  readonly folder: string
  readonly origin: ModelOrigin
}

export interface LibraryReading {
  readonly models: readonly LibraryModel[]
  readonly unusable: readonly UnusablePackage[]
}

/** Somebody who looks does so once a second; signatures need not be checked as often. */
const READ_AGAIN_MS = 3_000

/** The packages of this station. Manifests are read anew when they are asked for, not more often than every few seconds. */
export class ModelLibrary {
  readonly #folders: readonly ModelsFolder[]
  readonly #keysFolders: KeysFolders
  readonly #clock: Clock
  #reading: { readonly found: LibraryReading; readonly atMonoMs: number } | undefined

  constructor(folders: readonly ModelsFolder[], keysFolders: KeysFolders, clock: Clock) {
    this.#folders = folders
    this.#keysFolders = keysFolders
    this.#clock = clock
  }

  /** Something was taken away or brought just now: the next one who asks is not told of before. */
  forget(): void {
    this.#reading = undefined
  }

  read(): LibraryReading {
    const nowMonoMs = this.#clock.monoMs()
    if (this.#reading === undefined || nowMonoMs - this.#reading.atMonoMs > READ_AGAIN_MS) {
      this.#reading = { found: readModelLibrary(this.#folders, this.#keysFolders), atMonoMs: nowMonoMs }
    }
    return this.#reading.found
  }
}

/** All packages that a trusted key vouches for. One that lies there twice is the one of the first folder. */
export function readModelLibrary(folders: readonly ModelsFolder[], keysFolders: KeysFolders): LibraryReading {
  const { keys } = readTrustedKeys(keysFolders)
  const models: LibraryModel[] = []
  const unusable: UnusablePackage[] = []
  for (const { folder, origin } of folders) {
    const listed = listPackages(folder)
    unusable.push(...listed.unusable)
    for (const name of listed.names) {
      const found = readPackage(join(folder, name), keys)
      if ('detail' in found) unusable.push({ name, ...found })
      else if (!models.some((one) => one.modelId === found.modelId && one.manifestSha256 === found.manifestSha256)) {
        models.push({ ...found, origin })
      }
    }
  }
  return { models, unusable }
}

/** Made by the file system in the topmost folder of a disk; nobody may read it, and nobody has to. */
const LOST_AND_FOUND = 'lost+found'

/** What begins with a dot is not one yet; what has no manifest is none. One that cannot be read says nothing of the others. */
function listPackages(folder: string): Pick<LibraryReading, 'unusable'> & { readonly names: readonly string[] } {
  const unusable: UnusablePackage[] = []
  const list = <T>(name: string, read: () => readonly T[]): readonly T[] => {
    try {
      return read()
    } catch (problem) {
      // Nothing was ever installed here, or it is just being exchanged.
      if (!isAbsence(problem)) unusable.push({ name, file: '', code: 'PACKAGE_UNREADABLE', detail: String(problem) })
      return []
    }
  }
  const names = list(folder, () => readdirSync(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== LOST_AND_FOUND)
    .map(({ name }) => name)
    .filter((name) => list(name, () => readdirSync(join(folder, name))).includes(MANIFEST_FILE))
    .sort()
  return { names, unusable }
}

function isAbsence(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'ENOENT'
}

function readPackage(
  folder: string,
  keys: readonly TrustedKey[],
): Omit<LibraryModel, 'origin'> | Omit<UnusablePackage, 'name'> {
  try {
    const bytes = readFileSync(join(folder, MANIFEST_FILE))
    if (bytes.length > MANIFEST_BYTES_MAX) {
      const detail = `${bytes.length} bytes, at most ${MANIFEST_BYTES_MAX}`
      return { file: MANIFEST_FILE, code: 'MANIFEST_TOO_LARGE', detail }
    }
    const signed = checkSignature(bytes, readFileSync(join(folder, SIGNATURE_FILE), 'latin1'), keys)
    if (!signed.ok) {
      const file = signed.error.code === 'MANIFEST_CHANGED' ? MANIFEST_FILE : SIGNATURE_FILE
      return { file, ...signed.error }
    }
    const manifest = parseManifest(bytes.toString('utf8'))
    if (!manifest.ok) return { file: MANIFEST_FILE, ...manifest.error }
    return {
      ...{ folder, signedBy: signed.value.id, manifest: manifest.value, fit: fitOf(manifest.value) },
      ...{ modelId: modelId(manifest.value), manifestSha256: sha256(bytes) },
    }
  } catch (problem) {
    const code = isAbsence(problem) ? 'SIGNATURE_MISSING' : 'PACKAGE_UNREADABLE'
    return { file: SIGNATURE_FILE, code, detail: String(problem) }
  }
}
