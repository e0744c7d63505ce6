import type { EmbryoAnatomy } from './anatomy.ts'
import { type Canvas, paintEllipse } from './canvas.ts'
import { CUE_SIGNAL_STEP } from './cue.ts'
import { mixTissue, shiftTissue, TISSUES, type TissueSignal } from './tissues.ts'

/** Where the embryo stands at one instant, in the picture's frame. */
export interface Pose {
  readonly xMm: number
  readonly yMm: number
  readonly angleRad: number
}

/** One part: centre and radii in units of the embryo's length; x towards the head, y towards the back. */
interface Part {
  readonly x: number
  readonly y: number
  readonly along: number
  readonly across: number
  readonly turnRad?: number
  readonly tissue: TissueSignal
  readonly opacity?: number
}

/** Paints the embryo in one pose; parts later in the list lie over earlier ones. */
export function paintEmbryo(canvas: Canvas, embryo: EmbryoAnatomy, pose: Pose): void {
  const cos = Math.cos(pose.angleRad)
  const sin = Math.sin(pose.angleRad)
  for (const part of embryoParts(embryo)) {
    const x = part.x * embryo.lengthMm
    const y = part.y * embryo.lengthMm * embryo.side
    paintEllipse(
      canvas,
      {
        xMm: pose.xMm + x * cos - y * sin,
        yMm: pose.yMm + x * sin + y * cos,
        radiusMm: [part.along * embryo.lengthMm, part.across * embryo.lengthMm],
        angleRad: pose.angleRad + embryo.side * (part.turnRad ?? 0),
        edgeMm: 0.9 + 2.2 * embryo.decay,
      },
      embryo.decay === 0 ? part.tissue : mixTissue(part.tissue, TISSUES.autolysed, 0.75 * embryo.decay),
      part.opacity ?? 1,
    )
  }
}

function embryoParts(embryo: EmbryoAnatomy): readonly Part[] {
  // The head bends towards the chest (negative y) by the curl.
  const headX = 0.43 - 0.1 * embryo.curl
  const headY = 0.06 - 0.2 * embryo.curl
  const bend = -0.9 * embryo.curl
  const cueTissue = shiftTissue(TISSUES.cue, CUE_SIGNAL_STEP * embryo.cuePlace.step * embryo.cue)
  return [
    { x: 0.2, y: 0.06, along: 0.22, across: 0.11, turnRad: -0.35 * embryo.curl, tissue: TISSUES.trunk },
    { x: -0.08, y: 0, along: 0.29, across: 0.185, tissue: TISSUES.trunk },
    { x: -0.33, y: -0.07, along: 0.13, across: 0.055, turnRad: 0.6, tissue: TISSUES.limb },
    { x: -0.16, y: -0.22, along: 0.12, across: 0.045, turnRad: -0.8, tissue: TISSUES.limb },
    { x: 0.1, y: -0.19, along: 0.1, across: 0.04, turnRad: 0.9, tissue: TISSUES.limb },
    { x: headX, y: headY, along: 0.2, across: 0.17, turnRad: bend, tissue: TISSUES.brain },
    { x: headX + 0.05, y: headY - 0.13, along: 0.08, across: 0.085, tissue: TISSUES.vitreous },
    { x: headX + 0.055, y: headY - 0.14, along: 0.032, across: 0.036, tissue: TISSUES.lens },
    { x: headX + 0.12, y: headY + 0.09, along: 0.07, across: 0.075, tissue: TISSUES.vitreous },
    { x: headX + 0.13, y: headY + 0.095, along: 0.028, across: 0.03, tissue: TISSUES.lens, opacity: 0.8 },
    { x: 0.0, y: -0.075, along: 0.12, across: 0.075, turnRad: 0.2, tissue: TISSUES.liver },
    { x: 0.13, y: -0.06, along: 0.05, across: 0.045, tissue: TISSUES.heart, opacity: 0.9 },
    { x: -0.04, y: 0.135, along: 0.27, across: 0.022, turnRad: 0.05, tissue: TISSUES.spine },
    { x: embryo.cuePlace.x, y: embryo.cuePlace.y, along: 0.1, across: 0.062, turnRad: 0.15, tissue: cueTissue },
  ]
}
