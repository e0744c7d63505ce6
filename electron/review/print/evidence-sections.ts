import type { Content } from 'pdfmake/interfaces.js'
import { REPORT_ROWS_MAX } from '../../contract/looking-back.ts'
import { cellName } from '../../domain/egg.ts'
import { groupTrays } from '../../domain/tray-groups.ts'
import { signalToNoiseTop } from '../../store/quantise.ts'
import { fill, NO_VALUE } from './format.ts'
import { blocks, chart, paragraph, section, table, wholeSection } from './parts.ts'
import type { Telling } from './print-input.ts'

/** Letters of a tray's code, or of a range of them, that fit on one line where two tables stand beside each other. */
const SHORT_CODE = 14

export function correctionSection({ report, words, format }: Telling): Content[] {
  const { column, corrections } = words
  if (report.overrides.length === 0) return section(words.section.corrections, [paragraph(corrections.none)])
  const rows = report.overrides.map((one) => [
    fill(corrections.egg, { cell: cellName(one.cell), tray: one.trayCode }),
    format.dateTime(one.atWallMs),
    `${words.eggClass[one.from.eggClass]} · ${words.action[one.from.action]}`,
    `${words.eggClass[one.eggClass]} · ${words.action[one.action]}`,
    one.note === '' ? words.reason[one.reason] : `${words.reason[one.reason]}: ${one.note}`,
    one.operator === '' ? NO_VALUE : one.operator,
  ])
  const columns = [
    { title: column.egg, width: 76 },
    { title: column.when, width: 56 },
    { title: column.was, width: 88 },
    { title: column.now, width: 88 },
    { title: column.because, width: '*' },
    { title: column.by, width: 44 },
  ] as const
  return section(words.section.corrections, [
    paragraph(corrections.rule),
    ...(rows.length < REPORT_ROWS_MAX ? [] : [paragraph(fill(corrections.newest, { count: rows.length }))]),
    { stack: [table(columns, rows)], style: 'small' },
  ])
}

export function qualitySection({ record, signalToNoise, words, format }: Telling): Content[] {
  const { quality, column } = words
  const ms = (value: number | null) =>
    value === null ? NO_VALUE : fill(quality.ms, { value: format.number(value, value < 10 ? 1 : 0) })
  const unreadable = record.byClass.UNREADABLE?.scans ?? 0
  const share = record.scans === 0 ? NO_VALUE : format.percent(unreadable / record.scans)
  const figures = [
    [quality.unreadable, fill(quality.unreadableOf, { count: unreadable, scans: format.count(record.scans), share })],
    [quality.latencyHalf, ms(record.latencyMs.p50)],
    [quality.latencyMost, ms(record.latencyMs.p99)],
    [quality.orders, ordersText(record.orderFaults, quality)],
  ] as const
  const labels = signalToNoise.map((_, n) => signalToNoiseLabel(n, signalToNoise.length, quality, format.number))
  const bars = signalToNoise.map((scans, n) => ({ label: labels[n] ?? '', values: [scans] }))
  return wholeSection(words.section.quality, [
    { ul: figures.map(([name, value]) => `${name}: ${value}`), margin: [0, 0, 0, 6] },
    ...(signalToNoise.some((scans) => scans > 0)
      ? [
          chart(quality.caption, [['middle', column.scans]], bars, format.count),
          blocks(
            [
              { title: column.signalToNoise, width: '*' },
              { title: column.scans, figures: true, width: 36 },
            ],
            signalToNoise.map((scans, n) => [labels[n] ?? '', format.count(scans)]),
            2,
          ),
        ]
      : []),
  ])
}

function ordersText(faults: Telling['record']['orderFaults'], quality: Telling['words']['quality']): string {
  return fill(quality.ordersBy, {
    ...{ late: faults.TOO_LATE, silent: faults.SORTER_SILENT },
    ...{ otherwise: faults.SORTER_DISAGREES, unsent: faults.NOT_SENT },
    forgotten: faults.ORDER_FORGOTTEN,
  })
}

function signalToNoiseLabel(
  bucket: number,
  buckets: number,
  quality: Telling['words']['quality'],
  number: Telling['format']['number'],
): string {
  const value = (one: number) => number(one, one < 1 ? 1 : 0)
  const top = value(signalToNoiseTop(bucket))
  if (bucket === 0) return fill(quality.below, { top })
  const from = value(signalToNoiseTop(bucket - 1))
  return bucket === buckets - 1 ? fill(quality.above, { from }) : fill(quality.fromTo, { from, to: top })
}

export function throughputSection({ report, words, format }: Telling): Content[] {
  const { column, chart: says } = words
  const { stepMinutes, steps } = report.throughput
  const nothing = [paragraph(says.nothing), ...timesLines({ report, words, format })]
  if (steps.length === 0) return section(words.section.throughput, nothing)
  const bars = steps.map((step) => ({ label: format.time(step.fromWallMs), values: [step.scans] }))
  const columns = [
    { title: column.from, width: '*' },
    { title: column.scans, figures: true, width: 36 },
  ] as const
  const rows = steps.map((step) => [format.dateTime(step.fromWallMs), format.count(step.scans)])
  const stops = report.stops.longest.map((stop) => [format.dateTime(stop.fromWallMs), format.count(stop.minutes)])
  return wholeSection(words.section.throughput, [
    chart(fill(says.throughput, { minutes: stepMinutes }), [['middle', column.scans]], bars, format.count),
    blocks(columns, rows, 3),
    ...(stops.length === 0
      ? []
      : [
          { text: says.stops, style: 'subsection' },
          blocks([columns[0], { title: column.minutes, figures: true, width: 40 }], stops, 3),
        ]),
    ...timesLines({ report, words, format }),
  ])
}

/** What the reader of those times must know; nothing where they were as they should be. */
function timesLines({ report: { times }, words, format }: Pick<Telling, 'report' | 'words' | 'format'>): Content[] {
  const { late, jumps } = times
  const seconds = (ms: number) => format.number(ms / 1000, 1)
  const lines = jumps.map(({ byMs, wallBeforeMs, wallAfterMs }) =>
    fill(words.chart.jump, {
      ...{ seconds: seconds(byMs), before: format.dateTime(wallBeforeMs), after: format.dateTime(wallAfterMs) },
    }),
  )
  if (late.scans > 0) {
    lines.unshift(fill(words.chart.late, { count: format.count(late.scans), seconds: seconds(late.latenessMaxMs) }))
  }
  return lines.map(paragraph)
}

export function mixSection({ record, report, words, format }: Telling): Content[] {
  const { column, chart: says } = words
  const { traysEach, rows } = groupTrays(report.trays)
  if (rows.length === 0) return section(words.section.mix, [paragraph(says.nothing)])
  const missing = record.trays - report.trays.length
  const count = (title: string) => ({ title, figures: true, width: 37 }) as const
  const columns = [
    { title: column.tray, width: '*' },
    count(column.female),
    count(column.male),
    count(column.clearShort),
    count(column.unclearShort),
  ] as const
  const cells = rows.map((row) => [row.label, ...row.values.map(format.count)])
  const shortCodes = rows.every((row) => row.label.length <= SHORT_CODE)
  const content = [
    chart(
      traysEach === 1 ? says.mix : fill(says.mixGroup, { trays: traysEach }),
      [
        ['strong', column.female],
        ['middle', column.male],
        ['light', column.clearOrDead],
        ['open', column.unclear],
      ],
      rows.map((row) => ({ ...row, label: shortened(row.label) })),
      format.count,
    ),
    ...(missing <= 0 ? [] : [paragraph(fill(says.oldTrays, { count: format.count(missing) }))]),
    blocks(columns, cells, shortCodes ? 2 : 1),
  ]
  // Long codes need lines of their own, and then sixty rows are more than a page.
  return (shortCodes ? wholeSection : section)(words.section.mix, content)
}

/** Codes differ at their end. */
function shortened(label: string): string {
  return label.length <= SHORT_CODE ? label : `…${label.slice(1 - SHORT_CODE)}`
}

export function confidenceSection({ report, words, format }: Telling): Content[] {
  const { column, chart: says } = words
  const bins = report.confidence
  const bin = (n: number) => format.number(n / bins.length, 2)
  const bars = bins.map((scans, n) => ({ label: bin(n), values: [scans] }))
  return wholeSection(words.section.confidence, [
    chart(says.confidence, [['middle', column.scans]], bars, format.count),
    blocks(
      [
        { title: column.bin, width: '*' },
        { title: column.scans, figures: true, width: 36 },
      ],
      bins.map((scans, n) => [`${bin(n)} – ${bin(n + 1)}`, format.count(scans)]),
      4,
    ),
  ])
}
