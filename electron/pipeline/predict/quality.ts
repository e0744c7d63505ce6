import { evennessOf, reachMeter } from './evenness.ts'
import { interferenceMeter } from './interference.ts'
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

/**
 * Measures pictures of one size by their first map and slice. About 18 µs for 64×64.
 * Signal to noise: mean of the weakest tenth of the middle rows above the background's mean, over the standard deviation of the background in the four corners.
 * It is near 0 for an empty cell. Saturated share: pixels at the picture's own greatest count, which is full scale as soon as several share it.
 */
export function qualityMeter(width: number, height: number): (words: Uint16Array) => ImageQuality {
  const measureReach = reachMeter(width, height)
  const measureInterference = interferenceMeter(width, height)
  return (words) => {
    const background = cornerStatistics(words, width, height)
    const signal = weakestRows(words, width, height) - background.mean
    const reach = measureReach(words, background)
    return {
      signalToNoise: Math.max(0, signal) / Math.max(DEVIATION_MIN_COUNTS, background.deviation),
      saturatedShare: shareAtGreatest(words, width * height),
      interference: measureInterference(words, { brightest: reach.brightest, deviation: background.deviation }),
      evenness: evennessOf(reach),
    }
  }
}

/** The same for a single picture. */
export function imageQuality(words: Uint16Array, width: number, height: number): ImageQuality {
  return qualityMeter(width, height)(words)
}

function cornerStatistics(words: Uint16Array, width: number, height: number): { mean: number; deviation: number } {
  const across = Math.max(1, Math.floor(width * CORNER_SHARE))
  const down = Math.max(1, Math.floor(height * CORNER_SHARE))
  let sum = 0
  let squares = 0
  for (let row = 0; row < 2 * down; row++) {
    const line = (row < down ? row : height - 2 * down + row) * width
    for (let column = 0; column < across; column++) {
      const left = words[line + column] as number
      const right = words[line + width - 1 - column] as number
      sum += left + right
      squares += left * left + right * right
    }
  }
  const pixels = 4 * across * down
  const mean = sum / pixels
  return { mean, deviation: Math.sqrt(Math.max(0, squares / pixels - mean * mean)) }
}

function weakestRows(words: Uint16Array, width: number, height: number): number {
  const columnFrom = Math.floor(width * CENTRE_COLUMNS[0])
  const columnTo = Math.max(columnFrom + 1, Math.floor(width * CENTRE_COLUMNS[1]))
  const rowFrom = Math.floor(height * CENTRE_ROWS[0])
  const rowTo = Math.max(rowFrom + 1, Math.floor(height * CENTRE_ROWS[1]))
  const place = Math.floor((rowTo - rowFrom) * WEAKEST_ROWS_SHARE)
  /** The weakest so far, in order: few enough that inserting is cheaper than sorting them all. */
  const weakest = new Float64Array(place + 1).fill(Number.POSITIVE_INFINITY)
  for (let row = rowFrom; row < rowTo; row++) {
    let sum = 0
    for (let column = columnFrom; column < columnTo; column++) sum += words[row * width + column] as number
    let at = place
    if (sum >= (weakest[at] as number)) continue
    for (; at > 0 && (weakest[at - 1] as number) > sum; at--) weakest[at] = weakest[at - 1] as number
    weakest[at] = sum
  }
  return (weakest[place] as number) / (columnTo - columnFrom)
}

/** A healthy picture has one brightest pixel; a clipped one has many. An all-black picture has no signal to clip. */
function shareAtGreatest(words: Uint16Array, pixels: number): number {
  let greatest = 0
  let at = 0
  let i = 0
  // Four at once: nearly all are below what was seen before, and of those nothing more is asked.
  for (; i + 3 < pixels; i += 4) {
    const first = words[i] as number
    const second = words[i + 1] as number
    const third = words[i + 2] as number
    const fourth = words[i + 3] as number
    if (first < greatest && second < greatest && third < greatest && fourth < greatest) continue
    for (let pixel = i; pixel < i + 4; pixel++) count(words[pixel] as number)
  }
  for (; i < pixels; i++) count(words[i] as number)
  return greatest === 0 ? 0 : at / pixels

  function count(value: number): void {
    if (value < greatest) return
    if (value === greatest) at++
    else {
      greatest = value
      at = 1
    }
  }
}
