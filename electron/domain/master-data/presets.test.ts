import { describe, expect, it } from 'vitest'
import { recordsOf } from './kinds.ts'
import { seedRecords } from './presets.ts'

const records = seedRecords({ site: 'Nord', line: 'L1', ratedEggsPerHour: 20_000, timeZone: 'Europe/Berlin' })

describe('seedRecords', () => {
  it('know the place, and leave its law to somebody who says it', () => {
    expect(recordsOf({ records }, 'site')).toEqual([
      {
        ...{ kind: 'site', id: 'site-1', revision: 1, retired: false, name: 'Nord', timeZone: 'Europe/Berlin' },
        ...{ jurisdictionId: null, labelScheme: '', sexingMethod: 'imaging, in ovo', shifts: [] },
        ...{ weightUnits: 'metric', temperatureUnit: 'celsius' },
      },
    ])
    expect(recordsOf({ records }, 'line')).toEqual([
      { kind: 'line', id: 'line-1', revision: 1, retired: false, name: 'L1', ratedEggsPerHour: 20_000 },
    ])
  })

  it('have the trays that hatcheries are known to use', () => {
    const trays = recordsOf({ records }, 'trayType')
    expect(trays.map(({ id, name, rows, columns }) => [id, name, rows * columns])).toEqual([
      ...[
        ['square-150', '10 × 15', 150],
        ['square-36', '6 × 6', 36],
        ['honeycomb-84', 'Honeycomb 84', 84],
      ],
      ...[
        ['square-5x6', '5 × 6', 30],
        ['square-6x9', '6 × 9', 54],
        ['square-9x9', '9 × 9', 81],
      ],
      ...[
        ['square-6x14', '6 × 14', 84],
        ['square-7x12', '7 × 12', 84],
        ['square-9x10', '9 × 10', 90],
      ],
      ...[
        ['square-11x12', '11 × 12', 132],
        ['square-9x18', '9 × 18', 162],
        ['square-12x14', '12 × 14', 168],
      ],
    ])
    expect(
      new Set(trays.map(({ firstCell, beltTowards, operatorAt }) => `${firstCell} ${beltTowards} ${operatorAt}`)),
    ).toEqual(new Set(['topLeft right bottom']))
    expect(trays.map(({ revision, retired }) => [revision, retired])).toEqual(trays.map(() => [1, false]))
  })

  it('have breeds with the colour of their eggs', () => {
    expect(recordsOf({ records }, 'breed').map(({ id, name, eggColour }) => [id, name, eggColour])).toEqual([
      ['breed-1', 'Lohmann Brown', 'brown'],
      ['breed-2', 'Lohmann LSL', 'white'],
      ['breed-3', 'Lohmann Sandy', 'other'],
      ['breed-4', 'Hy-Line Brown', 'brown'],
      ['breed-5', 'Hy-Line W-80', 'white'],
      ['breed-6', 'ISA Brown', 'brown'],
      ['breed-7', 'Dekalb White', 'white'],
      ['breed-8', 'Novogen Brown', 'brown'],
    ])
  })
})
