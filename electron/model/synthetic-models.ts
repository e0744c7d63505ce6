import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** All that review wants of a manifest; the packages themselves are verified where they are used. */
const manifestSchema = z.object({ name: z.string(), version: z.string(), synthetic: z.boolean() })

/**
 * Tells which models were trained on synthetic pictures, by the packages on this machine. One that is not here any
 * more counts as synthetic: what cannot be shown to be real must not look real.
 */
export function readSyntheticModels(modelsFolder: string): (modelId: string) => boolean {
  const real = new Set<string>()
  for (const entry of readdirSync(modelsFolder, { withFileTypes: true })) {
    const manifest = entry.isDirectory() ? readManifest(join(modelsFolder, entry.name, 'manifest.json')) : undefined
    if (manifest?.synthetic === false) real.add(`${manifest.name}-${manifest.version}`)
  }
  return (modelId) => !real.has(modelId)
}

function readManifest(path: string): z.infer<typeof manifestSchema> | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    // Not every folder beside the packages is one.
    return undefined
  }
}
