import type { EggMask } from './egg-mask.ts'
import { findLeast } from './least.ts'

/** The air cell as far as one slice through the egg shows it. */
export interface AirCell {
  /** Depth along the egg's axis, as a share of the egg's length. */
  readonly depthShare: number
  /** At which end of the picture it lies; eggs are set with the blunt end, where it belongs, up. */
  readonly end: 'top' | 'bottom'
}

/**
 * Form of a hen's egg: length over width 57 : 44, each ±6 % (domain notes 4.4; general knowledge, not confirmed by measurements of ours). The
 * fit is drawn towards it softly, because the blunt tip itself gives no signal.
 */
const LENGTH_TO_WIDTH = 57 / 44
const LENGTH_TO_WIDTH_SPREAD = 0.04
/** How much narrower the pointed end is; unconfirmed, as the form. */
const TAPER = 0.12
const TAPER_SPREAD = 0.03
const TILT_SPREAD_RAD = 0.15
/** Pull of the form against the picture, in squared pixels for one spread. */
const PULL = 3
/** A depth outside these is no air cell: the fit has found something else. */
const DEPTH_SHARE_RANGE: readonly [least: number, most: number] = [0.01, 0.4]
/** Share of the egg's pixels that the fitted form may miss; beyond it the form is not this egg's. */
const MISSED_SHARE_MAX = 0.14

/** Smoothing lets the contents come out over their edge by about half a pixel; the form is that of the egg before. */
const GROWN_PIXELS = 0.5

/** The membrane lies lower in the middle than at the shell, by this share of the half width at the shell; as the phantoms draw it, unconfirmed for eggs. */
const SAG = 0.13

/** What is fitted, in pixels and radians. */
interface Form {
  readonly x: number
  readonly y: number
  readonly halfLength: number
  readonly halfWidth: number
  readonly taper: number
  readonly tilt: number
  readonly depth: number
  readonly slope: number
}

/**
 * Fits an egg with a cut at one end to the contents that gave a signal, the cut once at the top and once at the bottom; the better fit tells
 * where the air cell is and how deep. Undefined where neither looks like an egg. About 0.1 s for 64×64.
 */
export function measureAirCell(mask: EggMask): AirCell | undefined {
  const [up, down] = [fitForm(mask, 0), fitForm(mask, Math.PI)]
  const better = up.cost <= down.cost ? { ...up, end: 'top' as const } : { ...down, end: 'bottom' as const }
  const pixels = mask.inside.reduce((sum, one) => sum + one, 0)
  const depthShare = better.form.depth / (2 * better.form.halfLength)
  const [least, most] = DEPTH_SHARE_RANGE
  if (missed(better.form, mask) > MISSED_SHARE_MAX * pixels || !(depthShare >= least && depthShare <= most))
    return undefined
  return { depthShare, end: better.end }
}

function fitForm(mask: EggMask, turn: number): { readonly form: Form; readonly cost: number } {
  const box = boxOf(mask)
  const halfWidth = (box.right - box.left) / 2
  const halfLength = halfWidth * LENGTH_TO_WIDTH
  const depth = Math.max(1, 2 * halfLength - (box.bottom - box.top))
  // The pointed end lies at the edge of the contents, the blunt one beyond them.
  const y = turn === 0 ? box.bottom - halfLength : box.top + halfLength
  const start = [(box.left + box.right) / 2, y, halfLength, halfWidth, TAPER, turn, depth, 0]
  const reach = [1.5, 1.5, 2, 1.5, 0.03, 0.1, 2, 0.1]
  const { place, cost } = findLeast((place) => costOf(formOf(place), mask, turn), start, reach)
  return { form: formOf(place), cost }
}

function formOf([
  x = 0,
  y = 0,
  halfLength = 1,
  halfWidth = 1,
  taper = 0,
  tilt = 0,
  depth = 0,
  slope = 0,
]: readonly number[]): Form {
  return { x, y, halfLength, halfWidth, taper, tilt, depth, slope }
}

function costOf(form: Form, mask: EggMask, turn: number): number {
  if (form.halfLength < 2 || form.halfWidth < 2) return Number.POSITIVE_INFINITY
  const unusual =
    ((form.halfLength / form.halfWidth - LENGTH_TO_WIDTH) / LENGTH_TO_WIDTH_SPREAD) ** 2 +
    ((form.taper - TAPER) / TAPER_SPREAD) ** 2 +
    ((form.tilt - turn) / TILT_SPREAD_RAD) ** 2 +
    (form.slope / 0.15) ** 2
  return missed(form, mask) + PULL * unusual
}

/** Pixels that the form has and the mask has not, or the other way round; edge pixels count by their share. */
function missed(form: Form, { width, height, inside }: EggMask): number {
  const { x, y, halfLength, halfWidth, taper, tilt, depth, slope } = form
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)]
  let sum = 0
  for (let row = 0; row < height; row++) {
    const dy = row + 0.5 - y
    for (let column = 0; column < width; column++) {
      const dx = column + 0.5 - x
      const u = dx * cos + dy * sin
      const v = dy * cos - dx * sin
      const along = v / halfLength
      const across = u / (halfWidth * (1 - taper * along))
      const shell = 0.5 + GROWN_PIXELS + (1 - Math.sqrt(along * along + across * across)) * halfWidth
      const membrane = 0.5 + GROWN_PIXELS + v + halfLength - depth - slope * u + (SAG * u * u) / halfWidth
      const share = Math.max(0, Math.min(1, shell, membrane))
      const apart = share - (inside[row * width + column] as number)
      sum += apart * apart
    }
  }
  return sum
}

function boxOf({ width, height, inside }: EggMask): { left: number; right: number; top: number; bottom: number } {
  const box = { left: width, right: 0, top: height, bottom: 0 }
  for (let at = 0; at < inside.length; at++) {
    if (inside[at] === 0) continue
    const [row, column] = [Math.floor(at / width), at % width]
    box.left = Math.min(box.left, column)
    box.right = Math.max(box.right, column + 1)
    box.top = Math.min(box.top, row)
    box.bottom = Math.max(box.bottom, row + 1)
  }
  return box
}
