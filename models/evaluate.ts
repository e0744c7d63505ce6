import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { commandLine } from '../electron/command/command-line.ts'
import { text } from '../electron/command/typed-values.ts'
import { loadModelPackage } from '../electron/model/package.ts'
import { createOnnxSession } from '../electron/pipeline/predict/onnx/onnx-session.ts'
import { BATCH } from './judge-split.ts'
import { measure } from './measure.ts'
import { renderCard } from './render-card.ts'
import { seriesPictures } from './report.ts'

const DEFAULT_PACKAGE = join(import.meta.dirname, 'phantomnet-1.1.0')
const USAGE = `npm run models:evaluate -- [PACKAGE]
Draws the phantoms of the test split anew, judges them with that model (the one that comes with Ovoscope unless another is named), and compares
every figure with the package's manifest and card. Some minutes. Ends with 0 if every figure is reproduced, 1 if not.`

/** Draws the test split anew, judges it and compares every figure with the package's manifest and card. Exit code 1 when one differs. */
async function evaluate(folder: string): Promise<number> {
  const loaded = await loadModelPackage(folder)
  if (!loaded.ok) return failed(`${loaded.error.code} ${loaded.error.path}: ${loaded.error.detail}`)
  const { manifest, modelBytes, modelId } = loaded.value
  const session = await createOnnxSession(modelBytes, manifest, BATCH)
  if (!session.ok) return failed(`${session.error.code}: ${session.error.detail}`)
  if (manifest.metrics === undefined) return failed(`${modelId} states no figures that could be measured again`)
  const { n, split } = manifest.metrics
  console.log(`${modelId}${manifest.synthetic ? ' · SYNTHETIC' : ''}: ${n} pictures of the ${split}`)
  const onJudged = tellProgress(n + seriesPictures())
  const metrics = await measure({ session: session.value, manifest, onJudged }, { split, images: n })
  const card = renderCard({ ...manifest, metrics })
  console.log(`\n${card.slice(card.indexOf('## Figures'), card.indexOf('## Limits'))}`)
  if (!isDeepStrictEqual(metrics, manifest.metrics)) {
    console.log(`stated:   ${JSON.stringify(manifest.metrics)}\nmeasured: ${JSON.stringify(metrics)}`)
    return failed('measured figures differ from the manifest')
  }
  if (readFileSync(join(folder, 'CARD.md'), 'utf8') !== card) return failed('CARD.md is not what the manifest says')
  console.log('Every figure of manifest and card is reproduced to the last digit.')
  return 0
}

/** So many pictures go between two lines: some seconds on most machines. */
const TOLD_EVERY = 4_000

/** Says on stderr how far it is, so that what is written to stdout stays the report. */
function tellProgress(total: number): (pictures: number) => void {
  let done = 0
  return (pictures) => {
    const before = done
    done += pictures
    if (Math.floor(done / TOLD_EVERY) > Math.floor(before / TOLD_EVERY)) {
      console.error(`${done} of ${total} pictures judged`)
    }
  }
}

function failed(reason: string): number {
  console.error(reason)
  return 1
}

process.exitCode = await evaluate(
  commandLine({ usage: USAGE, positions: { PACKAGE: text().default(DEFAULT_PACKAGE) } }).PACKAGE,
)
