import { cellName, EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from '../../electron/domain/egg.ts'
import type { CentreMm, TrayCorner, TrayDesign, TrayEdge } from '../../electron/domain/master-data/kinds.ts'
import { drawForOperator } from '../../electron/domain/master-data/tray-drawing.ts'
import type { TrayShape } from '../../electron/domain/tray/passage.ts'

/** What is known of a tray: the part of the live view that its map is drawn from. */
export interface TrayPicture extends TrayShape {
  readonly classes: Uint8Array
  readonly actions: Uint8Array
  /** What people called eggs; absent where that is not known. */
  readonly corrected?: Uint8Array
}

export interface MapCell {
  readonly index: number
  readonly row: number
  readonly column: number
  readonly xMm: number
  readonly yMm: number
  /** Undefined where nothing was decided yet, or where the station said something we do not know. */
  readonly eggClass: EggClass | undefined
  readonly action: EggAction | undefined
  /** What a person called the egg; the decision stays in `eggClass`. */
  readonly corrected: EggClass | undefined
}

/** A row's letter or a column's number, beside the cells that it names. */
export interface EdgeMark {
  readonly xMm: number
  readonly yMm: number
  readonly text: string
}

/** Where the cells of a tray are seen, and how they are named. */
export interface TrayPlaces {
  readonly widthMm: number
  readonly heightMm: number
  readonly pitchMm: number
  /** Row by row, A1 first. */
  readonly centresMm: readonly CentreMm[]
  /** Where to write the names of rows and columns: outside, where A1 is. */
  readonly marks: readonly EdgeMark[]
  /** Where the belt goes; undefined where the tray type is not known. */
  readonly beltTowards: TrayEdge | undefined
}

export interface TrayMapGeometry extends TrayPlaces {
  readonly cells: readonly MapCell[]
}

/** Where the tray type is not known, only proportions matter: the presets' own pitch. */
const PITCH_MM = 50
/** From the tray's edge to the middle of a letter beside it, and to the foot of one above or below it. */
const MARK_BESIDE_MM = 12
const MARK_ABOVE_MM = 8
const LETTER_MM = 14
/** From the middle of a letter to its foot. */
const HALF_LETTER_MM = 6

/**
 * The tray as the operator sees it: real cell centres. `design` is its tray type; without it, or where the scanner's tray has other rows
 * and columns, A1 is at the top left.
 */
export function trayPlaces(tray: TrayShape, design?: TrayDesign): TrayPlaces {
  const fits = design?.rows === tray.rows && design.columns === tray.columns
  const used = fits ? design : unknownDesign(tray)
  const { widthMm, heightMm, centresMm, beltTowards } = drawForOperator(used)
  const frame = { widthMm, heightMm }
  return {
    ...frame,
    pitchMm: used.pitchMm,
    centresMm,
    marks: edgeMarks(centresMm, used, frame),
    beltTowards: fits ? beltTowards : undefined,
  }
}

/** The same with what is known of each cell. */
export function trayGeometry(tray: TrayPicture, design?: TrayDesign): TrayMapGeometry {
  const places = trayPlaces(tray, design)
  const cells = places.centresMm.map(
    (centre, index): MapCell => ({
      index,
      row: Math.floor(index / tray.columns),
      column: index % tray.columns,
      ...centre,
      eggClass: EGG_CLASSES[tray.classes[index] ?? 255],
      action: EGG_ACTIONS[tray.actions[index] ?? 255],
      corrected: EGG_CLASSES[tray.corrected?.[index] ?? 255],
    }),
  )
  return { ...places, cells }
}

function unknownDesign({ layout, rows, columns }: TrayShape): TrayDesign {
  return {
    ...{ name: '', layout, rows, columns, pitchMm: PITCH_MM, centresMm: null, confirmed: false },
    ...{ firstCell: 'topLeft', beltTowards: 'right', operatorAt: 'bottom' },
  }
}

type Frame = Pick<TrayPlaces, 'widthMm' | 'heightMm'>

function edgeMarks(
  centres: readonly CentreMm[],
  { rows, columns, firstCell, operatorAt }: TrayDesign,
  frame: Frame,
): EdgeMark[] {
  const turned = operatorAt === 'left' || operatorAt === 'right'
  const first = centres[0]
  if (first === undefined) return []
  // The corner of the picture where A1 is now.
  const [left, top] = cornerAfterTurning(firstCell, operatorAt)
  const above = (xMm: number, text: string) => ({ xMm, yMm: top ? -MARK_ABOVE_MM : frame.heightMm + LETTER_MM, text })
  const beside = (yMm: number, text: string) => ({
    xMm: left ? -MARK_BESIDE_MM : frame.widthMm + MARK_BESIDE_MM,
    yMm: yMm + HALF_LETTER_MM,
    text,
  })
  const numbers = Array.from({ length: columns }, (_, column) => {
    const { xMm, yMm } = centres[column] ?? first
    return turned ? beside(yMm, String(column + 1)) : above(xMm, String(column + 1))
  })
  const letters = Array.from({ length: rows }, (_, row) => {
    const { xMm, yMm } = centres[row * columns] ?? first
    const letter = cellName({ row, column: 0 }).replace(/\d+$/, '')
    return turned ? above(xMm, letter) : beside(yMm, letter)
  })
  return [...numbers, ...letters]
}

const CORNERS_CLOCKWISE: readonly TrayCorner[] = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft']
const TURNS: Readonly<Record<TrayEdge, number>> = { bottom: 0, right: 1, top: 2, left: 3 }

/** Whether the corner is on the left and whether it is at the top, once the operator's edge is at the bottom. */
function cornerAfterTurning(corner: TrayCorner, operatorAt: TrayEdge): readonly [left: boolean, top: boolean] {
  const turned = CORNERS_CLOCKWISE[(CORNERS_CLOCKWISE.indexOf(corner) + TURNS[operatorAt]) % 4]
  return [turned === 'topLeft' || turned === 'bottomLeft', turned === 'topLeft' || turned === 'topRight']
}

/** Room for the row letters and column numbers, in millimetres of the tray. */
const MARGIN_MM = 26

/** The part of the drawing that is shown: the tray with room on those sides where its rows and columns are named. */
export function viewBoxOf({ widthMm, heightMm, marks }: TrayPlaces): string {
  const left = marks.some(({ xMm }) => xMm < 0) ? MARGIN_MM : 0
  const top = marks.some(({ yMm }) => yMm < 0) ? MARGIN_MM : 0
  return `${-left} ${-top} ${widthMm + MARGIN_MM} ${heightMm + MARGIN_MM}`
}

/** How many cells of the tray have each class, in the order of EGG_CLASSES; classes without a cell are left out. */
export function classCounts(tray: TrayPicture): readonly { readonly eggClass: EggClass; readonly count: number }[] {
  return EGG_CLASSES.map((eggClass, index) => ({ eggClass, count: countOf(tray.classes, index) })).filter(
    ({ count }) => count > 0,
  )
}

/** The same for actions. */
export function actionCounts(tray: TrayPicture): readonly { readonly action: EggAction; readonly count: number }[] {
  return EGG_ACTIONS.map((action, index) => ({ action, count: countOf(tray.actions, index) })).filter(
    ({ count }) => count > 0,
  )
}

/** Whether a person corrected any egg of the tray. */
export function hasCorrections(tray: TrayPicture): boolean {
  return tray.corrected?.some((eggClass) => eggClass < EGG_CLASSES.length) ?? false
}

function countOf(bytes: Uint8Array, value: number): number {
  let count = 0
  for (const byte of bytes) if (byte === value) count++
  return count
}
