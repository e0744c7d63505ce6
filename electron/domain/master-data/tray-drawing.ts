import { cellCentreMm } from '../tray-type.ts'
import type { CentreMm, TrayDesign, TrayEdge } from './kinds.ts'

/** A tray as somebody sees it from above. */
export interface TrayDrawing {
  readonly widthMm: number
  readonly heightMm: number
  /** Row by row, A1 first. */
  readonly centresMm: readonly CentreMm[]
  readonly beltTowards: TrayEdge
}

/** Centres as measured or as rows, columns and pitch give them: row by row, with A1 at the top left. */
export function centresOf(design: Omit<TrayDesign, 'firstCell' | 'beltTowards' | 'operatorAt'>): readonly CentreMm[] {
  if (design.centresMm !== null) return design.centresMm
  return Array.from({ length: design.rows * design.columns }, (_, index) =>
    cellCentreMm(design, { row: Math.floor(index / design.columns), column: index % design.columns }),
  )
}

/** The tray as it lies in its drawing, A1 in the corner that the design says. */
export function drawTray(design: TrayDesign): TrayDrawing {
  const centres = centresOf(design)
  const widthMm = Math.max(...centres.map(({ xMm }) => xMm)) + design.pitchMm / 2
  const heightMm = Math.max(...centres.map(({ yMm }) => yMm)) + design.pitchMm / 2
  const fromRight = design.firstCell === 'topRight' || design.firstCell === 'bottomRight'
  const fromBottom = design.firstCell === 'bottomLeft' || design.firstCell === 'bottomRight'
  return {
    widthMm,
    heightMm,
    centresMm: centres.map(({ xMm, yMm }) => ({
      xMm: fromRight ? widthMm - xMm : xMm,
      yMm: fromBottom ? heightMm - yMm : yMm,
    })),
    beltTowards: design.beltTowards,
  }
}

/** Where each edge lies after a quarter turn. */
const NEXT_CLOCKWISE: Readonly<Record<TrayEdge, TrayEdge>> = {
  top: 'right',
  right: 'bottom',
  bottom: 'left',
  left: 'top',
}

/** The tray as the operator sees it: turned, never mirrored, until the edge at which they stand is at the bottom. */
export function drawForOperator(design: TrayDesign): TrayDrawing {
  let drawing = drawTray(design)
  for (let edge = design.operatorAt; edge !== 'bottom'; edge = NEXT_CLOCKWISE[edge]) drawing = turnClockwise(drawing)
  return drawing
}

function turnClockwise({ widthMm, heightMm, centresMm, beltTowards }: TrayDrawing): TrayDrawing {
  return {
    widthMm: heightMm,
    heightMm: widthMm,
    centresMm: centresMm.map(({ xMm, yMm }) => ({ xMm: heightMm - yMm, yMm: xMm })),
    beltTowards: NEXT_CLOCKWISE[beltTowards],
  }
}
