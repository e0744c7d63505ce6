import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Clock } from '../base/clock.ts'
import { MANIFEST_FILE } from './package.ts'
import { checkSignature, SIGNATURE_FILE, type TrustedKey } from './signature.ts'
import { type KeysFolders, readTrustedKeys } from './trusted-keys.ts'

/** All that review wants of a manifest; the packages themselves are verified where they are used. */
const manifestSchema = z.object({ name: z.string(), version: z.string(), synthetic: z.boolean() })

/** Asked for every row that is shown; a package that is mended in its place, or a key that is taken away, must only be learnt of in time. */
const READ_AGAIN_MS = 3_000

/**
 * Tells which models were trained on synthetic pictures, by the packages on this machine, whenever they came. One that is not here any more, or whose
 * manifest nobody trusted has signed, counts as synthetic: what cannot be shown to be real must not look real. Of two packages of one name, of which a
 * row does not say from which it came, both must be real.
 */
export function readSyntheticModels(
  modelsFolders: readonly string[],
  keysFolders: KeysFolders,
  clock: Clock,
): (modelId: string) => boolean {
  let known = ''
  let readAtMonoMs = clock.monoMs()
  let real: ReadonlySet<string> = new Set()
  return (modelId) => {
    const packages = modelsFolders.flatMap(foldersIn)
    const nowMonoMs = clock.monoMs()
    if (packages.join() !== known || nowMonoMs - readAtMonoMs > READ_AGAIN_MS) {
      known = packages.join()
      readAtMonoMs = nowMonoMs
      real = readReal(packages, keysFolders)
    }
    return !real.has(modelId)
  }
}

function readReal(packages: readonly string[], keysFolders: KeysFolders): ReadonlySet<string> {
  const { keys } = readTrustedKeys(keysFolders)
  const found = packages.flatMap((folder) => readManifest(folder, keys) ?? [])
  const real = new Set(found.filter(({ signed, synthetic }) => signed && !synthetic).map(({ modelId }) => modelId))
  // That a model is synthetic is believed without a signature.
  for (const { modelId, synthetic } of found) if (synthetic) real.delete(modelId)
  return real
}

function foldersIn(modelsFolder: string): string[] {
  try {
    const entries = readdirSync(modelsFolder, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(modelsFolder, name))
  } catch {
    // Nothing was ever installed there.
    return []
  }
}

interface Claim {
  readonly modelId: string
  readonly synthetic: boolean
  /** By a key that is trusted here. */
  readonly signed: boolean
}

function readManifest(folder: string, keys: readonly TrustedKey[]): Claim | undefined {
  try {
    const bytes = readFileSync(join(folder, MANIFEST_FILE))
    const { name, version, synthetic } = manifestSchema.parse(JSON.parse(bytes.toString('utf8')))
    return { modelId: `${name}-${version}`, synthetic, signed: isSigned(folder, bytes, keys) }
  } catch {
    // Not every folder beside the packages is one.
    return undefined
  }
}

function isSigned(folder: string, manifest: Uint8Array, keys: readonly TrustedKey[]): boolean {
  try {
    return checkSignature(manifest, readFileSync(join(folder, SIGNATURE_FILE), 'latin1'), keys).ok
  } catch {
    return false
  }
}
