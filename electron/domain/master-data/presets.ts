import { TRAY_TYPE_PRESETS } from '../tray-type.ts'
import type { Breed, MasterRecord, TrayDesign } from './kinds.ts'

/** How a tray lies until somebody says otherwise: A1 far left, the operator in front, the belt to the right. */
const USUAL = { centresMm: null, firstCell: 'topLeft', beltTowards: 'right', operatorAt: 'bottom' } as const

/** The pitch that the first presets have; of the others nobody has told it, so it is a first value to be corrected. */
const SQUARE_PITCH_MM = 50

/**
 * Trays that hatcheries are known to use, by their number of cells (domain.md 3.1). Only the numbers of cells come from there: how the rows
 * lie is the likeliest way and unconfirmed, and the screen says so until somebody has held a tray against it.
 */
const MORE_TRAYS: readonly (readonly [rows: number, columns: number])[] = [
  [5, 6],
  [6, 9],
  [9, 9],
  [6, 14],
  [7, 12],
  [9, 10],
  [11, 12],
  [9, 18],
  [12, 14],
]

/** Ids of the presets that were there from the beginning, because batches name them. */
const TRAYS: readonly (TrayDesign & { readonly id: string })[] = [
  ...TRAY_TYPE_PRESETS.map((preset) => ({ ...USUAL, ...preset, confirmed: preset.id === 'square-150' })),
  ...MORE_TRAYS.map(([rows, columns]) => ({
    ...USUAL,
    ...{ id: `square-${rows}x${columns}`, name: `${rows} × ${columns}`, layout: 'square' as const, rows, columns },
    pitchMm: SQUARE_PITCH_MM,
    confirmed: false,
  })),
]

/** Layers by their trade names; a hatchery retires what it does not set. Colours are those of the eggs that are set. */
const BREEDS: readonly Breed[] = [
  { name: 'Lohmann Brown', eggColour: 'brown' },
  { name: 'Lohmann LSL', eggColour: 'white' },
  { name: 'Lohmann Sandy', eggColour: 'other' },
  { name: 'Hy-Line Brown', eggColour: 'brown' },
  { name: 'Hy-Line W-80', eggColour: 'white' },
  { name: 'ISA Brown', eggColour: 'brown' },
  { name: 'Dekalb White', eggColour: 'white' },
  { name: 'Novogen Brown', eggColour: 'brown' },
]

/** What a fresh station knows of its place. */
export interface SeedPlace {
  readonly site: string
  readonly line: string
  readonly ratedEggsPerHour: number
  /** Of the machine. */
  readonly timeZone: string
}

/** As it stood in every record before a site could say it itself. */
export const FIRST_SEXING_METHOD = 'imaging, in ovo'

/** The records of a fresh data folder: enough to begin, all of it to be edited. */
export function seedRecords({ site, line, ratedEggsPerHour, timeZone }: SeedPlace): readonly MasterRecord[] {
  const first = { revision: 1, retired: false }
  return [
    {
      ...{ kind: 'site', id: 'site-1', ...first, name: site, timeZone, jurisdictionId: null, labelScheme: '' },
      ...{ sexingMethod: FIRST_SEXING_METHOD, weightUnits: 'metric', temperatureUnit: 'celsius', shifts: [] },
    },
    { kind: 'line', id: 'line-1', ...first, name: line, ratedEggsPerHour },
    ...TRAYS.map((tray) => ({ kind: 'trayType' as const, ...first, ...tray })),
    ...BREEDS.map((breed, index) => ({ kind: 'breed' as const, id: `breed-${index + 1}`, ...first, ...breed })),
  ]
}
