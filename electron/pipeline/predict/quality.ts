import { evennessOf, reachIn } from './evenness.ts'
import { interferenceIn } from './interference.ts'
import { Pixels } from './pixels/pixels.ts'
import type { ImageQuality } from './prediction.ts'

/** Corners that hold no egg in a centred picture: this share of each side. */
const CORNER_SHARE = 0.125

/** Middle of the picture, where every row and column of an egg gives a signal. */
const CENTRE_ROWS: readonly [from: number, to: number] = [0.3, 0.7]
const CENTRE_COLUMNS: readonly [from: number, to: number] = [0.3, 0.7]

/**
 * Share of the middle rows that may be worse than the figure says. Taking the weakest tenth and not the average
 * makes lines that got lost pull the figure down to nothing, while a single lost line does not.
 */
const WEAKEST_ROWS_SHARE = 0.1

/** Deviation of a background without any noise, counts: half a step of the converter, so that the ratio stays finite. */
const DEVIATION_MIN_COUNTS = 0.5

/** The picture that is measured: one after the other, and nobody waits in between. */
const pixels = new Pixels()

/**
 * Measures a picture by its first map and slice.
 * Signal to noise: mean of the weakest tenth of the middle rows above the background's mean, over the standard deviation of the background in the four corners.
 * It is near 0 for an empty cell. Saturated share: pixels at the picture's own greatest count, which is full scale as soon as several share it: a healthy picture has
 * one brightest pixel, a clipped one many, and an all-black one no signal to clip.
 */
export function imageQuality(words: Uint16Array, width: number, height: number): ImageQuality {
  pixels.take(words, width, height)
  const background = cornerStatistics(width, height)
  const signal = weakestRows(width, height) - background.mean
  const reach = reachIn(pixels, background)
  const greatest = pixels.greatest()
  return {
    signalToNoise: Math.max(0, signal) / Math.max(DEVIATION_MIN_COUNTS, background.deviation),
    saturatedShare: greatest.count === 0 ? 0 : greatest.pixels / (width * height),
    interference: interferenceIn(pixels, { brightest: reach.brightest, deviation: background.deviation }),
    evenness: evennessOf(reach),
  }
}

function cornerStatistics(width: number, height: number): { mean: number; deviation: number } {
  const across = Math.max(1, Math.floor(width * CORNER_SHARE))
  const down = Math.max(1, Math.floor(height * CORNER_SHARE))
  let sum = 0
  let squares = 0
  for (const rows of [
    [0, down],
    [height - down, height],
  ] as const) {
    for (const columns of [
      [0, across],
      [width - across, width],
    ] as const) {
      sum += pixels.sumOf(rows, columns)
      squares += pixels.squaresOf(rows, columns)
    }
  }
  const count = 4 * across * down
  const mean = sum / count
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) }
}

function weakestRows(width: number, height: number): number {
  const columnFrom = Math.floor(width * CENTRE_COLUMNS[0])
  const columnTo = Math.max(columnFrom + 1, Math.floor(width * CENTRE_COLUMNS[1]))
  const rowFrom = Math.floor(height * CENTRE_ROWS[0])
  const rowTo = Math.max(rowFrom + 1, Math.floor(height * CENTRE_ROWS[1]))
  const place = Math.floor((rowTo - rowFrom) * WEAKEST_ROWS_SHARE)
  /** The weakest so far, in order: few enough that inserting is cheaper than sorting them all. */
  const weakest = new Float64Array(place + 1).fill(Number.POSITIVE_INFINITY)
  for (let row = rowFrom; row < rowTo; row++) {
    const sum = pixels.sumOf([row, row + 1], [columnFrom, columnTo])
    let at = place
    if (sum >= (weakest[at] as number)) continue
    for (; at > 0 && (weakest[at - 1] as number) > sum; at--) weakest[at] = weakest[at - 1] as number
    weakest[at] = sum
  }
  return (weakest[place] as number) / (columnTo - columnFrom)
}
