import { describe, expect, it } from 'vitest'
import { lookAtFile as look, SMALL_HATCHERY } from '../../test/make/look-at-file.ts'
import { makeFlock, makeTrayType } from '../../test/make/master-records.ts'
import { IMPORT_BYTES_MAX, type ImportKind } from '../contract/master-data.ts'
import { MASTER_COUNT_MAX, type MasterData, recordsOf } from '../domain/master-data/kinds.ts'

const data = SMALL_HATCHERY

const faultsOf = (kind: ImportKind, text: string, over: Partial<MasterData> = {}) =>
  look(kind, text, over).preview.rows.flatMap(({ line, faults }) =>
    faults.map(({ fault, column, value }) => [line, fault, column, value]),
  )

describe('a file of flocks', () => {
  it('is shown row by row: new, changed and the same', () => {
    const text = [
      'Herde;Rasse;Betrieb;Stall;Schlupf der Elterntiere;Gelegt von;Gelegt bis;Lagertage;Bemerkung',
      'Flock 7;lohmann brown;Hof Nord;3;10.01.2026;20.10.2026;23.10.2026;5;x',
      'Herde 8;ISA Brown;;;;;;;',
    ].join('\r\n')
    const { preview, records } = look('flock', text)
    expect(preview).toMatchObject({ encoding: 'utf-8', separator: ';', fileFault: null, ignoredColumns: ['Bemerkung'] })
    expect(preview.counts).toEqual({ new: 1, changed: 0, same: 1, fault: 0 })
    expect(preview.rows.map(({ line, name, outcome }) => [line, name, outcome])).toEqual([
      [2, 'Flock 7', 'same'],
      [3, 'Herde 8', 'new'],
    ])
    expect(records).toEqual([
      makeFlock({
        id: 'flock-2',
        name: 'Herde 8',
        breedId: 'breed-6',
        farm: '',
        house: '',
        parentsHatchedOn: null,
        laidFrom: null,
        laidTo: null,
        storageDays: null,
      }),
    ])
  })

  it('names what would change, and leaves alone what it does not speak of', () => {
    const { preview, records } = look('flock', 'flock,breed,house\nFLOCK 7,Dekalb White,4\n')
    expect(preview.rows[0]?.changes).toEqual([
      { field: 'name', before: 'Flock 7', after: 'FLOCK 7' },
      { field: 'breedId', before: 'Lohmann Brown', after: 'Dekalb White' },
      { field: 'house', before: '3', after: '4' },
    ])
    expect(records).toEqual([makeFlock({ revision: 2, name: 'FLOCK 7', breedId: 'breed-7', house: '4' })])
  })

  it('says of every wrong cell where it is and what is wrong', () => {
    const head = 'Flock;Breed;Hatch date;Laid from;Laid to;Storage days\n'
    expect(
      faultsOf('flock', `${head}9;Unknown;03/04/2026;20.10.26;20.10.2026;1.000\n;ISA Brown;;;;\n8;;;;;\n`),
    ).toEqual([
      [2, 'BREED_NOT_FOUND', 'Breed', 'Unknown'],
      [2, 'DATE_AMBIGUOUS', 'Hatch date', '03/04/2026'],
      [2, 'YEAR_TOO_SHORT', 'Laid from', '20.10.26'],
      [2, 'NUMBER_AMBIGUOUS', 'Storage days', '1.000'],
      [3, 'MISSING', 'Flock', ''],
      [4, 'MISSING', 'Breed', ''],
    ])
    expect(faultsOf('flock', `${head}9;ISA Brown;2026-09-01;2026-10-20;2026-10-21;\n`)).toEqual([
      [2, 'AGE_IMPOSSIBLE', 'Laid from', '2026-10-20'],
    ])
    expect(faultsOf('flock', `Flock;Breed\n${'x'.repeat(61)};ISA Brown\n${'y'.repeat(201)};ISA Brown\n`)).toMatchObject(
      [
        [2, 'TOO_LONG', 'Flock', 'x'.repeat(61)],
        [3, 'TOO_LONG', 'Flock', 'y'.repeat(80)],
      ],
    )
  })

  it('blames the whole row where no cell is to blame', () => {
    const retired = { records: data.records.map((one) => (one.kind === 'flock' ? { ...one, retired: true } : one)) }
    expect(faultsOf('flock', 'Flock;Breed\nflock 7;ISA Brown\n', retired)).toEqual([[2, 'RETIRED', null, '']])
    expect(faultsOf('flock', 'Flock;Breed\n8;ISA Brown\n8;ISA Brown\n')).toEqual([[3, 'ROW_TWICE', null, '']])
    expect(faultsOf('flock', 'Flock;Breed\n8;ISA Brown;3\n9\n')).toMatchObject([
      [2, 'CELL_COUNT', null, ''],
      [3, 'CELL_COUNT', null, ''],
      [3, 'MISSING', 'Breed', ''],
    ])
    expect(faultsOf('flock', 'Flock;Breed\n8;ISA Brown;;\n')).toEqual([])
  })
})

describe('a file as a whole', () => {
  it.each<[string, string, number | null]>([
    ['', 'EMPTY_FILE', null],
    ['a;b\n1;2\n', 'NO_KNOWN_COLUMN', 1],
    ['Flock;House\n7;1\n', 'COLUMN_MISSING', 1],
    ['Flock;Breed;Herde\n7;A;8\n', 'COLUMN_TWICE', 1],
    ['Flock;Breed\n7;"A\n', 'NOT_CSV', 2],
    ['Flock\0Breed', 'NOT_TEXT', null],
  ])('%j is refused as %s', (text, fault, line) => {
    expect(look('flock', text)).toMatchObject({ preview: { fileFault: { fault, line }, rows: [] }, records: [] })
  })

  it('is refused when it is too large to be a list', () => {
    const { preview } = look('flock', new Uint8Array(IMPORT_BYTES_MAX + 1).fill(65))
    expect(preview.fileFault).toEqual({ fault: 'FILE_TOO_LARGE', line: null, detail: { max: IMPORT_BYTES_MAX } })
  })

  it('names the columns that are missing in both languages', () => {
    expect(look('trayType', 'Name;Rows\nx;1\n').preview.fileFault?.detail).toEqual({
      en: 'Columns, Pitch mm',
      de: 'Spalten, Abstand mm',
    })
  })

  it('has another fingerprint for another file, another kind and other data', () => {
    const prints = [
      look('setter', 'Name\n1\n'),
      look('setter', 'Name\n2\n'),
      look('trolley', 'Name\n1\n'),
      look('setter', 'Name\n1\n', { revision: 2 }),
    ].map(({ preview }) => preview.fingerprint)
    expect(new Set(prints).size).toBe(4)
    expect(look('setter', 'Name\n1\n').preview.fingerprint).toBe(prints[0])
  })
})

describe('rows beside each other', () => {
  it('may swap their codes', () => {
    const { preview, records } = look('setter', 'Setter;Code\n4;B\n5;A\n')
    expect(preview.counts).toEqual({ new: 0, changed: 2, same: 0, fault: 0 })
    expect(records.map(({ id }) => id)).toEqual(['setter-4', 'setter-5'])
  })

  it('may not have the same code, nor that of a trolley', () => {
    expect(faultsOf('setter', 'Setter;Code\n8;X\n9;X\n')).toEqual([
      [2, 'CODE_TAKEN', 'Code', 'X'],
      [3, 'CODE_TAKEN', 'Code', 'X'],
    ])
    expect(faultsOf('trolley', 'Wagen;Strichcode\n8;A\n')).toEqual([[2, 'CODE_TAKEN', 'Strichcode', 'A']])
  })

  it('are no more than there is room for', () => {
    const rows = Array.from({ length: MASTER_COUNT_MAX.breed }, (_, n) => `Breed ${n}`)
    const breeds = recordsOf(data, 'breed').length
    const { counts, rows: shown } = look('breed', `Breed\nISA Brown\n${rows.join('\n')}\n`).preview
    expect(counts).toEqual({ new: MASTER_COUNT_MAX.breed - breeds, changed: 0, same: 1, fault: breeds })
    expect(shown.at(-1)?.faults).toMatchObject([{ fault: 'TOO_MANY_RECORDS', detail: { max: MASTER_COUNT_MAX.breed } }])
  })
})

describe('a file of tray types', () => {
  it('may draw a tray cell by cell', () => {
    const text =
      'Hordentyp;Anordnung;Reihen;Spalten;Abstand mm;Ecke von A1;Mitten mm\nNeu;Wabe;1;2;47,5;unten rechts;25/25,5 75/25\n'
    expect(look('trayType', text).records).toEqual([
      makeTrayType({
        ...{ id: 'trayType-2', name: 'Neu', layout: 'honeycomb', pitchMm: 47.5, firstCell: 'bottomRight' },
        ...{ beltTowards: 'right', operatorAt: 'bottom', confirmed: true },
        centresMm: [
          { xMm: 25, yMm: 25.5 },
          { xMm: 75, yMm: 25 },
        ],
      }),
    ])
  })

  it('changes no drawing of one that a batch was recorded on', () => {
    const text = 'Tray type;Rows;Columns;Pitch\n10 × 15;10;15;51\n'
    expect(look('trayType', text).preview.counts.changed).toBe(1)
    expect(look('trayType', text, { used: true }).preview.rows[0]?.faults).toMatchObject([
      { fault: 'GEOMETRY_IN_USE', column: null },
    ])
  })

  it('has no more centres than a tray has cells', () => {
    const text = `Tray type;Rows;Columns;Pitch;Cell centres\nX;20;20;50;${'1/1 '.repeat(401)}\n`
    expect(faultsOf('trayType', text)).toEqual([[2, 'TOO_MANY_CELLS', 'Cell centres', '1/1 '.repeat(20)]])
  })
})
