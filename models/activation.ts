import type { ModelReport } from '../electron/model/report.ts'
import { asWords } from '../electron/pipeline/tensor/to-tensor.ts'
import { rounded } from './curves.ts'
import { type AskedModel, judgeSamples } from './judge-split.ts'
import type { Judged } from './metrics.ts'
import type { PhantomTruth } from './phantom/phantom.ts'
import { drawInSeries, type Sample } from './training/splits.ts'

/** A difference in counts that only the cue makes: its ghost, and the noise that rides on it, stay below. */
const CUE_COUNTS_MIN = 100

/** Counts above which a pixel belongs to the egg and not to the background. */
const EGG_COUNTS_MIN = 500

/** The score of one cell of the map is computed from the pixels up to three away from its first one (train.py: two strided convolutions of three). */
const REACH_PIXELS = 3

const SERIES = 'activation'

/** How often the map of a living embryo that was given a sex peaks where the cue is drawn, and how often a cell of the egg picked blindly would. */
export async function activationOf(
  model: AskedModel,
  images: number,
  alive: (drawn: PhantomTruth) => PhantomTruth,
): Promise<ModelReport['activation']> {
  const side = model.manifest.outputs.attention?.width ?? 0
  const draw = (index: number, sex?: 'FEMALE' | 'MALE') =>
    drawInSeries(SERIES, index, {
      truth: (drawn) => (sex === undefined ? alive(drawn) : { ...alive(drawn), sex }),
    })
  const judged = await judgeSamples(model, images, (index) => draw(index))
  let n = 0
  let hits = 0
  let blind = 0
  judged.forEach((one, index) => {
    if (one.activation === undefined || !isSexCall(one)) return
    const cue = cellsOfCue(draw(index, 'FEMALE'), draw(index, 'MALE'), side)
    const egg = cellsOfEgg(draw(index), side)
    n++
    if (cue[peakOf(one.activation)]) hits++
    blind += egg.filter((inEgg, cell) => inEgg && cue[cell]).length / Math.max(1, egg.filter(Boolean).length)
  })
  return { n, peakOnCue: rounded(hits / Math.max(1, n)), cueShareOfEgg: rounded(blind / Math.max(1, n)) }
}

export function isSexCall({ eggClass }: Judged): boolean {
  return eggClass === 'FEMALE' || eggClass === 'MALE'
}

/** The same egg as female and as male differs in the cue alone: cells whose score can see it. */
function cellsOfCue(female: Sample, male: Sample, side: number): boolean[] {
  const [one, other] = [asWords(female.image.pixels), asWords(male.image.pixels)]
  const { width, height } = female.image
  const step = width / side
  return Array.from({ length: side * side }, (_, cell) => {
    const [x, y] = [(cell % side) * step, Math.floor(cell / side) * step]
    for (let row = Math.max(0, y - REACH_PIXELS); row <= Math.min(height - 1, y + REACH_PIXELS); row++) {
      for (let column = Math.max(0, x - REACH_PIXELS); column <= Math.min(width - 1, x + REACH_PIXELS); column++) {
        const at = row * width + column
        if (Math.abs((one[at] as number) - (other[at] as number)) >= CUE_COUNTS_MIN) return true
      }
    }
    return false
  })
}

function cellsOfEgg({ image }: Sample, side: number): boolean[] {
  const words = asWords(image.pixels)
  const step = image.width / side
  return Array.from({ length: side * side }, (_, cell) => {
    const at = Math.floor(cell / side) * step * image.width + (cell % side) * step
    return (words[at] as number) >= EGG_COUNTS_MIN
  })
}

function peakOf(map: Uint8Array): number {
  return map.indexOf(map.reduce((most, value) => Math.max(most, value), 0))
}
