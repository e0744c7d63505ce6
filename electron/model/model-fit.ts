import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelFit } from '../domain/batch/start-checks.ts'
import type { ModelRef } from '../domain/model/model-choice.ts'
import { type ModelManifest, modelId, parseManifest } from './manifest.ts'
import { MAP_NAMES } from './model-interface.ts'
import { MANIFEST_FILE } from './package.ts'
import { sha256 } from './signature.ts'

/** What a model says it was made for. */
export function fitOf({ validFor, synthetic, input }: ModelManifest): ModelFit {
  // The maps stand in a scan's channels in a fixed order, so the last one wanted says how many must be there.
  const channels = Math.max(...input.maps.map((map) => MAP_NAMES.indexOf(map) + 1))
  return { ...validFor, synthetic, picture: { width: input.width, height: input.height, channels } }
}

/** Which model lies in this folder and what it says it was made for; undefined for a package that says nothing readable. Whether it may judge at all is checked where it runs. */
export function readModelFit(modelFolder: string): (ModelRef & { readonly fit: ModelFit }) | undefined {
  try {
    const bytes = readFileSync(join(modelFolder, MANIFEST_FILE))
    const manifest = parseManifest(bytes.toString('utf8'))
    if (!manifest.ok) return undefined
    return { modelId: modelId(manifest.value), manifestSha256: sha256(bytes), fit: fitOf(manifest.value) }
  } catch {
    return undefined
  }
}
