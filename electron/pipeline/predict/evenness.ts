/** Steps in which each side of a picture is measured: fine enough for a twentieth of an egg, coarse enough for noise to vanish in one. */
const STEPS = 32

/** Length of a block across the direction that is measured, in steps: it takes noise away, and is shorter than anything bright in an egg. */
const BLOCK_STEPS = 4

/** Pixels that are taken of one step, and of a block. */
const STEP_PIXELS = 4
const BLOCK_PIXELS = STEP_PIXELS * BLOCK_STEPS

/** Share of the brightest block from which on a block counts as seen: below the yolk, the darkest of the large contents of an egg, which may lie at its side. */
const SEEN_SHARE = 0.25

/** Blocks of pure noise must not count as seen: so many deviations of one background pixel. */
const NOISE_DEVIATIONS = 1

/**
 * Share of what is seen at one end that is left at the other by a large air cell: 15 mm of 57 on day 18, by the loss of weight in the domain notes, in an egg that lies a
 * little beside the middle. Unconfirmed by pictures of real eggs.
 */
const AIR_CELL_LEAVES = 2 / 3

/** How far contents are seen from the middle of the picture, in half pictures, and how bright the brightest block is. */
export interface Reach {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Counts above the background's mean. */
  readonly brightest: number
}

/**
 * How evenly an egg is seen on all sides, 0…1: how far its contents reach on one side of the middle over how far on the other, the worse of across and along.
 * An element of the receiver that is dead leaves its side dark, and the egg seems to end there. Along the egg an air cell is allowed for.
 *
 * Percent image uniformity (ACR) holds the darkest place of an even test object against its brightest. An egg is not even, its yolk is dark: so it is not brightness
 * that is compared, but how far anything is seen at all. Takes the picture for centred and the egg for upright. 0 where nothing is seen. Measure and limit are ours,
 * unconfirmed by faults of a real array.
 */
export function evennessOf({ left, right, top, bottom }: Reach): number {
  return Math.min(1, shorterShare(left, right), shorterShare(top, bottom) / AIR_CELL_LEAVES)
}

function shorterShare(one: number, other: number): number {
  const longer = Math.max(one, other)
  return longer > 0 ? Math.min(one, other) / longer : 0
}

export interface Background {
  readonly mean: number
  readonly deviation: number
}

/**
 * Measures the reach of pictures of one size. Of each step four pixels are taken, so that the cost is that of 64×64 however large a picture is; what is beyond
 * whole steps is left out on both sides alike. What comes is valid until the next picture is measured.
 */
export function reachMeter(width: number, height: number): (words: Uint16Array, background: Background) => Reach {
  const across = stepsOf(width)
  const down = stepsOf(height)
  const [beside, below] = [across.step >> 1, (down.step >> 1) * width]
  const columns = new Int32Array(across.blocks * BLOCK_STEPS)
  const rows = new Int32Array(down.blocks * BLOCK_STEPS)
  const standing = new Int32Array(columns.length)

  /** Brightest block of every column and every row of steps, sums of counts. */
  function brightestBlocks(words: Uint16Array): void {
    columns.fill(0)
    standing.fill(0)
    for (let row = 0; row < rows.length; row++) {
      let at = (down.from + row * down.step) * width + across.from
      let widest = 0
      for (let column = 0; column < columns.length; ) {
        let lying = 0
        for (const end = column + BLOCK_STEPS; column < end; column++) {
          const upper = (words[at] as number) + (words[at + beside] as number)
          const cell = upper + (words[at + below] as number) + (words[at + below + beside] as number)
          standing[column] = (standing[column] as number) + cell
          lying += cell
          at += across.step
        }
        if (lying > widest) widest = lying
      }
      rows[row] = widest
      if (row % BLOCK_STEPS === BLOCK_STEPS - 1) takeBrighter()
    }
  }

  function takeBrighter(): void {
    for (let column = 0; column < columns.length; column++) {
      const block = standing[column] as number
      if (block > (columns[column] as number)) columns[column] = block
      standing[column] = 0
    }
  }

  return (words, { mean, deviation }) => {
    brightestBlocks(words)
    let greatest = 0
    for (let row = 0; row < rows.length; row++) greatest = Math.max(greatest, rows[row] as number)
    const brightest = Math.max(0, greatest / BLOCK_PIXELS - mean)
    const level = BLOCK_PIXELS * (mean + Math.max(SEEN_SHARE * brightest, NOISE_DEVIATIONS * deviation))
    return {
      left: reached(columns, level, false),
      right: reached(columns, level, true),
      top: reached(rows, level, false),
      bottom: reached(rows, level, true),
      brightest,
    }
  }
}

/** Whole blocks in the middle of a side. A side of fewer pixels than a block is long has one block, of which pixels are taken several times. */
function stepsOf(pixels: number): { readonly step: number; readonly blocks: number; readonly from: number } {
  const step = Math.max(1, Math.floor(pixels / STEPS))
  const blocks = Math.max(1, Math.floor(pixels / (step * BLOCK_STEPS)))
  return { step, blocks, from: Math.max(0, (pixels - blocks * BLOCK_STEPS * step) >> 1) }
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
