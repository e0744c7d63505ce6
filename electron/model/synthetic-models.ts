import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { MANIFEST_FILE } from './package.ts'
import { checkSignature, SIGNATURE_FILE, type TrustedKey } from './signature.ts'
import { type KeysFolders, readTrustedKeys } from './trusted-keys.ts'

/** All that review wants of a manifest; the packages themselves are verified where they are used. */
const manifestSchema = z.object({ name: z.string(), version: z.string(), synthetic: z.boolean() })

/**
 * Tells which models were trained on synthetic pictures, by the packages on this machine, whenever they came. One that is not here any more, or whose
 * manifest nobody trusted has signed, counts as synthetic: what cannot be shown to be real must not look real.
 */
export function readSyntheticModels(
  modelsFolders: readonly string[],
  keysFolders: KeysFolders,
): (modelId: string) => boolean {
  let known = ''
  let real: ReadonlySet<string> = new Set()
  return (modelId) => {
    const packages = modelsFolders.flatMap(foldersIn)
    if (packages.join() !== known) {
      known = packages.join()
      real = readReal(packages, keysFolders)
    }
    return !real.has(modelId)
  }
}

function readReal(packages: readonly string[], keysFolders: KeysFolders): ReadonlySet<string> {
  const { keys } = readTrustedKeys(keysFolders)
  const manifests = packages.map((folder) => readManifest(folder, keys)).filter((one) => one?.synthetic === false)
  return new Set(manifests.map((manifest) => `${manifest?.name}-${manifest?.version}`))
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

function readManifest(folder: string, keys: readonly TrustedKey[]): z.infer<typeof manifestSchema> | undefined {
  try {
    const bytes = readFileSync(join(folder, MANIFEST_FILE))
    if (!checkSignature(bytes, readFileSync(join(folder, SIGNATURE_FILE), 'latin1'), keys).ok) return undefined
    return manifestSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    // Not every folder beside the packages is one.
    return undefined
  }
}
