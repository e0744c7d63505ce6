/** Edge of a picture that holds air and no egg: this share of each side. */
const EDGE_SHARE = 0.065

/** Lines that a line is compared with, to both sides: farther away than a stripe is wide. There are two distances because one of those lines may be a stripe too. */
const NEAR = 2
const FAR = 4

/** In an empty cell a line is held against so many deviations of the background: less than any contents have that can be judged. */
const SIGNAL_DEVIATIONS = 5

/** What both edges may share by chance, in mean changes of their difference from line to line. */
const CHANCE = 3

/**
 * Strongest line that runs through a whole picture, rows and columns alike, as a share of the brightest contents, 0…1; near 0 for a sound picture.
 * Interference from outside has one frequency: it lies over egg and air alike, along the direction of phase encoding, and is called a zipper. So it is looked
 * for where there is air: a line counts with what it has more than its neighbours, at both opposite edges of the picture. What only one edge has is noise, and
 * as much as both may share by chance does not count.
 *
 * Percent signal ghosting (ACR) likewise holds what stands in the air beside a test object against its signal. Faint ghosts of motion are broad and go with the
 * neighbours. Measure and limit are ours, unconfirmed by real interference.
 */
export function interferenceMeter(
  width: number,
  height: number,
): (words: Uint16Array, against: { readonly brightest: number; readonly deviation: number }) => number {
  const columns = linesOf(width, Math.max(1, Math.floor(height * EDGE_SHARE)))
  const rows = linesOf(height, Math.max(1, Math.floor(width * EDGE_SHARE)))

  function takeColumns(words: Uint16Array): void {
    const { one, other, edge } = columns
    one.fill(0)
    other.fill(0)
    for (let row = 0; row < edge; row++) {
      const first = row * width
      const last = (height - 1 - row) * width
      for (let column = 0; column < width; column++) {
        one[column] = (one[column] as number) + (words[first + column] as number)
        other[column] = (other[column] as number) + (words[last + column] as number)
      }
    }
  }

  function takeRows(words: Uint16Array): void {
    const { one, other, edge } = rows
    for (let row = 0; row < height; row++) {
      const first = row * width
      const last = first + width - 1
      let left = 0
      let right = 0
      for (let at = 0; at < edge; at++) {
        left += words[first + at] as number
        right += words[last - at] as number
      }
      one[row] = left
      other[row] = right
    }
  }

  return (words, { brightest, deviation }) => {
    const signal = Math.max(brightest, SIGNAL_DEVIATIONS * deviation)
    if (!(signal > 0)) return 0
    takeColumns(words)
    takeRows(words)
    return Math.min(1, Math.max(sharedExcess(columns), sharedExcess(rows)) / signal)
  }
}

/** Sums of counts of every line at two opposite edges, of so many pixels each, and what both share. */
interface Lines {
  readonly one: Int32Array
  readonly other: Int32Array
  readonly shared: Int32Array
  readonly edge: number
}

function linesOf(lines: number, edge: number): Lines {
  return { one: new Int32Array(lines), other: new Int32Array(lines), shared: new Int32Array(lines), edge }
}

/** The most that any line has above its neighbours at both edges, beyond chance; counts of one pixel. */
function sharedExcess({ one, other, shared, edge }: Lines): number {
  let apart = 0
  let before = (one[0] as number) - (other[0] as number)
  for (let line = 0; line < shared.length; line++) {
    const first = one[line] as number
    const difference = first - (other[line] as number)
    shared[line] = difference < 0 ? first : first - difference
    // From line to line, so that what only one edge holds over some breadth, as the tip of an egg, is not taken for noise.
    const change = difference - before
    apart += change < 0 ? -change : change
    before = difference
  }
  let most = 0
  for (let line = 0; line < shared.length; line++) {
    const value = shared[line] as number
    // Most lines are no brighter than that above nothing at all.
    if (value <= most) continue
    const near = value - brighterBeside(shared, line, NEAR)
    const far = value - brighterBeside(shared, line, FAR)
    if (near > most) most = near
    if (far > most) most = far
  }
  return Math.max(0, most - (CHANCE * apart) / shared.length) / edge
}

/** The brighter of two lines at this distance; at the end of the picture there is one only. */
function brighterBeside(values: Int32Array, line: number, distance: number): number {
  const before = line >= distance ? (values[line - distance] as number) : 0
  const after = line + distance < values.length ? (values[line + distance] as number) : 0
  return before > after ? before : after
}
