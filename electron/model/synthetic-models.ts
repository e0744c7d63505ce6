import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { MANIFEST_FILE } from './package.ts'
import { checkSignature, SIGNATURE_FILE, type TrustedKey } from './signature.ts'
import { readTrustedKeys, trustedKeysIn } from './trusted-keys.ts'

/** All that review wants of a manifest; the packages themselves are verified where they are used. */
const manifestSchema = z.object({ name: z.string(), version: z.string(), synthetic: z.boolean() })

/**
 * Tells which models were trained on synthetic pictures, by the packages on this machine. One that is not here any more, or whose
 * manifest nobody trusted has signed, counts as synthetic: what cannot be shown to be real must not look real.
 */
export function readSyntheticModels(modelsFolder: string): (modelId: string) => boolean {
  const real = new Set<string>()
  const { keys } = readTrustedKeys(trustedKeysIn(modelsFolder))
  for (const entry of readdirSync(modelsFolder, { withFileTypes: true })) {
    const manifest = entry.isDirectory() ? readManifest(join(modelsFolder, entry.name), keys) : undefined
    if (manifest?.synthetic === false) real.add(`${manifest.name}-${manifest.version}`)
  }
  return (modelId) => !real.has(modelId)
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
