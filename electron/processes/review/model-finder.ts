import { join } from 'node:path'
import type { ModelManifest } from '../../model/manifest.ts'
import { loadModelPackage } from '../../model/package.ts'
import type { KeysFolders } from '../../model/trusted-keys.ts'
import type { FindModel, ModelFacts } from '../../review/explain/model-facts.ts'

/** Packages held in memory: whoever looks back goes to and fro between a few models. The oldest is forgotten and read again. */
const PACKAGES_MAX = 3

/** A model's id names its folder, and nothing beside it. */
const MODEL_ID = /^[a-z][a-z0-9-]*-\d+\.\d+\.\d+$/

/** Finds verified packages by the id of their model in the given folders, the first of which has the first word. */
export function modelFinder(folders: readonly string[], keysFolders?: KeysFolders): FindModel {
  const held = new Map<string, Promise<ModelFacts | undefined>>()
  return (modelId) => {
    if (!MODEL_ID.test(modelId)) return Promise.resolve(undefined)
    const known = held.get(modelId)
    if (known !== undefined) return known
    const reading = read(modelId, folders, keysFolders)
    held.set(modelId, reading)
    const oldest = held.keys().next()
    if (held.size > PACKAGES_MAX && !oldest.done) held.delete(oldest.value)
    // What is not there may be installed later.
    void reading.then((facts) => facts ?? held.delete(modelId))
    return reading
  }
}

async function read(
  modelId: string,
  folders: readonly string[],
  keysFolders?: KeysFolders,
): Promise<ModelFacts | undefined> {
  for (const folder of folders) {
    const found = await loadModelPackage(join(folder, modelId), keysFolders)
    if (!found.ok || found.value.modelId !== modelId) continue
    const { manifest, goldenScans, goldenExpected } = found.value
    const { input, synthetic, suggestedThresholds: thresholds } = manifest
    const counts = manifest.metrics?.reference
    return {
      synthetic,
      calibration: calibrationOf(manifest),
      reference: counts && { counts, thresholds },
      input: { width: input.width, height: input.height, maps: input.maps.length },
      goldenScans,
      goldenExpected,
    }
  }
  return undefined
}

function calibrationOf({ calibration, metrics }: ModelManifest): ModelFacts['calibration'] {
  if (calibration.method === 'none' || metrics === undefined) return null
  const { images } = calibration
  // The figure is over p(female), which only the living have.
  return { images, error: metrics.sexCalibrationError, errorImages: metrics.sex.n }
}
