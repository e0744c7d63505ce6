import { describe, expect, it } from 'vitest'
import type { BatchRecord } from '../contract/review.ts'
import { wilson } from '../domain/statistics.ts'
import { formatRecord } from './format-record.ts'

const record: BatchRecord = {
  batchId: '2026-1121-01',
  state: 'closed',
  flock: 'Flock 7',
  breed: 'Brown layer',
  parentAgeWeeks: 42,
  setter: 'S3',
  trolley: 'T12',
  setAtWallMs: Date.UTC(2026, 10, 9, 6),
  startedAtWallMs: Date.UTC(2026, 10, 21, 8),
  closedAtWallMs: null,
  jurisdictionId: 'DE',
  sexingMethod: 'MRI',
  labelScheme: 'KAT',
  shift: 'Early',
  line: '',
  timeZone: { name: 'UTC', ofBatch: false },
  recipe: 'Standard v1',
  models: ['phantom-cnn-1'],
  scanners: ['OVO-1', 'OVO-2'],
  synthetic: true,
  play: false,
  trays: 4,
  traysHeld: 1,
  eggs: 580,
  emptyCells: 20,
  overridden: 3,
  scans: 640,
  byClass: { FEMALE: { eggs: 290, scans: 290 }, MALE: { eggs: 290, scans: 330 }, EMPTY: { eggs: 20, scans: 20 } },
  byAction: { KEEP: { eggs: 290, scans: 290 }, REMOVE_MALE: { eggs: 290, scans: 330 }, NONE: { eggs: 20, scans: 20 } },
  orderFaults: { NOT_SENT: 0, TOO_LATE: 4, SORTER_SILENT: 1, SORTER_DISAGREES: 0, ORDER_FORGOTTEN: 0 },
  latencyMs: { p50: 4.26, p99: 18.4 },
}

describe('printed batch record', () => {
  it('shows eggs and scans apart, shares of eggs only, and latency', () => {
    expect(formatRecord({ ...record, synthetic: false })).toMatchInlineSnapshot(`
      "BATCH RECORD  2026-1121-01
      ------------------------------------------------------------------------------
      State                   closed
      Flock                   Flock 7, Brown layer, parents 42 weeks
      Setter, trolley         S3, T12
      Set                     2026-11-09 06:00 UTC
      Scanned                 2026-11-21 08:00 UTC to not known
      Law                     DE
      Method                  MRI
      Label                   KAT
      Shift                   Early
      Recipe                  Standard v1
      Model                   phantom-cnn-1
      Scanner                 OVO-1, OVO-2

      Eggs                    580
      Empty cells             20
      Scans                   640 (every attempt, empty cells included)
      Overridden              3 (every count here is of the decisions as they were made)
      Orders                  4 too late, 1 unanswered, 0 done otherwise, 0 not sent, 0 removed by lost orders
      Trays                   4, of these on hold 1

        class                     eggs     of eggs       scans
        FEMALE                     290      50.0 %         290
        MALE                       290      50.0 %         330
        EMPTY                       20                      20

        action                    eggs     of eggs       scans
        KEEP                       290      50.0 %         290
        REMOVE_MALE                290      50.0 %         330
        NONE                        20                      20

      Last byte to decision   p50 4.3 ms, p99 18 ms
      "
    `)
  })

  it('says SYNTHETIC and PLAY above and below, so that no half of a page hides them', () => {
    const lines = formatRecord({ ...record, play: true })
      .trimEnd()
      .split('\n')
    for (const end of [lines.slice(0, 2), lines.slice(-2)]) {
      expect(end[0]).toMatch(/^\*\*\*.* SYNTHETIC: .*\*\*\*$/)
      expect(end[1]).toMatch(/^\*\*\*.* PLAY: .*\*\*\*$/)
    }
    expect(lines.filter((line) => line.startsWith('Model'))).toEqual([
      'Model                   phantom-cnn-1 (SYNTHETIC)',
    ])
    expect(formatRecord({ ...record, synthetic: false })).not.toMatch(/SYNTHETIC|PLAY/)
  })

  it('gives purity with interval and n, never bare', () => {
    const text = formatRecord(record, {
      purityAgainst: "the phantom's truth",
      purity: [
        { label: 'FEMALE', share: wilson(285, 290) },
        { label: 'MALE', share: undefined },
      ],
    })
    expect(text).toContain("Purity against the phantom's truth (95 % Wilson interval)")
    expect(text).toContain('98.28 %  (96.03 to 99.26, n = 290)')
    expect(text).toContain('not known (n = 0)')
  })

  it('shows whether the sums agree, and every difference', () => {
    const result = {
      agrees: true,
      scanRows: 640,
      eggRows: 600,
      factScans: 640,
      factEggs: 600,
      coldFaults: [],
      differences: [],
    }
    expect(formatRecord(record, { reconcile: result })).toContain('agrees: 640 scan rows, 640 in fact cells; 600 cells')
    const differs = { ...result, agrees: false, factScans: 639, differences: ['one scan is missing'] }
    const text = formatRecord(record, { reconcile: differs })
    expect(text).toContain('DIFFERS: 640 scan rows, 639 in fact cells')
    expect(text).toContain('  - one scan is missing')
  })

  it('shows times in the zone of the site', () => {
    expect(formatRecord(record, { timeZone: 'Europe/Berlin' })).toContain('2026-11-21 09:00 Europe/Berlin to not known')
  })
})
