import { once } from 'node:events'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PHANTOM_PRIORS } from '../phantom/phantom.ts'
import { drawSample, type SplitName, TRAINING_MIXTURE } from './splits.ts'

/** Pictures per write; a compromise between calls and memory. */
const IMAGES_PER_WRITE = 256

const KINDS = ['LIVE', 'INFERTILE', 'EARLY_DEAD', 'MID_DEAD', 'EMPTY']

/** Writes `<split>.u16` (pictures after each other, 16-bit little-endian) and `<split>.json` (truth, column by column). */
async function exportSplit(folder: string, split: Exclude<SplitName, 'test'>, count: number): Promise<void> {
  const pixels = createWriteStream(join(folder, `${split}.u16`))
  const kind: number[] = []
  const female: number[] = []
  const broken: number[] = []
  const noise: number[] = []
  const breed: string[] = []
  for (let from = 0; from < count; from += IMAGES_PER_WRITE) {
    const chunk: Uint8Array[] = []
    for (let index = from; index < Math.min(count, from + IMAGES_PER_WRITE); index++) {
      const sample = drawSample(split, index)
      chunk.push(sample.image.pixels)
      kind.push(KINDS.indexOf(sample.truth.kind))
      female.push(sample.truth.sex === undefined ? -1 : sample.truth.sex === 'FEMALE' ? 1 : 0)
      broken.push(sample.truth.fault === undefined ? 0 : 1)
      noise.push(sample.noise)
      breed.push(sample.breed)
    }
    if (!pixels.write(Buffer.concat(chunk))) await once(pixels, 'drain')
  }
  pixels.end()
  await once(pixels, 'finish')
  const { liveFemale, liveMale, infertile, earlyDead, midDead, empty } = PHANTOM_PRIORS
  const truth = {
    drawn: true,
    width: 64,
    height: 64,
    count,
    kinds: KINDS,
    trainingShares: KINDS.map((name) => TRAINING_MIXTURE[name as keyof typeof TRAINING_MIXTURE]),
    trayShares: [liveFemale + liveMale, infertile, earlyDead, midDead, empty],
    kind,
    female,
    broken,
    noise,
    breed,
  }
  writeFileSync(join(folder, `${split}.json`), JSON.stringify(truth))
  console.log(`${split}: ${count} pictures`)
}

/** Draws training and calibration split into a folder, for train.py. The same counts give the same bytes on every machine. */
export async function exportDataset(
  folder: string,
  counts: { readonly train: number; readonly calibration: number },
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await exportSplit(folder, 'train', counts.train)
  await exportSplit(folder, 'calibration', counts.calibration)
}
