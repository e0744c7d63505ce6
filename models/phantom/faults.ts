import { type Random, seededRandom } from '../../electron/base/random.ts'
import type { PhantomFault } from './truth.ts'

/** Share of the picture's pixels by which a frame is read too late: the egg then lies across the edge, above and below. */
const SHIFT_SHARE: readonly [from: number, to: number] = [0.35, 0.65]

/** Columns that a zipper runs through, and its strength as a share of the brightest fluid. */
const ZIPPERS: readonly [from: number, to: number] = [3, 8]
const ZIPPER_SIGNAL: readonly [from: number, to: number] = [0.5, 1.2]

/** How steeply the sensitivity ends where a neighbour should take over, in half pictures. */
const ELEMENT_EDGE = 0.12

/** Receiver elements that lie around one egg; one of them may be dead. */
const ELEMENTS = 4

/** Counts of one map after a fault of the receiver or of the transfer. What happens before the converter is in `acquisition.ts`. */
export function spoilCounts(
  counts: Uint16Array,
  size: { readonly width: number; readonly height: number },
  fault: PhantomFault | undefined,
  draw: FaultDraw,
): void {
  if (fault === 'DROPPED_LINES') dropLines(counts, size, draw.lostEvery)
  if (fault === 'SHIFTED_FRAME') shiftFrame(counts, draw.shiftShare)
}

/** What a fault looks like in one picture; the same for all of its maps. */
export interface FaultDraw {
  readonly lostEvery: number
  readonly shiftShare: number
  /** The one map that is dead. */
  readonly deadMap: number
  /** The one element that is dead, and how far its darkness reaches towards the middle, -1…1. */
  readonly deadElement: number
  readonly deadReach: number
  readonly zippers: readonly { readonly column: number; readonly signal: number; readonly dashes: number }[]
}

/** Draws the look from a stream of its own, so that a fault does not change the noise of its picture. */
export function drawFaultLook(scan: Random, lostEvery: number, size: { width: number; maps: number }): FaultDraw {
  const random = scan.fork('look of the fault')
  const between = ([from, to]: readonly [number, number]) => from + (to - from) * random.next()
  return {
    lostEvery,
    shiftShare: between(SHIFT_SHARE),
    deadMap: random.int(size.maps),
    deadElement: random.int(ELEMENTS),
    deadReach: 0.3 * (2 * random.next() - 1),
    zippers: Array.from({ length: Math.round(between(ZIPPERS)) }, () => ({
      column: random.int(size.width),
      signal: between(ZIPPER_SIGNAL),
      dashes: random.int(2 ** 30),
    })),
  }
}

/** The field of an array in which one element is dead: dark on its side, as it was on the others. */
export function withoutElement(field: Float32Array, width: number, height: number, draw: FaultDraw): Float32Array {
  const angle = (6.2832 * draw.deadElement) / ELEMENTS
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return field.map((gain, at) => {
    const x = (2 * (at % width) + 1) / width - 1
    const y = (2 * Math.floor(at / width) + 1) / height - 1
    return gain / (1 + Math.exp((cos * x + sin * y - draw.deadReach) / ELEMENT_EDGE))
  })
}

/** Interference at a few fixed frequencies: dashed lines along the direction of phase encoding, the whole height, over whatever is there. */
export function addZippers(signal: Float32Array, width: number, draw: FaultDraw): Float32Array {
  const spoilt = signal.slice()
  for (const { column, signal: strength, dashes } of draw.zippers) {
    const random = seededRandom(dashes)
    for (let at = column; at < spoilt.length; at += width) {
      spoilt[at] = (spoilt[at] as number) + strength * (0.4 + 0.6 * random.next())
    }
  }
  return spoilt
}

function dropLines(counts: Uint16Array, size: { readonly width: number; readonly height: number }, every: number) {
  for (let row = 0; row < size.height; row += every) counts.fill(0, row * size.width, (row + 1) * size.width)
}

/** Read from the wrong place: what was missed at the beginning stands at the end. */
function shiftFrame(counts: Uint16Array, share: number): void {
  const by = Math.round(counts.length * share)
  const moved = counts.slice(by)
  counts.copyWithin(counts.length - by, 0, by)
  counts.set(moved, 0)
}
