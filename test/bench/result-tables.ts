import type { KeptResult } from './kept-result.ts'

/** At 1,000 scans a second, in ms; and of one core, in µs a scan for station and model together. */
const PROMISED = { durableP99: 10, decisionP50: 6, decisionP99: 20, cpuUsPerScan: 750 } as const
/** Of the whole path over the smallest limit. */
const PROMISED_SHARE = 0.5
const STAGES_NAMED = 4

/** The newest result in figures, and every one in ratios: a later change shows as a row. Markdown. */
export function resultTables(results: readonly KeptResult[]): string {
  const newest = results.at(-1)
  if (newest === undefined) return 'No result is kept.'
  return [table(['', newest.name], figureRows(newest)), '', table(RATIO_HEAD, results.map(ratioRow))].join('\n')
}

function figureRows(result: KeptResult): string[][] {
  const { latencyMs, paced } = result
  const { ackable, decision } = latencyMs
  const waiting = Math.max(0, ...paced.backlog.map(({ undecided, unacknowledged }) => undecided + unacknowledged))
  const others = `others used ${percent(paced.othersCpuPct)}, the hypervisor took ${percent(result.stealPct)}`
  return [
    ['machine', `${result.machine.cores} cores, ${result.machine.processor}; ${others}`],
    [
      'limits alone: inference · serial line · commits',
      [result.inferenceAlonePerSec, result.serialAlonePerSec, result.commitAlonePerSec].map(perSec).join(' · '),
    ],
    [
      'end to end at full speed',
      `${perSec(result.endToEndPerSec)}, ${percent(100 * result.endToEndOverLimit)} of the smallest limit (promised: ${percent(100 * PROMISED_SHARE)})`,
    ],
    ...overPort(result),
    [
      `${number(paced.wantedPerSec)} scans/s for ${paced.seconds.toFixed(0)} s`,
      `${number(paced.scansMade)} made, ${number(paced.scansStored)} stored; at most ${waiting} waiting`,
    ],
    ['last byte → durable', `p50 ${ms(ackable.p50)}, p99 ${ms(ackable.p99)} (promised: ${PROMISED.durableP99} ms)`],
    [
      'last byte → decision on the wire',
      `p50 ${ms(decision.p50)}, p99 ${ms(decision.p99)} (promised: ${PROMISED.decisionP50} and ${PROMISED.decisionP99} ms)`,
    ],
    [
      'processor time a scan',
      `station ${us(result.cpuUsPerScan['station'])}, model ${us(result.cpuUsPerScan['inference'])} (promised: ${PROMISED.cpuUsPerScan} µs for both); ready and waiting for a processor: ${us(result.processorWaitUsPerScan['station'])}, ${us(result.processorWaitUsPerScan['inference'])}`,
    ],
    ...Object.entries(result.stagesUsPerScan).map(([process, stages]) => [
      `where it goes: ${process === 'inference' ? 'model' : process}`,
      `${largest(stages)} µs`,
    ]),
  ]
}

function overPort({ endToEndOverPortPerSec: rate, ...limits }: KeptResult): string[][] {
  if (rate === null) return []
  const limit = Math.min(limits.inferenceAlonePerSec, limits.serialAlonePerSec, limits.commitAlonePerSec)
  const share = percent((100 * rate) / limit)
  return [['the same over a message port instead of the pseudo-terminal', `${perSec(rate)}, ${share}`]]
}

const RATIO_HEAD = [
  'result',
  'end to end / limit',
  "model's process / session",
  'station / model alone',
  "model's process / model alone",
  'durable p99 / promise',
  'decision p50, p99 / promise',
  'others, stolen',
]

/** Processor times as multiples of what the bare model takes for a picture in the same run, times as multiples of what is promised. */
function ratioRow(result: KeptResult): string[] {
  const modelAloneUs = 1e6 / result.inferenceAlonePerSec
  const overModel = (process: string) => ratio(result.cpuUsPerScan[process], modelAloneUs)
  const { ackable, decision } = result.latencyMs
  return [
    result.name,
    result.endToEndOverLimit.toFixed(2),
    result.inferencePortOverAlone.toFixed(2),
    overModel('station'),
    overModel('inference'),
    ratio(ackable.p99, PROMISED.durableP99),
    `${ratio(decision.p50, PROMISED.decisionP50)}, ${ratio(decision.p99, PROMISED.decisionP99)}`,
    `${percent(result.paced.othersCpuPct)}, ${percent(result.stealPct)}`,
  ]
}

function largest(stages: Readonly<Record<string, number>>): string {
  return Object.entries(stages)
    .sort(([, a], [, b]) => b - a)
    .slice(0, STAGES_NAMED)
    .map(([stage, took]) => `${stage} ${took.toFixed(0)}`)
    .join(', ')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

function ratio(value: number | null | undefined, by: number): string {
  return value === null || value === undefined ? '?' : (value / by).toFixed(1)
}

function perSec(value: number): string {
  return `${number(value)}/s`
}

function number(value: number): string {
  return Math.round(value).toLocaleString('en')
}

function percent(value: number | null): string {
  return value === null ? '?' : `${value.toFixed(0)} %`
}

function ms(value: number | null): string {
  return value === null ? '?' : `${value.toFixed(value < 10 ? 1 : 0)} ms`
}

function us(value: number | null | undefined): string {
  return value === null || value === undefined ? '?' : `${value.toFixed(0)} µs`
}
