import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelFit } from '../domain/batch/start-checks.ts'
import { parseManifest } from './manifest.ts'
import { MAP_NAMES } from './model-interface.ts'
import { MANIFEST_FILE } from './package.ts'

/** What the model in this folder says it was made for; undefined for a package that says nothing readable. Whether it may judge at all is checked where it runs. */
export function readModelFit(modelFolder: string): ModelFit | undefined {
  try {
    const manifest = parseManifest(readFileSync(join(modelFolder, MANIFEST_FILE), 'utf8'))
    if (!manifest.ok) return undefined
    const { validFor, synthetic, input } = manifest.value
    // The maps stand in a scan's channels in a fixed order, so the last one wanted says how many must be there.
    const channels = Math.max(...input.maps.map((map) => MAP_NAMES.indexOf(map) + 1))
    return { ...validFor, synthetic, picture: { width: input.width, height: input.height, channels } }
  } catch {
    return undefined
  }
}
