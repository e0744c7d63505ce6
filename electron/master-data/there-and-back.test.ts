import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookAtFile as look, SMALL_HATCHERY } from '../../test/make/look-at-file.ts'
import { makeFlock, makePlace, makeTrayType, seededData } from '../../test/make/master-records.ts'
import { FILE_LANGUAGES, IMPORT_KINDS } from '../contract/master-data.ts'
import { entryFaults, entryOf, indexRecords, recordOf } from '../domain/master-data/check-entry.ts'
import { type MasterRecord, recordsOf } from '../domain/master-data/kinds.ts'
import { writeRecords, writeTemplate } from './write-file.ts'

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
          const { preview, records: changed } = look(kind, writeRecords({ records: all }, kind, language), {
            records: all,
            used: true,
          })
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
    const retired = SMALL_HATCHERY.records.map((one) => (one.kind === 'setter' ? { ...one, retired: true } : one))
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
