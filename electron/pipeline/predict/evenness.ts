import type { Pixels, Steps } from './pixels/pixels.ts'

/** Steps in which each side of a picture is measured: fine enough for a twentieth of an egg. */
const STEPS = 32

/** Length of a block across the direction that is measured, in steps: it takes noise away, and is shorter than anything bright in an egg. */
const BLOCK_STEPS = 4

/** Pixels that are taken of one step, and of a block. */
const STEP_PIXELS = 4
const BLOCK_PIXELS = STEP_PIXELS * BLOCK_STEPS

/** Share of the brightest block from which on a block counts as seen: below the yolk, the darkest of the large contents of an egg, which may lie at its side. */
const SEEN_SHARE = 0.25

/** The same towards a corner, which a yolk may fill alone, where a side always has something brighter beside it. */
const SEEN_SHARE_CORNER = 0.16

/** Blocks of pure noise must not count as seen: so many deviations of one background pixel, of which a block has a quarter. */
const NOISE_DEVIATIONS = 1

/** Where not even the brightest block is so many deviations above the background, nothing is there: among all blocks of an empty cell none comes near. */
const CONTENTS_DEVIATIONS = 2.5

/**
 * Share of what is seen at one end that is left at the other by a large air cell: 15 mm of 57 on day 18, by the loss of weight in the domain notes, in an egg that lies a
 * little beside the middle. Unconfirmed by pictures of real eggs.
 */
const AIR_CELL_LEAVES = 2 / 3

/** The same towards a corner, which an air cell only cuts. */
const CORNER_LEAVES = 0.9

/** How far contents are seen from the middle of the picture, in half pictures, and how bright the brightest block is. */
export interface Reach {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Towards the corners. */
  readonly topLeft: number
  readonly bottomRight: number
  readonly topRight: number
  readonly bottomLeft: number
  /** Counts above the background's mean; 0 where nothing is there. */
  readonly brightest: number
}

/**
 * How evenly an egg is seen on all sides, 0…1: how far its contents reach on one side of the middle over how far on the other, the worst of across, along and both diagonals.
 * An element of the receiver that is dead leaves its side dark, and the egg seems to end there. Along the egg an air cell is allowed for.
 *
 * Percent image uniformity (ACR) holds the darkest place of an even test object against its brightest. An egg is not even, its yolk is dark: so it is not brightness
 * that is compared, but how far anything is seen at all. Takes the picture for centred and the egg for upright. 1 where nothing is seen: an empty cell is dark
 * alike on all sides. Measure and limit are ours, unconfirmed by faults of a real array.
 */
export function evennessOf(reach: Reach): number {
  return Math.min(
    1,
    shorterShare(reach.left, reach.right),
    shorterShare(reach.top, reach.bottom) / AIR_CELL_LEAVES,
    shorterShare(reach.topLeft, reach.bottomRight) / CORNER_LEAVES,
    shorterShare(reach.topRight, reach.bottomLeft) / CORNER_LEAVES,
  )
}

function shorterShare(one: number, other: number): number {
  const longer = Math.max(one, other)
  return longer > 0 ? Math.min(one, other) / longer : 1
}

const NOTHING: Reach = {
  ...{ left: 0, right: 0, top: 0, bottom: 0, topLeft: 0, bottomRight: 0, topRight: 0, bottomLeft: 0 },
  brightest: 0,
}

export interface Background {
  readonly mean: number
  readonly deviation: number
}

/**
 * Measures the reach in a picture. Of each step four pixels are taken, so that the cost is that of 64×64 however large a picture is; what is beyond whole blocks is
 * left out on both sides alike.
 */
export function reachIn(pixels: Pixels, { mean, deviation }: Background): Reach {
  const { columns, rows, falling, rising } = pixels.brightestBlocks(stepsOf(pixels.width), stepsOf(pixels.height))
  let greatest = 0
  for (let row = 0; row < rows.length; row++) greatest = Math.max(greatest, rows[row] as number)
  const brightest = greatest / BLOCK_PIXELS - mean
  if (!(brightest > CONTENTS_DEVIATIONS * deviation)) return NOTHING
  const levelAt = (share: number) => BLOCK_PIXELS * (mean + Math.max(share * brightest, NOISE_DEVIATIONS * deviation))
  const level = levelAt(SEEN_SHARE)
  const cornerLevel = levelAt(SEEN_SHARE_CORNER)
  return {
    left: reached(columns, level, false),
    right: reached(columns, level, true),
    top: reached(rows, level, false),
    bottom: reached(rows, level, true),
    topLeft: reached(falling, cornerLevel, false),
    bottomRight: reached(falling, cornerLevel, true),
    topRight: reached(rising, cornerLevel, false),
    bottomLeft: reached(rising, cornerLevel, true),
    brightest,
  }
}

/** Whole blocks in the middle of a side. */
function stepsOf(pixels: number): Steps {
  const step = Math.max(1, Math.floor(pixels / STEPS))
  const steps = BLOCK_STEPS * Math.floor(pixels / (step * BLOCK_STEPS))
  return { step, steps, from: (pixels - steps * step) >> 1 }
}

/** From the middle to the outermost step that is seen, with as much of the step beyond as the level tells; 0 where none is. */
function reached(profile: Int32Array, level: number, fromEnd: boolean): number {
  const half = profile.length / 2
  let outer = 0
  for (let step = 0; step < half; step++) {
    const inner = profile[fromEnd ? profile.length - 1 - step : step] as number
    if (inner >= level) {
      const partly = step > 0 && inner > outer ? (inner - level) / (inner - outer) : 0
      return Math.min(1, (half - step - 0.5 + partly) / (half - 0.5))
    }
    outer = inner
  }
  return 0
}
