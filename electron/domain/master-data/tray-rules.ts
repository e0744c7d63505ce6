import { TRAY_CELLS_MAX } from '../tray-type.ts'
import { numberFaults, textFaults } from './entry-rules.ts'
import { faultOf, type MasterFault } from './fault.ts'
import { type CentreMm, type MasterRecord, PLACE_NAME_LENGTH_MAX, type TrayDesign } from './kinds.ts'

/** Rows and columns have one letter or two figures in a cell's name. */
export const TRAY_SIDE_CELLS = { min: 1, max: 40, whole: true }
/** Narrower than any hen's egg and wider than any goose's; unconfirmed. */
export const PITCH_MM = { min: 30, max: 120, whole: false }
/** A tray that is longer goes through no setter; unconfirmed. */
export const CENTRE_MM = { min: 0, max: 3000, whole: false }
/** Centres are measured with a ruler. */
export const CENTRE_TOLERANCE_MM = 0.5

/** No ruler says more than hundredths; what is kept can be written with two decimals and read again as the same. */
export function measured(design: TrayDesign): TrayDesign {
  const centresMm = design.centresMm?.map(({ xMm, yMm }) => ({ xMm: hundredths(xMm), yMm: hundredths(yMm) })) ?? null
  return { ...design, pitchMm: hundredths(design.pitchMm), centresMm }
}

function hundredths(mm: number): number {
  return Math.round(mm * 100) / 100
}

/** What is wrong with a tray type by itself. */
export function trayFaults(design: TrayDesign): MasterFault[] {
  const faults = [
    ...textFaults('name', design.name, { max: PLACE_NAME_LENGTH_MAX, required: true }),
    ...numberFaults('rows', design.rows, TRAY_SIDE_CELLS),
    ...numberFaults('columns', design.columns, TRAY_SIDE_CELLS),
    ...numberFaults('pitchMm', design.pitchMm, PITCH_MM),
  ]
  if (faults.length > 0) return faults
  const cells = design.rows * design.columns
  if (cells > TRAY_CELLS_MAX) return [faultOf('TOO_MANY_CELLS', 'rows', { cells, max: TRAY_CELLS_MAX })]
  return design.centresMm === null ? [] : centreFaults(design.centresMm, cells, design)
}

function centreFaults(centres: readonly CentreMm[], cells: number, { columns, pitchMm }: TrayDesign): MasterFault[] {
  if (centres.length !== cells) return [faultOf('CENTRES_NOT_ALL', 'centresMm', { cells, given: centres.length })]
  const outside = centres.flatMap(({ xMm, yMm }) => [
    ...numberFaults('centresMm', xMm, CENTRE_MM),
    ...numberFaults('centresMm', yMm, CENTRE_MM),
  ])
  if (outside.length > 0) return outside.slice(0, 1)
  const near = nearestPair(centres)
  if (near === undefined || near.distanceMm >= pitchMm - CENTRE_TOLERANCE_MM) return []
  const detail = {
    first: placeName(near.first, columns),
    second: placeName(near.second, columns),
    distanceMm: Math.round(near.distanceMm * 10) / 10,
    pitchMm,
  }
  return [faultOf('CENTRES_TOO_NEAR', 'centresMm', detail)]
}

function placeName(index: number, columns: number): string {
  return `${Math.floor(index / columns) + 1}/${(index % columns) + 1}`
}

interface Pair {
  readonly first: number
  readonly second: number
  readonly distanceMm: number
}

function nearestPair(centres: readonly CentreMm[]): Pair | undefined {
  let nearest: Pair | undefined
  centres.forEach((one, first) => {
    centres.slice(first + 1).forEach((other, offset) => {
      const distanceMm = Math.hypot(one.xMm - other.xMm, one.yMm - other.yMm)
      if (nearest === undefined || distanceMm < nearest.distanceMm)
        nearest = { first, second: first + 1 + offset, distanceMm }
    })
  })
  return nearest
}

/** What is wrong with changing a record, if it is a tray type: one that a batch was recorded on is drawn as it was then, for ever. */
export function trayChangeFaults(
  before: MasterRecord | undefined,
  after: MasterRecord,
  isUsed: (trayTypeId: string) => boolean,
): MasterFault[] {
  if (before?.kind !== 'trayType' || after.kind !== 'trayType' || !drawsOtherwise(before, after)) return []
  return isUsed(after.id) ? [faultOf('GEOMETRY_IN_USE', 'layout')] : []
}

function drawsOtherwise(before: TrayDesign, after: TrayDesign): boolean {
  return drawnBy(before) !== drawnBy(after)
}

function drawnBy({
  layout,
  rows,
  columns,
  pitchMm,
  firstCell,
  beltTowards,
  operatorAt,
  centresMm,
}: TrayDesign): string {
  const centres = centresMm?.map(({ xMm, yMm }) => [xMm, yMm])
  return JSON.stringify([layout, rows, columns, pitchMm, firstCell, beltTowards, operatorAt, centres])
}
