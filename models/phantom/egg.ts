import type { Random } from '../../electron/base/random.ts'
import type { Body, EggAnatomy } from './anatomy.ts'
import { type Canvas, copyCanvas, fillCanvas, paintEllipse } from './canvas.ts'
import { paintEmbryo } from './embryo.ts'
import { mixTissue, TISSUES, type TissueSignal } from './tissues.ts'
import { paintVessels } from './vessels.ts'

/** Chemical shift of lipid against water along the readout direction, pixels. */
const CHEMICAL_SHIFT_PIXELS = 1

/** How far the embryo moves while the picture is taken. */
export interface Motion {
  readonly shiftMm: readonly [x: number, y: number]
  readonly turnRad: number
}

/** Paints the whole egg: contents first, then shell and air cell cut them out. Motion `undefined` means that nothing moves. */
export function paintEgg(canvas: Canvas, anatomy: EggAnatomy, motion: Motion | undefined, random: Random): void {
  fillCanvas(canvas, TISSUES.albumen, 0.05, anatomy.phase)
  const decay = anatomy.embryo?.decay ?? 0
  paintBody(canvas, anatomy, anatomy.fluid, mixTissue(TISSUES.fluid, TISSUES.autolysed, 0.6 * decay), { edgeMm: 1.2 })
  for (const yolk of anatomy.yolks) paintYolk(canvas, anatomy, yolk)
  paintBloodRing(canvas, anatomy)
  paintVessels(canvas, anatomy, random)
  paintMovingEmbryo(canvas, anatomy, motion)
  cutShellAndAirCell(canvas, anatomy)
}

function paintYolk(canvas: Canvas, anatomy: EggAnatomy, yolk: Body): void {
  const { day } = anatomy
  const shifted = { ...yolk, xMm: yolk.xMm + CHEMICAL_SHIFT_PIXELS * canvas.pixelMm }
  // Water of the yolk stays in place; its lipid appears shifted and leaves a bright rim on one side, a dark one on the other.
  paintBody(canvas, anatomy, yolk, mixTissue(TISSUES.yolk, TISSUES.albumen, 0.12), { edgeMm: 1.2, layering: 0.05 })
  paintBody(canvas, anatomy, shifted, TISSUES.yolk, { edgeMm: 1.4, layering: 0.06 }, 0.7)
  const core = Math.max(0, 4.2 - 0.22 * day)
  const latebra = { ...yolk, alongMm: core, acrossMm: core * 0.8 }
  paintBody(canvas, anatomy, latebra, TISSUES.latebra, { edgeMm: 1.6 }, 0.8)
}

function paintBloodRing(canvas: Canvas, anatomy: EggAnatomy): void {
  const [yolk] = anatomy.yolks
  if (anatomy.bloodRingMm === 0 || yolk === undefined) return
  const ring = { ...yolk, yMm: yolk.yMm - 4, alongMm: anatomy.bloodRingMm, acrossMm: anatomy.bloodRingMm * 0.85 }
  const inner = { ...ring, alongMm: ring.alongMm - 1.8, acrossMm: ring.acrossMm - 1.8 }
  paintBody(canvas, anatomy, ring, mixTissue(TISSUES.bloodRing, TISSUES.lens, 0.5), {}, 0.9)
  paintBody(canvas, anatomy, inner, mixTissue(TISSUES.yolk, TISSUES.fluid, 0.4), {}, 0.9)
}

/** Averages the poses that the embryo passes through: blurred edges, as in a picture that takes longer than a kick. */
function paintMovingEmbryo(canvas: Canvas, anatomy: EggAnatomy, motion: Motion | undefined): void {
  const { embryo } = anatomy
  if (embryo === undefined) return
  const [xMm, yMm] = toPicture(anatomy, embryo.xMm, embryo.yMm)
  const angleRad = embryo.angleRad + anatomy.tiltRad
  if (motion === undefined) {
    paintEmbryo(canvas, embryo, { xMm, yMm, angleRad })
    return
  }
  const other = copyCanvas(canvas)
  const [dx, dy] = motion.shiftMm
  paintEmbryo(canvas, embryo, { xMm: xMm - dx / 2, yMm: yMm - dy / 2, angleRad: angleRad - motion.turnRad / 2 })
  paintEmbryo(other, embryo, { xMm: xMm + dx / 2, yMm: yMm + dy / 2, angleRad: angleRad + motion.turnRad / 2 })
  canvas.maps.forEach((map, channel) => {
    const second = other.maps[channel] as Float32Array
    for (let i = 0; i < map.length; i++) map[i] = 0.6 * (map[i] as number) + 0.4 * (second[i] as number)
  })
}

function paintBody(
  canvas: Canvas,
  anatomy: EggAnatomy,
  body: Body,
  tissue: TissueSignal,
  look: { readonly edgeMm?: number; readonly layering?: number },
  opacity = 1,
): void {
  if (body.alongMm <= 0 || body.acrossMm <= 0) return
  const [xMm, yMm] = toPicture(anatomy, body.xMm, body.yMm)
  const radiusMm: readonly [number, number] = [body.alongMm, body.acrossMm]
  paintEllipse(canvas, { xMm, yMm, radiusMm, angleRad: body.angleRad + anatomy.tiltRad, ...look }, tissue, opacity)
}

/** From the egg's own frame to the picture's. */
function toPicture(anatomy: EggAnatomy, x: number, y: number): readonly [xMm: number, yMm: number] {
  const cos = Math.cos(anatomy.tiltRad)
  const sin = Math.sin(anatomy.tiltRad)
  return [anatomy.centreMm[0] + x * cos - y * sin, anatomy.centreMm[1] + x * sin + y * cos]
}

/** Shell and air give no signal; edge pixels keep the share of themselves that lies in the contents. */
function cutShellAndAirCell(canvas: Canvas, anatomy: EggAnatomy): void {
  const { width, height, pixelMm } = canvas
  const cos = Math.cos(anatomy.tiltRad)
  const sin = Math.sin(anatomy.tiltRad)
  const [centreX, centreY] = anatomy.centreMm
  const halfLength = anatomy.halfLengthMm - anatomy.shellMm
  const halfWidth = anatomy.halfWidthMm - anatomy.shellMm
  const airCellEdge = anatomy.airCellMm - anatomy.halfLengthMm
  for (let row = 0; row < height; row++) {
    const dy = (row + 0.5 - height / 2) * pixelMm - centreY
    for (let column = 0; column < width; column++) {
      const dx = (column + 0.5 - width / 2) * pixelMm - centreX
      const u = dx * cos + dy * sin
      const along = (dy * cos - dx * sin) / halfLength
      const across = u / (halfWidth * (1 - anatomy.taper * along))
      const edge = (1 - Math.sqrt(along * along + across * across)) * halfWidth
      let share = 0.5 + edge / pixelMm
      if (share > 0) {
        // The inner membrane sags: its edge lies lower in the middle than at the shell.
        const membrane = airCellEdge + anatomy.airCellSlope * u - 0.006 * u * u
        const below = 0.5 + (along * halfLength - membrane) / pixelMm
        share = Math.min(share < 1 ? share : 1, below)
      }
      const at = row * width + column
      const kept = share < 0 ? 0 : share
      for (const map of canvas.maps) map[at] = (map[at] as number) * kept
    }
  }
}
