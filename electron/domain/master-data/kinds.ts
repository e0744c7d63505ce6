/** Everything that people tell the station about their hatchery, in the order in which a new site is set up. */
export const MASTER_KINDS = ['site', 'line', 'scanner', 'setter', 'trolley', 'trayType', 'breed', 'flock'] as const
export type MasterKind = (typeof MASTER_KINDS)[number]

/**
 * How many records of a kind are kept, retired ones included: all of them are read at once by every screen that needs one.
 * Room for the largest sites of domain.md 3.1 several times over; a further one is refused with this number named.
 */
export const MASTER_COUNT_MAX: Readonly<Record<MasterKind, number>> = {
  site: 1,
  line: 20,
  scanner: 50,
  setter: 500,
  trolley: 3000,
  trayType: 100,
  breed: 200,
  flock: 3000,
}

export const NAME_LENGTH_MAX = 60
/** As in the batch, whose fields are frozen copies of these. */
export const PLACE_NAME_LENGTH_MAX = 40
/** Bar codes and transponder numbers of machines and trolleys. */
export const CODE_LENGTH_MAX = 60
export const METHOD_LENGTH_MAX = 120
/** Three shifts are usual; twelve leave room for weekends and cleaning. */
export const SHIFTS_MAX = 12

export const WEIGHT_UNITS = ['metric', 'imperial'] as const
export const TEMPERATURE_UNITS = ['celsius', 'fahrenheit'] as const
export const TRAY_LAYOUTS = ['square', 'honeycomb'] as const
export const EGG_COLOURS = ['brown', 'white', 'other'] as const
/** Corners and edges of the tray as it is drawn: rows downwards, columns to the right. */
export const TRAY_CORNERS = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const
export type TrayCorner = (typeof TRAY_CORNERS)[number]
export const TRAY_EDGES = ['top', 'right', 'bottom', 'left'] as const
export type TrayEdge = (typeof TRAY_EDGES)[number]

/** A stretch of every working day in the site's own time; it ends on the next day where its end is before its begin. */
export interface Shift {
  readonly name: string
  /** Minutes after midnight, 0–1439. */
  readonly startsAtMinute: number
  readonly endsAtMinute: number
}

export interface Site {
  readonly name: string
  /** IANA name, for example `Europe/Berlin`: days, shifts and the law are counted in it. */
  readonly timeZone: string
  /** Null until somebody has said it: then the strictest limit known holds. */
  readonly jurisdictionId: string | null
  /** The label that hatches are sold under, for example KAT; empty for none. */
  readonly labelScheme: string
  /** As it must stand in the record of every labelled hatch (domain.md 3.5, KAT). */
  readonly sexingMethod: string
  readonly weightUnits: (typeof WEIGHT_UNITS)[number]
  readonly temperatureUnit: (typeof TEMPERATURE_UNITS)[number]
  readonly shifts: readonly Shift[]
}

export interface Line {
  readonly name: string
  readonly ratedEggsPerHour: number
}

export interface Scanner {
  /** As the scanner says it in its hello. */
  readonly serial: string
  readonly name: string
  /** Null while it stands on no line. */
  readonly lineId: string | null
}

/** A machine or trolley that is known by its name, or by the code on it. */
export interface CodedPlace {
  readonly name: string
  /** What a bar code or transponder reader gives; empty where there is none, or where it gives the name. */
  readonly code: string
}

export interface CentreMm {
  readonly xMm: number
  readonly yMm: number
}

/** A kind of tray: how its cells lie, and how it stands before the operator. */
export interface TrayDesign {
  readonly name: string
  readonly layout: (typeof TRAY_LAYOUTS)[number]
  readonly rows: number
  readonly columns: number
  /** Distance between neighbouring cell centres; no two centres are nearer. */
  readonly pitchMm: number
  /** Measured centres, row by row, from the corner of A1; null where rows, columns and pitch say it all. */
  readonly centresMm: readonly CentreMm[] | null
  /** Where cell A1 is in the drawing. */
  readonly firstCell: TrayCorner
  /** The edge that goes ahead on the belt. */
  readonly beltTowards: TrayEdge
  /** The edge at which the operator stands. */
  readonly operatorAt: TrayEdge
  /** False for a preset of which nobody has held the tray against the numbers yet. */
  readonly confirmed: boolean
}

export interface Breed {
  readonly name: string
  readonly eggColour: (typeof EGG_COLOURS)[number]
}

/** Eggs of one parent flock. Dates are calendar days of the site, `2026-11-21`; null where nobody told. */
export interface Flock {
  readonly name: string
  readonly breedId: string
  readonly farm: string
  readonly house: string
  /** When the parents hatched: their age at a lay date follows from it. */
  readonly parentsHatchedOn: string | null
  readonly laidFrom: string | null
  readonly laidTo: string | null
  /** Between lay and set, as the farm or the store room says it. */
  readonly storageDays: number | null
}

export interface MasterValues {
  readonly site: Site
  readonly line: Line
  readonly scanner: Scanner
  readonly setter: CodedPlace
  readonly trolley: CodedPlace
  readonly trayType: TrayDesign
  readonly breed: Breed
  readonly flock: Flock
}

/** A value as it is kept. The id never changes and is never given again. */
export type Kept<Value> = Value & {
  readonly id: string
  /** Counts the changes of this record: whoever saves says which one they looked at. */
  readonly revision: number
  /** No longer offered; batches that name it stay what they are. */
  readonly retired: boolean
}

/** A record with the word for what it is. */
export type MasterRecord = { [Kind in MasterKind]: { readonly kind: Kind } & Kept<MasterValues[Kind]> }[MasterKind]
export type MasterRecordOf<Kind extends MasterKind> = Extract<MasterRecord, { readonly kind: Kind }>

/** All of it, each kind in the order in which it was entered. */
export interface MasterData {
  /** Counts every change of any record. */
  readonly revision: number
  readonly records: readonly MasterRecord[]
}

/** The records of one kind, retired ones too. */
export function recordsOf<Kind extends MasterKind>(
  data: Pick<MasterData, 'records'>,
  kind: Kind,
): MasterRecordOf<Kind>[] {
  return data.records.filter((record): record is MasterRecordOf<Kind> => record.kind === kind)
}

/** One record by its id, retired or not. */
export function findRecord<Kind extends MasterKind>(
  data: Pick<MasterData, 'records'>,
  kind: Kind,
  id: string,
): MasterRecordOf<Kind> | undefined {
  return data.records.find((record): record is MasterRecordOf<Kind> => record.kind === kind && record.id === id)
}
