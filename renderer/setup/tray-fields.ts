import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { TRAY_CORNERS, TRAY_EDGES, TRAY_LAYOUTS, type TrayDesign } from '../../electron/domain/master-data/kinds.ts'
import { PITCH_MM, TRAY_SIDE_CELLS } from '../../electron/domain/master-data/tray-rules.ts'
import { TRAY_CELLS_MAX } from '../../electron/domain/tray-type.ts'
import { numberOf } from './record-fields.ts'

type TrayRecord = MasterDataView['trayTypes'][number]

/** A tray type as it is typed. Measured centres come from a file only; they are kept as they are. */
export interface TrayFields {
  readonly name: string
  readonly layout: string
  readonly rows: string
  readonly columns: string
  readonly pitchMm: string
  readonly firstCell: string
  readonly beltTowards: string
  readonly operatorAt: string
  readonly confirmed: boolean
  readonly centresMm: TrayDesign['centresMm']
}

/** The textbook's tray (domain.md 3.1), for whoever begins a new one. */
const NEW_TRAY: TrayFields = {
  ...{ name: '', layout: 'square', rows: '10', columns: '15', pitchMm: '50' },
  ...{ firstCell: 'topLeft', beltTowards: 'right', operatorAt: 'bottom', confirmed: false, centresMm: null },
}

export function trayFields(record: TrayRecord | undefined): TrayFields {
  if (record === undefined) return NEW_TRAY
  const { rows, columns, pitchMm } = record
  return { ...record, rows: String(rows), columns: String(columns), pitchMm: String(pitchMm) }
}

/** The design that the fields say, and the names of fields that should be numbers and are none. */
export function trayDesign(fields: TrayFields): {
  readonly design: TrayDesign
  readonly notNumbers: readonly string[]
} {
  const [rows, columns, pitchMm] = [numberOf(fields.rows), numberOf(fields.columns), numberOf(fields.pitchMm)]
  const notNumbers = Object.entries({ rows, columns, pitchMm })
    .filter(([, value]) => Number.isNaN(value))
    .map(([name]) => name)
  const design = {
    ...{ name: fields.name.trim(), rows, columns, pitchMm },
    layout: TRAY_LAYOUTS.find((layout) => layout === fields.layout) ?? 'square',
    centresMm: fields.centresMm,
    firstCell: TRAY_CORNERS.find((corner) => corner === fields.firstCell) ?? 'topLeft',
    beltTowards: TRAY_EDGES.find((edge) => edge === fields.beltTowards) ?? 'right',
    operatorAt: TRAY_EDGES.find((edge) => edge === fields.operatorAt) ?? 'bottom',
    confirmed: fields.confirmed,
  }
  return { design, notNumbers }
}

/** Whether it can be drawn while it is typed: thousands of cells, or none, are a slip of the finger. */
export function isDrawable({ rows, columns, pitchMm, centresMm }: TrayDesign): boolean {
  const isSide = (count: number) =>
    Number.isInteger(count) && count >= TRAY_SIDE_CELLS.min && count <= TRAY_SIDE_CELLS.max
  return (
    isSide(rows) &&
    isSide(columns) &&
    rows * columns <= TRAY_CELLS_MAX &&
    pitchMm >= PITCH_MM.min &&
    pitchMm <= PITCH_MM.max &&
    (centresMm === null || centresMm.length === rows * columns)
  )
}
