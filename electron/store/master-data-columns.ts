import type { CentreMm, Kept, MasterKind, MasterRecord, MasterRecordOf, Shift } from '../domain/master-data/kinds.ts'

type Value = string | number | null

interface KeptRow {
  readonly record_key: string
  readonly revision: number
  readonly retired: number
  readonly name: string
}

/** How a kind of record lies in its table, beside the columns that every kind has. */
export interface MasterTable<Kind extends MasterKind> {
  readonly table: string
  readonly columns: Readonly<Record<string, (record: MasterRecordOf<Kind>) => Value>>
  readonly fromRow: (row: never) => MasterRecordOf<Kind>
}

/** What the columns that every kind has say. */
export const KEPT_COLUMNS: Readonly<Record<string, (record: MasterRecord) => Value>> = {
  record_key: (record) => record.id,
  revision: (record) => record.revision,
  retired: (record) => Number(record.retired),
  name: (record) => record.name,
}

function kept(row: KeptRow): Kept<{ readonly name: string }> {
  return { id: row.record_key, revision: row.revision, retired: row.retired === 1, name: row.name }
}

const site: MasterTable<'site'> = {
  table: 'master_site',
  columns: {
    time_zone: (record) => record.timeZone,
    jurisdiction_key: (record) => record.jurisdictionId,
    label_scheme: (record) => record.labelScheme,
    sexing_method: (record) => record.sexingMethod,
    weight_units: (record) => record.weightUnits,
    temperature_unit: (record) => record.temperatureUnit,
    shifts: (record) =>
      JSON.stringify(record.shifts.map((shift) => [shift.name, shift.startsAtMinute, shift.endsAtMinute])),
  },
  fromRow: (
    row: KeptRow & {
      readonly time_zone: string
      readonly jurisdiction_key: string | null
      readonly label_scheme: string
      readonly sexing_method: string
      readonly weight_units: 'metric' | 'imperial'
      readonly temperature_unit: 'celsius' | 'fahrenheit'
      readonly shifts: string
    },
  ) => ({
    ...{ kind: 'site', ...kept(row), timeZone: row.time_zone, jurisdictionId: row.jurisdiction_key },
    ...{ labelScheme: row.label_scheme, sexingMethod: row.sexing_method },
    ...{ weightUnits: row.weight_units, temperatureUnit: row.temperature_unit, shifts: shiftsFrom(row.shifts) },
  }),
}

/** Our own JSON from an authenticated file, written by `columns` above and never by anybody else; so are the centres. */
function shiftsFrom(json: string): Shift[] {
  const shifts = JSON.parse(json) as [string, number, number][]
  return shifts.map(([name, startsAtMinute, endsAtMinute]) => ({ name, startsAtMinute, endsAtMinute }))
}

function centresFrom(json: string): CentreMm[] {
  const centres = JSON.parse(json) as [number, number][]
  return centres.map(([xMm, yMm]) => ({ xMm, yMm }))
}

const line: MasterTable<'line'> = {
  table: 'master_line',
  columns: { rated_eggs_per_hour: (record) => record.ratedEggsPerHour },
  fromRow: (row: KeptRow & { readonly rated_eggs_per_hour: number }) => ({
    ...{ kind: 'line', ...kept(row), ratedEggsPerHour: row.rated_eggs_per_hour },
  }),
}

const scanner: MasterTable<'scanner'> = {
  table: 'master_scanner',
  columns: { serial: (record) => record.serial, line_key: (record) => record.lineId },
  fromRow: (row: KeptRow & { readonly serial: string; readonly line_key: string | null }) => ({
    ...{ kind: 'scanner', ...kept(row), serial: row.serial, lineId: row.line_key },
  }),
}

type CodedRow = KeptRow & { readonly code: string }

const setter: MasterTable<'setter'> = {
  table: 'master_setter',
  columns: { code: (record) => record.code },
  fromRow: (row: CodedRow) => ({ kind: 'setter', ...kept(row), code: row.code }),
}

const trolley: MasterTable<'trolley'> = {
  table: 'master_trolley',
  columns: { code: (record) => record.code },
  fromRow: (row: CodedRow) => ({ kind: 'trolley', ...kept(row), code: row.code }),
}

type TrayType = MasterRecordOf<'trayType'>

const trayType: MasterTable<'trayType'> = {
  table: 'master_tray_type',
  columns: {
    layout: (record) => record.layout,
    row_count: (record) => record.rows,
    column_count: (record) => record.columns,
    pitch_mm: (record) => record.pitchMm,
    centres: ({ centresMm }) =>
      centresMm === null ? null : JSON.stringify(centresMm.map(({ xMm, yMm }) => [xMm, yMm])),
    first_cell: (record) => record.firstCell,
    belt_towards: (record) => record.beltTowards,
    operator_at: (record) => record.operatorAt,
    confirmed: (record) => Number(record.confirmed),
  },
  fromRow: (
    row: KeptRow & {
      readonly layout: TrayType['layout']
      readonly row_count: number
      readonly column_count: number
      readonly pitch_mm: number
      readonly centres: string | null
      readonly first_cell: TrayType['firstCell']
      readonly belt_towards: TrayType['beltTowards']
      readonly operator_at: TrayType['operatorAt']
      readonly confirmed: number
    },
  ) => ({
    ...{ kind: 'trayType', ...kept(row), layout: row.layout, rows: row.row_count, columns: row.column_count },
    ...{ pitchMm: row.pitch_mm, centresMm: row.centres === null ? null : centresFrom(row.centres) },
    ...{ firstCell: row.first_cell, beltTowards: row.belt_towards, operatorAt: row.operator_at },
    confirmed: row.confirmed === 1,
  }),
}

const breed: MasterTable<'breed'> = {
  table: 'master_breed',
  columns: { egg_colour: (record) => record.eggColour },
  fromRow: (row: KeptRow & { readonly egg_colour: MasterRecordOf<'breed'>['eggColour'] }) => ({
    ...{ kind: 'breed', ...kept(row), eggColour: row.egg_colour },
  }),
}

const flock: MasterTable<'flock'> = {
  table: 'master_flock',
  columns: {
    breed_key: (record) => record.breedId,
    farm: (record) => record.farm,
    house: (record) => record.house,
    parents_hatched_on: (record) => record.parentsHatchedOn,
    laid_from: (record) => record.laidFrom,
    laid_to: (record) => record.laidTo,
    storage_days: (record) => record.storageDays,
  },
  fromRow: (
    row: KeptRow & {
      readonly breed_key: string
      readonly farm: string
      readonly house: string
      readonly parents_hatched_on: string | null
      readonly laid_from: string | null
      readonly laid_to: string | null
      readonly storage_days: number | null
    },
  ) => ({
    ...{ kind: 'flock', ...kept(row), breedId: row.breed_key, farm: row.farm, house: row.house },
    ...{ parentsHatchedOn: row.parents_hatched_on, laidFrom: row.laid_from, laidTo: row.laid_to },
    storageDays: row.storage_days,
  }),
}

/** In the order in which they refer to each other. */
export const MASTER_TABLES: { readonly [Kind in MasterKind]: MasterTable<Kind> } = {
  ...{ site, line, scanner, setter, trolley, trayType, breed, flock },
}
