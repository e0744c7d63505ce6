import type { MasterData, MasterRecord, MasterRecordOf } from '../../electron/domain/master-data/kinds.ts'
import { seedRecords } from '../../electron/domain/master-data/presets.ts'

export const SEED_PLACE = { site: 'Site Nord', line: 'Line 2', ratedEggsPerHour: 24_000, timeZone: 'Europe/Berlin' }

/** What a fresh station has. */
export function seededData(more: readonly MasterRecord[] = []): MasterData {
  return { revision: 1, records: [...seedRecords(SEED_PLACE), ...more] }
}

export function makeFlock(over: Partial<MasterRecordOf<'flock'>> = {}): MasterRecordOf<'flock'> {
  return {
    ...{ kind: 'flock', id: 'flock-1', revision: 1, retired: false, name: 'Flock 7', breedId: 'breed-1' },
    ...{ farm: 'Hof Nord', house: '3', parentsHatchedOn: '2026-01-10' },
    ...{ laidFrom: '2026-10-20', laidTo: '2026-10-23', storageDays: 5 },
    ...over,
  }
}

export function makePlace<Kind extends 'setter' | 'trolley'>(kind: Kind, name: string, code = '') {
  return { kind, id: `${kind}-${name}`, revision: 1, retired: false, name, code }
}

export function makeScanner(over: Partial<MasterRecordOf<'scanner'>> = {}): MasterRecordOf<'scanner'> {
  return {
    ...{ kind: 'scanner', id: 'scanner-1', revision: 1, retired: false },
    ...{ serial: 'SIM-0001', name: 'Scanner A', lineId: 'line-1' },
    ...over,
  }
}

export function makeTrayType(over: Partial<MasterRecordOf<'trayType'>> = {}): MasterRecordOf<'trayType'> {
  return {
    ...{ kind: 'trayType', id: 'trayType-1', revision: 1, retired: false, name: 'Small', layout: 'square' },
    ...{ rows: 1, columns: 2, pitchMm: 50, firstCell: 'topRight', beltTowards: 'left', operatorAt: 'top' },
    centresMm: [
      { xMm: 25, yMm: 25.5 },
      { xMm: 76, yMm: 25 },
    ],
    confirmed: true,
    ...over,
  }
}
