import type { StoredPicture } from '../windowing.ts'

/** One map and slice as counts, row by row. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly words: Float64Array
}

/** Where an egg lies in a plane: 1 inside its contents, 0 outside. Shell and air cell give no signal and are outside. */
export interface EggMask {
  readonly width: number
  readonly height: number
  readonly inside: Uint8Array
  /** Mean of the contents above the background, counts. */
  readonly signal: number
  /** Standard deviation of the background's pixels, counts. */
  readonly backgroundDeviation: number
}

/** Longest side on which an egg is measured: more pixels than the finest scanner of today's lines, and few enough to answer at once. */
const SIDE_MAX = 64
/** Corners that hold no egg in a centred picture, as in the figure of signal to noise. */
const CORNER_SHARE = 0.125
/** So many deviations of the smoothed background above its mean, or such a share of the bright contents: what is below is background. */
const DEVIATIONS = 4
const BRIGHT_SHARE = 0.12
/** What is smaller than this share of the picture is no egg. */
const EGG_SHARE_MIN = 0.05

/** The first slice of a map, made smaller by whole steps until it is no larger than the measuring needs. */
export function planeOf(picture: StoredPicture, channel = 0): Plane {
  const step = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / SIDE_MAX))
  const [width, height] = [Math.floor(picture.width / step), Math.floor(picture.height / step)]
  const words = new Float64Array(width * height)
  const view = new DataView(picture.pixels.buffer, picture.pixels.byteOffset, picture.pixels.byteLength)
  const from = channel * picture.slices * picture.width * picture.height
  for (let row = 0; row < height * step; row++) {
    for (let column = 0; column < width * step; column++) {
      const at = Math.floor(row / step) * width + Math.floor(column / step)
      const word = view.getUint16(2 * (from + row * picture.width + column), true)
      words[at] = (words[at] as number) + word / (step * step)
    }
  }
  return { width, height, words }
}

/** The egg's contents in a plane; undefined where there is nothing that could be one. */
export function eggMask(plane: Plane): EggMask | undefined {
  const { width, height } = plane
  const smooth = smoothed(plane)
  const corners = cornersOf({ ...plane, words: smooth })
  const bright = smooth.toSorted()[Math.floor(0.9 * (smooth.length - 1))] ?? 0
  const limit = corners.mean + Math.max(DEVIATIONS * corners.deviation, BRIGHT_SHARE * (bright - corners.mean))
  const inside = largestBody(
    Uint8Array.from(smooth, (value) => (value > limit ? 1 : 0)),
    width,
    height,
  )
  const pixels = inside.reduce((sum, one) => sum + one, 0)
  if (pixels < EGG_SHARE_MIN * width * height) return undefined
  const total = inside.reduce((sum, one, at) => sum + one * (plane.words[at] as number), 0)
  const signal = total / pixels - corners.mean
  return { width, height, inside, signal, backgroundDeviation: cornersOf(plane).deviation }
}

/** Mean of each pixel and its neighbours. */
function smoothed({ width, height, words }: Plane): Float64Array {
  return words.map((_, at) => {
    const [row, column] = [Math.floor(at / width), at % width]
    let sum = 0
    let count = 0
    for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
      for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
        sum += words[y * width + x] as number
        count++
      }
    }
    return sum / count
  })
}

function cornersOf({ width, height, words }: Plane): { readonly mean: number; readonly deviation: number } {
  const [across, down] = [Math.max(1, Math.floor(width * CORNER_SHARE)), Math.max(1, Math.floor(height * CORNER_SHARE))]
  const values = words.filter((_, at) => {
    const [row, column] = [Math.floor(at / width), at % width]
    return (row < down || row >= height - down) && (column < across || column >= width - across)
  })
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / values.length) }
}

/** The largest connected body, its holes filled: a dark yolk in the egg belongs to it. */
function largestBody(on: Uint8Array, width: number, height: number): Uint8Array {
  const bodies = labelled(on, 1, width, height)
  const sizes = new Map<number, number>()
  for (const label of bodies) if (label > 0) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  const [largest] = [...sizes].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])
  const body = bodies.map((label) => (label === largest && largest > 0 ? 1 : 0))
  const around = labelled(Uint8Array.from(body), 0, width, height)
  const outer = new Set<number>()
  for (let at = 0; at < around.length; at++) {
    const [row, column] = [Math.floor(at / width), at % width]
    const label = around[at] as number
    if (label > 0 && (row === 0 || column === 0 || row === height - 1 || column === width - 1)) outer.add(label)
  }
  return Uint8Array.from(around, (label) => (outer.has(label) ? 0 : 1))
}

/** Numbers from 1 the connected bodies of pixels of one value; 0 elsewhere. */
function labelled(values: Uint8Array, value: number, width: number, height: number): Int32Array {
  const labels = new Int32Array(values.length)
  let last = 0
  for (let start = 0; start < values.length; start++) {
    if (values[start] !== value || labels[start] !== 0) continue
    last++
    labels[start] = last
    const waiting = [start]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const column = at % width
      const beside = [
        ...(column > 0 ? [at - 1] : []),
        ...(column < width - 1 ? [at + 1] : []),
        ...(at >= width ? [at - width] : []),
        ...(at < width * (height - 1) ? [at + width] : []),
      ]
      for (const next of beside) {
        if (values[next] !== value || labels[next] !== 0) continue
        labels[next] = last
        waiting.push(next)
      }
    }
  }
  return labels
}
