import type { StoredPicture } from '../windowing.ts'
import { type AirCell, measureAirCell } from './air-cell.ts'
import { eggMask, planeOf } from './egg-mask.ts'

/** What one kept picture says of itself, for people: nothing is decided by these figures. */
export interface ImageFigures {
  /** How strongly neighbouring pixels of the contents differ, beyond the noise, as a share of their mean signal. Blur makes it small. */
  readonly sharpness: number
  /** Share of the picture that the contents of the egg fill. */
  readonly coverage: number
  /** Whether the contents touch the edge of the picture: then a part of the egg is not in it. */
  readonly cutOff: boolean
  /** Undefined where no air cell can be told, or none was asked for. */
  readonly airCell: AirCell | undefined
}

/** Standard deviation of the magnitude of pure noise, over that of its real part: √(2 − π/2) (Gudbjartsson and Patz, 1995). */
const RAYLEIGH_DEVIATION = 0.655

/** Figures of the first map and slice; undefined where there is no egg to be seen. Pictures of more than 64 pixels a side are measured smaller. */
export function imageFigures(
  picture: StoredPicture,
  { airCell }: { readonly airCell: boolean } = { airCell: true },
): ImageFigures | undefined {
  const plane = planeOf(picture)
  const mask = eggMask(plane)
  if (mask === undefined || mask.signal <= 0) return undefined
  const { width, height, words } = plane
  const { inside } = mask
  const touches = (at: number) => {
    const [row, column] = [Math.floor(at / width), at % width]
    return row === 0 || column === 0 || row === height - 1 || column === width - 1
  }
  let pixels = 0
  let cutOff = false
  let squares = 0
  let measured = 0
  for (let at = 0; at < inside.length; at++) {
    if (inside[at] === 0) continue
    pixels++
    if (touches(at)) {
      cutOff = true
      continue
    }
    const across = ((words[at + 1] as number) - (words[at - 1] as number)) / 2
    const down = ((words[at + width] as number) - (words[at - width] as number)) / 2
    squares += across * across + down * down
    measured++
  }
  // Each of the two differences of pure noise has half the variance of one pixel.
  const noise = mask.backgroundDeviation / RAYLEIGH_DEVIATION
  const beyondNoise = Math.max(0, squares / Math.max(1, measured) - noise * noise)
  return {
    sharpness: Math.sqrt(beyondNoise) / mask.signal,
    coverage: pixels / (width * height),
    cutOff,
    airCell: airCell ? measureAirCell(mask) : undefined,
  }
}
