/** How the cells of a kind of tray lie: real centres, because trays are square or honeycomb. */
export interface TrayType {
  readonly id: string
  readonly name: string
  readonly layout: 'square' | 'honeycomb'
  readonly rows: number
  readonly columns: number
  /** Distance between neighbouring cell centres. */
  readonly pitchMm: number
}

/** The largest tray the station accepts; a scanner that announces more is refused with this limit named. */
export const TRAY_CELLS_MAX = 400

export const TRAY_TYPE_PRESETS: readonly TrayType[] = [
  { id: 'square-150', name: '10 × 15', layout: 'square', rows: 10, columns: 15, pitchMm: 50 },
  { id: 'square-36', name: '6 × 6', layout: 'square', rows: 6, columns: 6, pitchMm: 50 },
  { id: 'honeycomb-84', name: 'Honeycomb 84', layout: 'honeycomb', rows: 7, columns: 12, pitchMm: 48 },
]

/** Centre of a cell in millimetres from the tray's corner at belt-direction left. In a honeycomb every second row is shifted by half a pitch. */
export function cellCentreMm(
  type: Pick<TrayType, 'layout' | 'pitchMm'>,
  cell: { readonly row: number; readonly column: number },
): { readonly xMm: number; readonly yMm: number } {
  const shift = type.layout === 'honeycomb' && cell.row % 2 === 1 ? type.pitchMm / 2 : 0
  const rowPitchMm = type.layout === 'honeycomb' ? (type.pitchMm * Math.sqrt(3)) / 2 : type.pitchMm
  return { xMm: (cell.column + 0.5) * type.pitchMm + shift, yMm: (cell.row + 0.5) * rowPitchMm }
}
