import type { MasterDataView } from '../../electron/contract/master-data.ts'
import { MASTER_COUNT_MAX, type MasterRecord } from '../../electron/domain/master-data/kinds.ts'
import { seedRecords } from '../../electron/domain/master-data/presets.ts'
import type { MasterDataDesk } from '../../electron/master-data/master-data-desk.ts'
import { masterDataHandlers } from '../../electron/processes/station/master-data-handlers.ts'
import { makeDesk } from '../make/master-data-desk.ts'
import { makeFlock, makeScanner, makeTrayType, SEED_PLACE } from '../make/master-records.ts'
import { MemoryMasterData } from './memory-master-data.ts'

/** Which set-up a scene has: a running hatchery, a fresh station, one with no room left, one that cannot be read, one whose trays lie across. */
export type FakeSetup = 'hatchery' | 'fresh' | 'full' | 'broken' | 'turned'

const FIRST = { revision: 1, retired: false }
const SETTERS = 8
const TROLLEYS = 24

/** What the hatchery of the scenes has besides what every station begins with. */
function hatchery(): readonly MasterRecord[] {
  const two = (number: number) => String(number).padStart(2, '0')
  const site = seedRecords(SEED_PLACE).find((record) => record.kind === 'site')
  return [
    ...(site?.kind === 'site'
      ? [
          {
            ...site,
            ...{ revision: 3, jurisdictionId: 'DE', labelScheme: 'KAT' },
            shifts: [
              { name: 'Early', startsAtMinute: 360, endsAtMinute: 840 },
              { name: 'Late', startsAtMinute: 840, endsAtMinute: 1320 },
            ],
          },
        ]
      : []),
    makeScanner({ serial: 'VS-0001', name: 'Scanner at the intake' }),
    ...Array.from({ length: SETTERS }, (_, index) => ({
      ...{ kind: 'setter' as const, id: `setter-${index + 1}`, ...FIRST },
      ...{ name: `Setter ${index + 1}`, code: `S${two(index + 1)}` },
    })),
    ...Array.from({ length: TROLLEYS }, (_, index) => ({
      ...{ kind: 'trolley' as const, id: `trolley-${index + 1}`, ...FIRST, name: `T${index + 1}`, code: '' },
    })),
    makeFlock({ id: 'flock-7', parentsHatchedOn: '2026-02-12', laidFrom: '2026-11-04', laidTo: '2026-11-06' }),
    makeFlock({ id: 'flock-12', name: 'Flock 12', breedId: 'breed-2', house: '4', laidFrom: null, laidTo: null }),
    makeFlock({ id: 'flock-3', name: 'Flock 3', breedId: 'breed-6', retired: true, revision: 2 }),
  ]
}

/** The preset of 10 × 15 as a line sees it whose operator stands at the left, with A1 at the far corner. */
const TURNED = makeTrayType({
  ...{ id: 'square-150', revision: 2, name: '10 × 15', rows: 10, columns: 15, centresMm: null },
  ...{ firstCell: 'bottomRight', beltTowards: 'top', operatorAt: 'left' },
})

/** As many breeds as there may be. */
function tooMany(): readonly MasterRecord[] {
  const known = seedRecords(SEED_PLACE).filter(({ kind }) => kind === 'breed').length
  return Array.from({ length: MASTER_COUNT_MAX.breed - known }, (_, index) => ({
    ...{ kind: 'breed' as const, id: `breed-${known + index + 1}`, ...FIRST },
    ...{ name: `Breed ${index + 1}`, eggColour: 'other' as const },
  }))
}

function deskOf(setup: FakeSetup): MasterDataDesk {
  const store = new MemoryMasterData()
  store.write(seedRecords(SEED_PLACE))
  if (setup !== 'fresh') store.write(hatchery())
  if (setup === 'full') store.write(tooMany())
  if (setup === 'turned') store.write([TURNED])
  return makeDesk(store)
}

/** The master data of the scenes' hatchery. */
export function fakeMasterData(): MasterDataView {
  return deskOf('hatchery').view()
}

/** The real desk over a store in memory, another one for each scene; what screens ask of it is written down. */
export class FakeMasterData {
  readonly #commands: string[]
  #setup: FakeSetup = 'hatchery'
  #desk: MasterDataDesk = deskOf('hatchery')
  /** Every scene has other master data than the one before. */
  #scenes = 0

  constructor(commands: string[]) {
    this.#commands = commands
  }

  get revision(): number {
    return this.#scenes * 1_000 + this.#desk.revision
  }

  show(setup: FakeSetup): void {
    this.#setup = setup
    this.#desk = deskOf(setup)
    this.#scenes++
  }

  handlers(): ReturnType<typeof masterDataHandlers> {
    const real = () => masterDataHandlers(this.#desk)
    return {
      masterData: () => {
        if (this.#setup === 'broken') throw new Error('the set-up cannot be read')
        return real().masterData()
      },
      saveMasterData: (wish, who) => {
        this.#commands.push(`saveMasterData ${wish.entry.kind}`)
        return real().saveMasterData(wish, who)
      },
      retireMasterData: (wish, who) => {
        this.#commands.push(`${wish.retired ? 'retire' : 'bringBack'} ${wish.kind}`)
        return real().retireMasterData(wish, who)
      },
      importPreview: (file) => real().importPreview(file),
      importApply: (file, who) => {
        this.#commands.push('importApply')
        return real().importApply(file, who)
      },
      importTemplate: (wish) => real().importTemplate(wish),
      exportMasterData: (wish) => real().exportMasterData(wish),
    }
  }
}
