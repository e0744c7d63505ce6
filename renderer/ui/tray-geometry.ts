import { EGG_ACTIONS, EGG_CLASSES, type EggAction, type EggClass } from '../../electron/domain/egg.ts'
import { cellCentreMm } from '../../electron/domain/tray-type.ts'

/** What is known of a tray: the part of the live view that its map is drawn from. */
export interface TrayPicture {
  readonly rows: number
  readonly columns: number
  readonly layout: 'square' | 'honeycomb'
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

export interface TrayMapGeometry {
  readonly widthMm: number
  readonly heightMm: number
  readonly pitchMm: number
  readonly cells: readonly MapCell[]
}

/** Only proportions matter on the screen; the presets' own pitch. */
const PITCH_MM = 50

/** The tray as it stands on the belt: real cell centres, square or honeycomb, with what is known of each cell. */
export function trayGeometry(tray: TrayPicture): TrayMapGeometry {
  const type = { id: '', name: '', layout: tray.layout, rows: tray.rows, columns: tray.columns, pitchMm: PITCH_MM }
  const cells: MapCell[] = []
  let rightMm = 0
  let bottomMm = 0
  for (let row = 0; row < tray.rows; row++) {
    for (let column = 0; column < tray.columns; column++) {
      const index = row * tray.columns + column
      const { xMm, yMm } = cellCentreMm(type, { row, column })
      rightMm = Math.max(rightMm, xMm)
      bottomMm = Math.max(bottomMm, yMm)
      cells.push({
        index,
        row,
        column,
        xMm,
        yMm,
        eggClass: EGG_CLASSES[tray.classes[index] ?? 255],
        action: EGG_ACTIONS[tray.actions[index] ?? 255],
        corrected: EGG_CLASSES[tray.corrected?.[index] ?? 255],
      })
    }
  }
  return { widthMm: rightMm + PITCH_MM / 2, heightMm: bottomMm + PITCH_MM / 2, pitchMm: PITCH_MM, cells }
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
