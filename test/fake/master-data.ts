import type {
  ImportFile,
  ImportOutcome,
  ImportPreview,
  MasterDataView,
  MasterEntry,
  MasterOutcome,
} from '../../electron/contract/master-data.ts'
import type { MasterKind } from '../../electron/domain/master-data/kinds.ts'
import { seedRecords } from '../../electron/domain/master-data/presets.ts'

/** Which set-up a scene has: a running hatchery, a fresh station, one with no room left, one that cannot be read. */
export type FakeSetup = 'hatchery' | 'fresh' | 'full' | 'broken'

type Seen = { readonly id: string; readonly revision: number } | null
/** One array for each kind, as the view has them, but open to change. */
type Lists = { [Name in keyof MasterDataView]: MasterDataView[Name] }

const FIRST = { revision: 1, retired: false }

/** What a fresh station knows. */
function freshData(): Lists {
  const records = seedRecords({ site: 'Hatchery', line: 'Line 1', ratedEggsPerHour: 24_000, timeZone: 'UTC' })
  const plain = (kind: MasterKind) =>
    records.filter((record) => record.kind === kind).map(({ kind: _kind, ...record }) => structuredClone(record))
  return {
    revision: 1,
    site: plain('site')[0] as MasterDataView['site'],
    lines: plain('line') as MasterDataView['lines'],
    scanners: [],
    setters: [],
    trolleys: [],
    trayTypes: plain('trayType') as MasterDataView['trayTypes'],
    breeds: plain('breed') as MasterDataView['breeds'],
    flocks: [],
  }
}

/** The hatchery of the scenes. */
export function fakeMasterData(): Lists {
  const data = freshData()
  const places = (name: string, code: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ id: `${code}-${index + 1}`, ...FIRST, name: `${name} ${index + 1}` },
      code: `${code}${String(index + 1).padStart(2, '0')}`,
    }))
  const noDays = { laidFrom: null, laidTo: null, storageDays: null }
  return {
    ...data,
    revision: 40,
    site: {
      ...data.site,
      ...{ revision: 3, name: 'Site Nord', timeZone: 'Europe/Berlin', jurisdictionId: 'DE', labelScheme: 'KAT' },
      shifts: [
        { name: 'Early', startsAtMinute: 360, endsAtMinute: 840 },
        { name: 'Late', startsAtMinute: 840, endsAtMinute: 1320 },
      ],
    },
    lines: [{ id: 'line-1', ...FIRST, name: 'Line 2', ratedEggsPerHour: 24_000 }],
    scanners: [{ id: 'scanner-1', ...FIRST, serial: 'VS-0001', name: 'Scanner at the intake', lineId: 'line-1' }],
    setters: places('Setter', 'S', 8),
    trolleys: places('T', 'T', 24).map((trolley) => ({ ...trolley, name: trolley.name.replace(' ', '') })),
    flocks: [
      {
        ...{ id: 'flock-7', ...FIRST, name: 'Flock 7', breedId: 'breed-1', farm: 'Hof Brandt', house: '2' },
        ...{ ...noDays, parentsHatchedOn: '2026-02-20', storageDays: 4 },
      },
      {
        ...{ id: 'flock-12', ...FIRST, name: 'Flock 12', breedId: 'breed-2', farm: 'Hof Brandt', house: '4' },
        ...{ parentsHatchedOn: '2026-01-30', laidFrom: '2026-11-01', laidTo: '2026-11-04', storageDays: null },
      },
      {
        ...{ id: 'flock-3', revision: 2, retired: true, name: 'Flock 3', breedId: 'breed-6', farm: '', house: '' },
        ...{ ...noDays, parentsHatchedOn: null },
      },
    ],
  }
}

interface AnyRecord {
  readonly id: string
  readonly name: string
  revision: number
  retired: boolean
}

/** The records of a kind, as they are kept; of the site there is but one. */
function listOf(data: Lists, kind: Exclude<MasterKind, 'site'>): AnyRecord[] {
  return {
    ...{ line: data.lines, scanner: data.scanners, setter: data.setters, trolley: data.trolleys },
    ...{ trayType: data.trayTypes, breed: data.breeds, flock: data.flocks },
  }[kind]
}

/** Master data as the station keeps it, for scenes: saves, refuses a name that is missing or taken, reads two files. */
export class FakeMasterData {
  readonly #commands: string[]
  #data: Lists = fakeMasterData()
  #setup: FakeSetup = 'hatchery'
  #ids = 0

  constructor(commands: string[]) {
    this.#commands = commands
  }

  show(setup: FakeSetup): void {
    this.#setup = setup
    this.#data = setup === 'fresh' ? freshData() : fakeMasterData()
    if (setup === 'full') {
      const [breed] = this.#data.breeds
      if (breed !== undefined)
        this.#data.breeds = Array.from({ length: 200 }, (_, index) => ({
          ...breed,
          ...{ id: `breed-${index + 1}`, name: `Breed ${index + 1}` },
        }))
    }
  }

  handlers() {
    return {
      masterData: (): MasterDataView => {
        if (this.#setup === 'broken') throw new Error('the set-up cannot be read')
        return structuredClone(this.#data)
      },
      saveMasterData: ({ seen, entry }: { seen: Seen; entry: MasterEntry }) => this.#save(seen, entry),
      retireMasterData: (question: { kind: MasterKind; seen: NonNullable<Seen>; retired: boolean }) =>
        this.#retire(question.kind, question.seen, question.retired),
      importPreview: (file: ImportFile): ImportPreview => previewOf(new TextDecoder().decode(file.bytes)),
      importApply: (): ImportOutcome => {
        this.#commands.push('importApply')
        return { ok: true, added: 1, changed: 1, masterDataRevision: ++this.#data.revision }
      },
      importTemplate: ({ kind }: { kind: string }) => ({ fileName: `${kind}-template.csv`, text: 'name\r\n' }),
      exportMasterData: ({ kind }: { kind: string }) => ({ fileName: `${kind}.csv`, text: 'name\r\n' }),
    }
  }

  #save(seen: Seen, entry: MasterEntry): MasterOutcome {
    this.#commands.push(`saveMasterData ${entry.kind}`)
    if (entry.value.name === '') return refused({ fault: 'MISSING', field: 'name', detail: {} })
    if (entry.kind === 'site') {
      Object.assign(this.#data.site, entry.value, { revision: this.#data.site.revision + 1 })
      return this.#saved(this.#data.site)
    }
    const list = listOf(this.#data, entry.kind)
    const taken = list.find(({ id, name, retired }) => name === entry.value.name && id !== seen?.id && !retired)
    if (taken !== undefined) return refused({ fault: 'NAME_TAKEN', field: 'name', detail: { name: taken.name } })
    const known = list.find(({ id }) => id === seen?.id)
    if (known !== undefined) {
      Object.assign(known, entry.value, { revision: known.revision + 1 })
      return this.#saved(known)
    }
    const added = { ...entry.value, id: `new-${++this.#ids}`, ...FIRST }
    list.push(added)
    return this.#saved(added)
  }

  #retire(kind: MasterKind, seen: NonNullable<Seen>, retired: boolean): MasterOutcome {
    this.#commands.push(`${retired ? 'retire' : 'bringBack'} ${kind}`)
    const list = kind === 'site' ? [] : listOf(this.#data, kind)
    const known = list.find(({ id }) => id === seen.id)
    if (known === undefined) return { ok: false, refusal: 'UNKNOWN_RECORD', faults: [] }
    Object.assign(known, { retired, revision: known.revision + 1 })
    return this.#saved(known)
  }

  #saved({ id, revision }: { readonly id: string; readonly revision: number }): MasterOutcome {
    return { ok: true, id, revision, masterDataRevision: ++this.#data.revision }
  }
}

function refused(fault: (MasterOutcome & { ok: false })['faults'][number]): MasterOutcome {
  return { ok: false, refusal: 'FAULTY', faults: [fault] }
}

const FILE = { encoding: 'utf-8', separator: ';', fileFault: null, fingerprint: 'f' } as const

/** A file that says "wrong" has two rows to be corrected, one that says "binary" is no text; any other is as it should be. */
function previewOf(text: string): ImportPreview {
  const file = { ...FILE, ignoredColumns: [] }
  const none = { changes: [], faults: [] }
  const good = [
    { line: 2, name: 'Flock 21', outcome: 'new' as const, ...none },
    {
      ...{ line: 3, name: 'Flock 7', outcome: 'changed' as const, faults: [] },
      changes: [{ field: 'house', before: '2', after: '5' }],
    },
    { line: 4, name: 'Flock 12', outcome: 'same' as const, ...none },
  ]
  const counts = { new: 1, changed: 1, same: 1, fault: 0 }
  if (text.includes('binary')) {
    const fileFault = { fault: 'NOT_TEXT', line: null, detail: {} } as const
    return { ...file, fileFault, rows: [], counts: { new: 0, changed: 0, same: 0, fault: 0 } }
  }
  if (!text.includes('wrong')) return { ...file, rows: good, counts }
  const at = { field: 'parentsHatchedOn', column: 'Parents hatched on' }
  return {
    ...file,
    ignoredColumns: ['Remark'],
    counts: { ...counts, fault: 2 },
    rows: [
      ...good,
      {
        ...{ line: 5, name: 'Flock 22', outcome: 'fault', changes: [] },
        faults: [
          {
            ...{ ...at, fault: 'DATE_AMBIGUOUS', value: '03/04/2026' },
            detail: { first: '2026-04-03', second: '2026-03-04' },
          },
        ],
      },
      {
        ...{ line: 6, name: 'Flock 21', outcome: 'fault', changes: [] },
        faults: [{ fault: 'ROW_TWICE', field: 'name', column: 'Name', value: 'Flock 21', detail: { line: 2 } }],
      },
    ],
  }
}
