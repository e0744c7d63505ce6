import type { Comparison, Pixels } from './pixels/pixels.ts'

/** Edge of a picture that holds air and no egg: this share of each side. */
const EDGE_SHARE = 0.065

/**
 * Lines that a line is compared with, to both sides: farther away than a stripe is wide. There are two distances because one of those lines may be a stripe too.
 * What both edges may share by chance, in mean changes of their difference from line to line.
 */
const COMPARISON: Comparison = { near: 2, far: 4, chance: 3 }

/** In an empty cell a line is held against so many deviations of the background: less than any contents have that can be judged. */
const SIGNAL_DEVIATIONS = 5

/**
 * Strongest line that runs through a whole picture, rows and columns alike, as a share of the brightest contents, 0…1; near 0 for a sound picture.
 * Interference from outside has one frequency: it lies over egg and air alike, along the direction of phase encoding, and is called a zipper. So it is looked
 * for where there is air: a line counts with what it has more than its neighbours, at both opposite edges of the picture. What only one edge has is noise, and
 * as much as both may share by chance does not count.
 *
 * Percent signal ghosting (ACR) likewise holds what stands in the air beside a test object against its signal. Faint ghosts of motion are broad and go with the
 * neighbours. Measure and limit are ours, unconfirmed by real interference.
 */
export function interferenceIn(
  pixels: Pixels,
  { brightest, deviation }: { readonly brightest: number; readonly deviation: number },
): number {
  const signal = Math.max(brightest, SIGNAL_DEVIATIONS * deviation)
  if (!(signal > 0)) return 0
  const { width, height } = pixels
  const edgeRows = Math.max(1, Math.floor(height * EDGE_SHARE))
  const edgeColumns = Math.max(1, Math.floor(width * EDGE_SHARE))
  const { columns, rows } = pixels.sharedExcess(edgeRows, edgeColumns, COMPARISON)
  return Math.min(1, Math.max(columns / edgeRows, rows / edgeColumns) / signal)
}
