import { describe, expect, it } from 'vitest'
import { MORNING_MS } from '../../../test/make/commit-groups.ts'
import { makeCorrection, makeHeld, makePrintInput, makeRecord, makeReport } from '../../../test/make/print-input.ts'
import { readPdfPages } from '../../../test/make/read-pdf.ts'
import { REPORT_ROWS_MAX } from '../../contract/looking-back.ts'
import type { PrintInput } from './print-input.ts'
import { recordDocument } from './record-document.ts'
import { renderPdf } from './render-pdf.ts'

async function printed(over: Partial<PrintInput> = {}): Promise<{ bytes: Uint8Array; pages: string[]; text: string }> {
  const bytes = await renderPdf(recordDocument(makePrintInput(over)))
  const pages = readPdfPages(bytes)
  return { bytes, pages, text: pages.join(' ') }
}

/** A font without a glyph draws an empty box, which the map back to text has no character for. */
const MISSING_GLYPH = /[\ufffd\0]/

describe('the printed record', () => {
  it('says what the batch is, how it went, and keeps eggs and scans apart', async () => {
    const { text, pages } = await printed()
    expect(pages.length).toBeLessThan(7)
    expect(text).toContain('Batch record 2026-1121-03')
    expect(text).toContain('Flock Flock 7 Breed Lohmann Brown')
    expect(text).toContain('Incubation age 10 d 12 h since set')
    expect(text).toContain('Law of Germany Legal limit 11 d 3 h since set')
    expect(text).toContain('Sexing method MRI')
    expect(text).toContain('Recipe Standard v12 Model phantomnet-1.1.0')
    expect(text).toContain(
      'Of 1 797 eggs decided as female or male, 52.6 % are female (95 % interval 50.3 % to 54.9 %)',
    )
    expect(text).toContain('Uncertain 12 0.6 % 0.4 % – 1.1 % 33')
    expect(text).toContain('Eggs without empty cells, all scans 1 926 1 983')
    expect(text).toContain('Scan again 12 45')
    expect(text).toContain('H3 of tray 0415')
    expect(text).toContain('Seen with a candling lamp: vessels clear')
    expect(text).toContain('The link was lost while it passed. Still waits.')
    expect(text).toContain('Trays that were held: 1. Of these still wait: 1.')
    expect(text).toContain('Unreadable scans: 19 of 1 983 (1.0 %)')
    expect(text).toContain('21 Nov 2026, 09:18 3')
    expect(text).toContain('0417')
    expect(text).toContain('0.95 – 1.00 1 270')
    expect(text).toContain('Accuracy is not known for this batch.')
    expect(text).toContain('Supervisor')
    expect(text).not.toMatch(MISSING_GLYPH)
  })

  it('says of every tray that was held why, what was answered, by whom and when', async () => {
    const said = { who: 'K. Lindqvist', atWallMs: MORNING_MS + 25 * 60_000 }
    const report = makeReport(13, {
      heldTrays: [
        makeHeld(11, {
          reasons: ['DOUBLE_PASSAGE', 'PATTERN_DIFFERS'],
          said: [{ word: 'OTHER_EGGS', why: 'emptied at table 2', ...said }],
          outcome: 'settled',
        }),
        makeHeld(12, { reasons: ['INCOMPLETE'], outcome: 'again' }),
        makeHeld(13, { reasons: ['NOT_SENT'], said: [{ word: 'RESCAN', why: 'late', ...said, who: '' }] }),
      ],
      stillHeld: 1,
    })
    const { text } = await printed({ report, record: makeRecord({ traysHeld: 3 }) })
    expect(text).toContain('It was through already, in this batch. Its gaps are not where they were')
    expect(text).toMatch(/Other eggs: “emptied at table 2” \(K. ?Lindqvist, 21 ?Nov ?2026, ?09:25\)/)
    expect(text).toContain('It was pulled away before all its eggs came. Came by again.')
    expect(text).toMatch(/Sent through again: “late” \(21 Nov 2026, 09:25\) Still waits\./)
    expect(text).not.toMatch(MISSING_GLYPH)
    const german = await printed({ report, language: 'de' })
    expect(german.text).toContain('Andere Eier: „emptied at table 2“')
  })

  it('says what came late and how the clock jumped while the batch was open', async () => {
    const jump = {
      found: 'running',
      ranMs: 1,
      wallBeforeMs: MORNING_MS,
      wallAfterMs: MORNING_MS - 90_000,
      byMs: -90_000,
    } as const
    const times = { jumps: [jump], late: { scans: 27, latenessMaxMs: 95_500 } }
    const { text } = await printed({ report: makeReport(13, { times }) })
    expect(text).toContain('27 scans came up to 95.5 s after their time')
    expect(text).toContain('jumped by -90.0 s while this batch was open')
    const german = await printed({
      report: makeReport(0, { times, throughput: { stepMinutes: 1, steps: [] } }),
      language: 'de',
    })
    expect(german.text).toContain('27 Scans kamen bis zu 95,5 s')
  })

  it('tells flocks apart where trays hold several, with shares of the eggs of each', async () => {
    expect((await printed()).text).not.toContain('Eggs by flock')
    const flocks = [
      {
        flock: 'Flock 7',
        eggs: 1_800,
        emptyCells: 20,
        byClass: { FEMALE: 900, MALE: 810, EARLY_DEAD: 60, MID_DEAD: 30, EMPTY: 20 },
      },
      { flock: 'Flock 8', eggs: 126, emptyCells: 4, byClass: { FEMALE: 63, UNCERTAIN: 63, EMPTY: 4 } },
    ]
    const { text } = await printed({ report: makeReport(13, { flocks }) })
    expect(text).toContain('Eggs by flock')
    expect(text).toContain('Flock 7 1 800 900 50.0 % 810 45.0 % 0 0.0 % 90 5.0 % 0 0.0 % 0 0.0 % 20')
    expect(text).toContain('All flocks 1 926 963 50.0 %')
    const german = await printed({ report: makeReport(13, { flocks }), language: 'de' })
    expect(german.text).toContain('Eier nach Herden')
    expect(german.text).toContain('Flock 8 126 63 50,0 %')
  })

  it('bears page, batch, time of printing and its zone on every page', async () => {
    const { pages } = await printed()
    pages.forEach((page, n) => {
      expect(page).toContain(`Page ${n + 1} of ${pages.length}`)
      expect(page).toMatch(/Printed 21 Nov 2026, 16:00 · Times: Europe\/ ?Berlin/)
      expect(page).toContain('Batch record 2026-1121-03')
    })
  })

  it('tells its times in the zone the batch was run in, and says when that is the one of the station now', async () => {
    const { text } = await printed({ record: makeRecord({ timeZone: { name: 'America/Toronto', ofBatch: true } }) })
    expect(text).toContain('Scanning began 21 Nov 2026, 03:00')
    expect(text).toMatch(/Times: America\/ ?Toronto(?!, the)/)
    const unknown = await printed({ record: makeRecord({ timeZone: { name: 'Asia/Tokyo', ofBatch: false } }) })
    expect(unknown.text).toContain('Scanning began 21 Nov 2026, 17:00')
    expect(unknown.text).toMatch(/Times: Asia\/ ?Tokyo, the station’s now/)
    const german = await printed({ language: 'de', record: makeRecord({ timeZone: { name: 'UTC', ofBatch: false } }) })
    expect(german.text).toContain('heute die der Station')
  })

  it('says in German what it says in English', async () => {
    const { text } = await printed({ language: 'de' })
    expect(text).toContain('Chargenprotokoll 2026-1121-03')
    expect(text).toContain('Unsicher 12 0,6 % 0,4 % – 1,1 % 33')
    expect(text).toContain('Bebrütungsalter 10 d 12 h seit dem Einlegen')
    expect(text).toContain('Mit der Schierlampe gesehen')
    expect(text).not.toMatch(MISSING_GLYPH)
  })

  it('marks training and synthetic judgement across every page, and work and a real model not at all', async () => {
    const marked = await printed({ record: makeRecord({ synthetic: true, play: true }) })
    for (const page of marked.pages) expect(page).toMatch(/TRAINING · SYNTHETIC $|TRAINING · SYNTHETIC$/)
    const german = await printed({ language: 'de', record: makeRecord({ synthetic: true }) })
    for (const page of german.pages) expect(page).toMatch(/SYNTHETISCH\s*$/)
    expect((await printed()).text).not.toMatch(/SYNTHETIC|TRAINING/)
  })

  it('is byte for byte the same for the same input, and another at another time', async () => {
    const [first, second] = [await printed(), await printed()]
    expect(Buffer.from(first.bytes).equals(second.bytes)).toBe(true)
    const later = await printed({ printedAtWallMs: MORNING_MS + 8 * 3_600_000 })
    expect(Buffer.from(first.bytes).equals(later.bytes)).toBe(false)
  })

  it('fits the paper that is asked for', async () => {
    const box = ({ bytes }: { bytes: Uint8Array }) =>
      /MediaBox \[([^\]]*)\]/.exec(Buffer.from(bytes).toString('latin1'))?.[1]
    expect(box(await printed())).toBe('0 0 595.28 841.89')
    expect(box(await printed({ paper: 'LETTER' }))).toBe('0 0 612 792')
  })

  it('stays bounded for a batch of three hundred trays with as much to tell as a report names', async () => {
    const overrides = Array.from({ length: REPORT_ROWS_MAX }, (_, n) => makeCorrection(n + 1))
    const heldTrays = Array.from({ length: REPORT_ROWS_MAX }, (_, n) => makeHeld(n + 1))
    const { bytes, pages, text } = await printed({
      record: makeRecord({ trays: 300, traysHeld: 230, overridden: 260 }),
      report: makeReport(300, { overrides, heldTrays, overridden: 260 }),
    })
    expect(pages.length).toBeLessThanOrEqual(20)
    expect(bytes.length).toBeLessThan(400_000)
    expect(text).toContain('eggs of 5 trays each')
    expect(text).toMatch(/0700– ?0704 385 332/)
    expect(text).toContain('The newest 200 of 230 are listed.')
  })

  it('says so when a batch has nothing to show yet', async () => {
    const nothing = makeReport(0, { heldTrays: [], overrides: [], overridden: 0, confidence: Array(20).fill(0) })
    const { text } = await printed({
      record: makeRecord({
        ...{ state: 'running', trays: 0, traysHeld: 0, eggs: 0, scans: 0, emptyCells: 0, overridden: 0, models: [] },
        ...{ byClass: {}, byAction: {}, latencyMs: { p50: null, p99: null }, setAtWallMs: null, closedAtWallMs: null },
      }),
      report: { ...nothing, throughput: { stepMinutes: 1, steps: [] }, stops: { count: 0, minutes: 0, longest: [] } },
      signalToNoise: Array(10).fill(0),
    })
    expect(text).toContain('This batch is not closed')
    expect(text).toContain('No egg was decided as female or male.')
    expect(text).toContain('Nothing was scanned.')
    expect(text).toContain('Incubation age –')
  })

  it('says when a part was scanned past the legal limit, and goes by the strictest for a law it does not know', async () => {
    const late = makeRecord({ setAtWallMs: MORNING_MS - 12 * 24 * 3_600_000 })
    expect((await printed({ record: late })).text).toContain('scanned past the legal limit')
    expect((await printed({ record: { ...late, jurisdictionId: 'NONE' } })).text).not.toContain('past the legal limit')
    const strictest = await printed({ record: makeRecord({ jurisdictionId: 'STRICTEST' }) })
    expect(strictest.text).toContain('the site had named no law')
    const unknown = await printed({ record: makeRecord({ jurisdictionId: 'XX' }) })
    expect(unknown.text).toContain('unknown (XX): the strictest known limit applies Legal limit 11 d 3 h since set')
  })
})
