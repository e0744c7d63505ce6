import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeFlock, makePlace, makeTrayType, seededData } from '../../test/make/master-records.ts'
import {
  FILE_LANGUAGES,
  IMPORT_BYTES_MAX,
  IMPORT_KINDS,
  type ImportKind,
  importPreviewSchema,
} from '../contract/master-data.ts'
import { entryFaults, entryOf, indexRecords, recordOf } from '../domain/master-data/check-entry.ts'
import { MASTER_COUNT_MAX, type MasterData, type MasterRecord, recordsOf } from '../domain/master-data/kinds.ts'
import { readImport } from './preview.ts'
import { writeRecords, writeTemplate } from './write-file.ts'

const data = seededData([makeFlock(), makePlace('setter', '4', 'A'), makePlace('setter', '5', 'B'), makeTrayType()])

function look(kind: ImportKind, text: string | Uint8Array, over: Partial<MasterData> = {}, used = false) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const { preview, records } = readImport({ kind, bytes }, { data: { ...data, ...over }, trayTypeUsed: () => used })
  // Whatever the file, the screen must be able to read the answer.
  return { preview: importPreviewSchema.parse(preview), records }
}

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
    expect(look('trayType', text, {}, true).preview.rows[0]?.faults).toMatchObject([
      { fault: 'GEOMETRY_IN_USE', column: null },
    ])
  })

  it('has no more centres than a tray has cells', () => {
    const text = `Tray type;Rows;Columns;Pitch;Cell centres\nX;20;20;50;${'1/1 '.repeat(401)}\n`
    expect(faultsOf('trayType', text)).toEqual([[2, 'TOO_MANY_CELLS', 'Cell centres', '1/1 '.repeat(20)]])
  })
})

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() === text && !/[\p{Cc}\p{Cs}\ufeff]/u.test(text))
const oddName = fc.oneof(
  name,
  name.map((text) => `=${text}`.trim()),
  name.map((text) => `'-${text}`),
  fc.constantFrom('a;b', 'a,b', 'a"b', "'", '-', "''@x", '""'),
)
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const nullable = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const kept = (id: string) => ({ id, revision: 1, retired: false })

/** Records that the rules let pass, with names that files find hard. */
const records = fc
  .record({
    flocks: fc.array(
      fc.record({
        name: oddName,
        farm: oddName,
        house: oddName,
        parentsHatchedOn: nullable(day),
        storageDays: nullable(fc.nat(60)),
      }),
      { maxLength: 6 },
    ),
    places: fc.array(fc.record({ name: oddName, code: oddName }), { maxLength: 6 }),
    trays: fc.array(
      fc.record({
        name: oddName,
        pitchMm: fc.integer({ min: 3000, max: 12_000 }).map((n) => n / 100),
        free: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ flocks, places, trays }) => {
    const all: MasterRecord[] = [
      ...seededData().records,
      ...flocks.map((flock, n) => makeFlock({ ...flock, id: `flock-${n}`, laidFrom: null, laidTo: null })),
      ...places.map((place, n) => ({
        kind: n % 2 === 0 ? ('setter' as const) : ('trolley' as const),
        ...kept(`place-${n}`),
        ...place,
      })),
      ...trays.map(({ free, ...tray }, n) =>
        makeTrayType({
          ...tray,
          id: `trayType-${n}`,
          centresMm: free
            ? null
            : [
                { xMm: 10.25, yMm: 3 },
                { xMm: 10.25 + tray.pitchMm, yMm: 3.5 },
              ],
        }),
      ),
    ]
    // Those that the rules would never have let in are left out, one after the other.
    return all.reduce<MasterRecord[]>(
      (good, record) =>
        entryFaults(indexRecords(good), entryOf(record), record.id).length > 0
          ? good
          : [...good, recordOf(entryOf(record), record)],
      [],
    )
  })

describe('there and back', () => {
  it('reads what it wrote as the same, in both languages', () => {
    fc.assert(
      fc.property(
        records,
        fc.constantFrom(...IMPORT_KINDS),
        fc.constantFrom(...FILE_LANGUAGES),
        (all, kind, language) => {
          const count = recordsOf({ records: all }, kind).length
          fc.pre(count > 0)
          const { preview, records: changed } = look(
            kind,
            writeRecords({ records: all }, kind, language),
            { records: all },
            true,
          )
          expect({ counts: preview.counts, changed }).toEqual({
            counts: { new: 0, changed: 0, same: count, fault: 0 },
            changed: [],
          })
        },
      ),
      { numRuns: 300 },
    )
  })

  it('brings a whole folder into an empty one', () => {
    fc.assert(
      fc.property(records, fc.constantFrom('setter', 'trolley', 'trayType', 'flock'), (all, kind) => {
        const before = recordsOf({ records: all }, kind)
        fc.pre(before.length > 0)
        const empty = all.filter((record) => record.kind !== kind)
        const { records: brought } = look(kind, writeRecords({ records: all }, kind, 'de'), { records: empty })
        const values = (some: readonly MasterRecord[]) =>
          some.map((record) => entryOf({ ...record, ...(record.kind === 'trayType' && { confirmed: true }) }))
        expect(values(brought)).toEqual(values(before))
      }),
    )
  })

  it('takes its own templates', () => {
    for (const kind of IMPORT_KINDS)
      for (const language of FILE_LANGUAGES) {
        const { preview } = look(kind, writeTemplate(kind, language))
        expect({
          kind,
          language,
          fault: preview.fileFault,
          faults: preview.rows.map(({ faults }) => faults),
        }).toMatchObject({ fault: null, faults: [[]] })
        expect(preview.ignoredColumns).toEqual([])
      }
  })

  it('leaves retired records out', () => {
    const retired = data.records.map((one) => (one.kind === 'setter' ? { ...one, retired: true } : one))
    expect(writeRecords({ records: retired }, 'setter', 'en')).toBe('\ufeffSetter,Code\r\n')
  })

  it('writes nothing that a spreadsheet would run', () => {
    const evil = [makePlace('setter', '=cmd|x', '+1')]
    expect(writeRecords({ records: evil }, 'setter', 'en')).toBe("\ufeffSetter,Code\r\n'=cmd|x,'+1\r\n")
  })
})

describe('any bytes', () => {
  it('are answered', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'Flock',
        'Breed',
        'Rows',
        'Columns',
        'Pitch',
        'Setter',
        'Code',
        ';',
        ',',
        '\t',
        '"',
        '\n',
        '\r\n',
        '\0',
        '7',
        'ISA Brown',
        '2026-01-01',
        '=',
        "'",
        'sep=;\n',
      ),
      { maxLength: 60 },
    )
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      pieces.map((parts) => new TextEncoder().encode(parts.join(''))),
    )
    fc.assert(
      fc.property(fc.constantFrom(...IMPORT_KINDS), bytes, (kind, file) => {
        const { preview, records: written } = look(kind, file)
        const { new: added, changed, same, fault } = preview.counts
        expect(preview.rows).toHaveLength(added + changed + same + fault)
        expect(written).toHaveLength(added + changed)
        for (const row of preview.rows) expect(row.faults.length > 0).toBe(row.outcome === 'fault')
      }),
      { numRuns: 1000 },
    )
  })
})
