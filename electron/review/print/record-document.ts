import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import {
  confidenceSection,
  correctionSection,
  mixSection,
  qualitySection,
  throughputSection,
} from './evidence-sections.ts'
import { FIRM_SPACE, fill } from './format.ts'
import { actionSection, classSection, identitySection, lawSource, verdictSection, warnings } from './front-sections.ts'
import { modelsSection, signedLines, stopsSection } from './life-sections.ts'
import { MARGIN_PT, section } from './parts.ts'
import { pictureSection } from './picture-section.ts'
import { type PrintInput, type Telling, telling } from './print-input.ts'
import { flockSection, heldSection } from './tray-sections.ts'

const GREY = '#55616d'
/** Light enough to read figures through it, dark enough for a copying machine. */
const WATERMARK_OPACITY = 0.1
const WATERMARK_PT = 64

/** The record as a document: read like a report, from what it is to the evidence, signed at the end. Pure. */
export function recordDocument(input: PrintInput): TDocumentDefinitions {
  const told = telling(input)
  const { words, record } = told
  const marks = watermark(told)
  return {
    pageSize: input.paper,
    pageMargins: [MARGIN_PT, 52, MARGIN_PT, 48],
    language: input.language,
    displayTitle: true,
    info: {
      title: `${words.title} ${record.batchId}`,
      creator: 'Ovoscope',
      producer: 'Ovoscope',
      // Given, because the library would take the clock and make every copy another file.
      creationDate: new Date(input.printedAtWallMs),
    },
    defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.15, color: '#14191e' },
    styles: {
      title: { fontSize: 18, bold: true },
      section: { fontSize: 11.5, bold: true, margin: [0, 12, 0, 4] },
      subsection: { bold: true, margin: [0, 8, 0, 3] },
      columnHead: { color: GREY, fontSize: 8 },
      name: { color: GREY },
      caption: { color: GREY },
      small: { fontSize: 8 },
    },
    ...(marks === ''
      ? {}
      : {
          watermark: { text: marks, bold: true, fontSize: WATERMARK_PT, opacity: WATERMARK_OPACITY, color: '#000000' },
        }),
    header: (page) => (page === 1 ? null : pageHead(told)),
    footer: (page, pages) => pageFoot(told, page, pages),
    content: [
      ...titleBlock(told),
      ...identitySection(told),
      ...verdictSection(told),
      ...classSection(told),
      ...actionSection(told),
      ...flockSection(told),
      ...correctionSection(told),
      ...pictureSection(told),
      ...heldSection(told),
      ...qualitySection(told),
      ...throughputSection(told),
      ...modelsSection(told),
      ...stopsSection(told),
      ...mixSection(told),
      ...confidenceSection(told),
      ...noteSection(told),
      ...section(words.section.signatures, signedLines(told)),
      signatures(told),
    ],
  }
}

function watermark({ record, words }: Telling): string {
  return [
    ...(record.play ? [words.watermark.play] : []),
    ...(record.synthetic ? [words.watermark.synthetic] : []),
  ].join(' · ')
}

function titleBlock(told: Telling): Content[] {
  const { words, record } = told
  return [
    {
      columns: [
        { text: `${words.title} ${record.batchId}`, style: 'title' },
        { width: 'auto', text: printedText(told), alignment: 'right', style: 'caption', margin: [0, 8, 0, 0] },
      ],
    },
    ...warnings(told).map(
      (text): Content => ({
        table: { widths: ['*'], body: [[{ text, bold: true }]] },
        layout: { hLineWidth: () => 1, vLineWidth: () => 1, paddingTop: () => 3, paddingBottom: () => 4 },
        margin: [0, 5, 0, 0],
      }),
    ),
  ]
}

/** On every further page, so that a loose sheet still says what it belongs to. */
function pageHead({ words, record }: Telling): Content {
  const marks = [
    ...(record.play ? [words.watermark.play] : []),
    ...(record.synthetic ? [words.watermark.synthetic] : []),
  ]
  return {
    columns: [
      { text: `${words.title} ${record.batchId} · ${record.flock}`, style: 'caption' },
      { text: marks.join(' · '), alignment: 'right', bold: true, width: 'auto' },
    ],
    margin: [MARGIN_PT, 26, MARGIN_PT, 0],
    fontSize: 8,
  }
}

function pageFoot(told: Telling, page: number, pages: number): Content {
  return {
    columns: [
      { text: printedText(told), style: 'caption' },
      { text: fill(told.words.page, { page, pages }), alignment: 'right', style: 'caption', width: 'auto' },
    ],
    margin: [MARGIN_PT, 16, MARGIN_PT, 0],
    fontSize: 8,
  }
}

function printedText({ words, format, printedAtWallMs, record: { timeZone } }: Telling): string {
  const printed = fill(words.printed, { time: format.dateTime(printedAtWallMs) })
  const zone = fill(timeZone.ofBatch ? words.timeZone : words.timeZoneNow, { zone: timeZone.name })
  return `${printed} · ${zone.replaceAll(' ', FIRM_SPACE)}`
}

function noteSection(told: Telling): Content[] {
  const { words, record } = told
  const { notes, warning } = words
  return section(words.section.notes, [
    {
      ul: [
        notes.accuracy,
        notes.hatchBias,
        notes.interval,
        notes.counted,
        notes.confidence,
        fill(notes.age, { source: lawSource(told) }),
        ...(record.synthetic ? [warning.synthetic] : []),
        ...(record.play ? [warning.play] : []),
      ],
      style: 'small',
    },
  ])
}

/** Lines to write on; together on one page. */
function signatures({ words: { signature } }: Telling): Content {
  const line = { text: ' ', margin: [0, 14, 0, 0] as [number, number, number, number] }
  return {
    stack: [
      {
        table: {
          widths: [96, '*', 90, '*'],
          body: [
            ['', signature.name, signature.date, signature.signature].map((text) => ({ text, style: 'columnHead' })),
            ...[signature.printedBy, signature.operator, signature.supervisor].map((text) => [
              { text, margin: [0, 14, 0, 0] as [number, number, number, number] },
              line,
              line,
              line,
            ]),
          ],
        },
        layout: {
          hLineWidth: (row) => (row < 2 ? 0 : 0.7),
          vLineWidth: () => 0,
          hLineColor: () => GREY,
          paddingLeft: (column) => (column === 0 ? 0 : 8),
        },
      },
    ],
    unbreakable: true,
  }
}
