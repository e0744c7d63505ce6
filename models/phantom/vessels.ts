import type { Random } from '../../electron/base/random.ts'
import type { EggAnatomy } from './anatomy.ts'
import { type Canvas, paintDab } from './canvas.ts'
import { TISSUES } from './tissues.ts'

/** Share of vessels whose blood flows too fast to give a signal. */
const FAST_FLOW_SHARE = 0.65

/** Angle covered by one stroke of the brush; small enough that strokes touch at 64 pixels. */
const STROKE_RAD = 0.028

/** Draws the chorioallantoic network: arcs close under the shell with branches that dip inwards. */
export function paintVessels(canvas: Canvas, anatomy: EggAnatomy, random: Random): void {
  const cosTilt = Math.cos(anatomy.tiltRad)
  const sinTilt = Math.sin(anatomy.tiltRad)
  for (let vessel = 0; vessel < anatomy.vessels; vessel++) {
    const tissue = random.next() < FAST_FLOW_SHARE ? TISSUES.voidVessel : TISSUES.brightVessel
    const strokes = 14 + random.int(22)
    const opacity = 0.22 + 0.3 * random.next()
    const inward = random.next() < 0.45 ? 0.012 + 0.01 * random.next() : 0.002 * random.normal()
    const turn = random.next() < 0.5 ? -STROKE_RAD : STROKE_RAD
    let angle = 6.2832 * random.next()
    let depth = 0.95 - 0.06 * random.next()
    for (let stroke = 0; stroke < strokes; stroke++) {
      const u = Math.cos(angle) * depth * anatomy.halfWidthMm
      const v = Math.sin(angle) * depth * anatomy.halfLengthMm
      const xMm = anatomy.centreMm[0] + u * cosTilt - v * sinTilt
      const yMm = anatomy.centreMm[1] + u * sinTilt + v * cosTilt
      paintDab(canvas, xMm, yMm, tissue, opacity)
      angle += turn
      depth = Math.min(0.96, depth - inward + 0.006 * (random.next() - 0.5))
    }
  }
}
