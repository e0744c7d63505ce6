import type { HistoryFigures } from './history-size.ts'
import type { StagesUsPerScan } from './look-into.ts'
import type { MachineFigures } from './machine.ts'
import type { BacklogSample, Stretch } from './path.ts'
import type { SingleImage } from './single-image.ts'
import { slopePerHour } from './slope.ts'
import type { Sweep } from './sweep.ts'

const SECONDS_PER_HOUR = 3_600

/** Everything one run found; the keys are what CI and the README read. */
export interface BenchResult {
  readonly machine: MachineFigures
  readonly model: string
  readonly transport: string
  readonly stealPct: number | null
  readonly inferenceAlonePerSec: number
  /** The inference process, fed over its port. */
  readonly inferenceOverPortPerSec: number
  readonly inferencePortOverAlone: number
  readonly singleImage: SingleImage
  readonly serialAlonePerSec: number
  readonly commitAlonePerSec: number
  readonly endToEndPerSec: number
  /** The same with a message port as the scanner's cable: what is more than `endToEndPerSec`, the pseudo-terminal takes. */
  readonly endToEndOverPortPerSec: number
  /** Over the smallest of the three limits. */
  readonly endToEndOverLimit: number
  readonly latencyMs: Stretch['latencyMs']
  readonly cpuUsPerScan: Stretch['cpuUsPerScan']
  /** Paced: time in which the main thread of a process was ready to work and others had the processors. */
  readonly processorWaitUsPerScan: Stretch['processorWaitUsPerScan']
  /** At full speed, by process: processor time of the main thread by whose code was running, and of all other threads together. Empty where the system does not tell. */
  readonly stagesUsPerScan: StagesUsPerScan
  readonly rounds: {
    readonly inference: readonly number[]
    readonly inferencePort: readonly number[]
    readonly serial: readonly number[]
    readonly commit: readonly number[]
    readonly path: readonly number[]
    readonly pathOverPort: readonly number[]
    readonly othersCpuPct: readonly (number | null)[]
  }
  readonly paced: {
    readonly wantedPerSec: number
    readonly perSec: number
    readonly seconds: number
    readonly scans: number
    readonly scansMade: number
    readonly scansStored: number
    readonly backlog: readonly BacklogSample[]
    readonly backlogGrowthPerSec: number
    /** Pictures that one request to the model holds. */
    readonly meanBatch: number
    readonly memoryMb: Stretch['memoryMb']
    readonly othersCpuPct: number | null
  }
  /** Rates and sizes of pictures; null without `--full`. */
  readonly sweep: Sweep | null
  /** Sizes of the database; null without `--full`. */
  readonly histories: readonly HistoryFigures[] | null
  /** Lost or doubled scans; empty is the only good answer. */
  readonly faults: readonly string[]
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2
}

/** Slope of the straight line through everything that waited, in messages per second: about 0 when the path keeps up. */
export function backlogGrowth(samples: readonly BacklogSample[]): number {
  const points = samples.map(({ atS, undecided, unacknowledged }) => ({
    ...{ at: atS * 1_000, value: undecided + unacknowledged },
  }))
  return slopePerHour(points) / SECONDS_PER_HOUR
}

/** For whoever reads it at a terminal. */
export function formatResult(result: BenchResult): string {
  const { machine, paced, rounds, singleImage } = result
  const waiting = paced.backlog.map(({ undecided, unacknowledged }) => undecided + unacknowledged)
  const rows: readonly (readonly [string, string])[] = [
    ['machine', `${machine.cores} cores, ${machine.processor}, ${machine.memoryGb} GB, ${machine.system}`],
    ['', `Node ${machine.node}, onnxruntime ${machine.onnxruntime}, SQLite driver ${machine.sqlite}`],
    ['load before', `${machine.loadBefore.toFixed(2)}; stolen by the hypervisor: ${percent(result.stealPct)}`],
    [
      'others used',
      `${rounds.othersCpuPct.map(percent).join(', ')} at full speed, ${percent(paced.othersCpuPct)} paced`,
    ],
    ['model', result.model],
    ['line', result.transport],
    ['', ''],
    ['inference alone', `${rate(result.inferenceAlonePerSec)}   (batches of 16, one thread)`],
    [
      'its process',
      `${rate(result.inferenceOverPortPerSec)}   = ${percent(100 * result.inferencePortOverAlone)} of that, fed over its port`,
    ],
    [
      `at ${singleImage.perSec} pictures/s`,
      `adds p50 ${ms(singleImage.added.p50)}, p99 ${ms(singleImage.added.p99)}   (one there and back, over the session alone: p50 ${ms(singleImage.alone.p50)}, p99 ${ms(singleImage.alone.p99)})`,
    ],
    ['serial line alone', `${rate(result.serialAlonePerSec)}   (64×64, 16 bit)`],
    ['commits alone', `${rate(result.commitAlonePerSec)}   (encrypted, synced, groups of 16)`],
    [
      'end to end',
      `${rate(result.endToEndPerSec)}   = ${percent(100 * result.endToEndOverLimit)} of the smallest limit`,
    ],
    ['over a port', `${rate(result.endToEndOverPortPerSec)}   (the same without a pseudo-terminal)`],
    ['', ''],
    [`at ${paced.wantedPerSec} scans/s`, `${rate(paced.perSec)} for ${paced.seconds.toFixed(0)} s`],
    [
      'ackable',
      `p50 ${ms(result.latencyMs.ackable.p50)}, p99 ${ms(result.latencyMs.ackable.p99)}   (last byte → durable)`,
    ],
    [
      'decision',
      `p50 ${ms(result.latencyMs.decision.p50)}, p99 ${ms(result.latencyMs.decision.p99)}   (last byte → on the wire, committed)`,
    ],
    ['waiting', `at most ${Math.max(0, ...waiting)}, growing by ${paced.backlogGrowthPerSec.toFixed(2)} per second`],
    ['asked of the model', `${paced.meanBatch.toFixed(1)} pictures at a time`],
    ['CPU per scan', byProcess(result.cpuUsPerScan, (us) => (us === null ? '?' : `${Math.round(us)} µs`))],
    [
      'waiting for one',
      byProcess(result.processorWaitUsPerScan, (us) => (us === null ? '?' : `${Math.round(us)} µs a scan`)),
    ],
    ...Object.entries(result.stagesUsPerScan).map(
      ([name, stages]) =>
        [`${name} stages`, `${byProcess(largestFirst(stages), (us) => us.toFixed(0))}   (µs a scan)`] as const,
    ),
    ['memory', byProcess(paced.memoryMb, ({ from, to }) => `${from ?? '?'} → ${to ?? '?'} MB`)],
    ['', ''],
    ['made, stored', `${paced.scansMade} scans made, ${paced.scansStored} stored`],
    ...result.faults.map((fault) => ['FAULT', fault] as const),
    ['result', result.faults.length === 0 ? 'nothing lost, nothing twice' : `${result.faults.length} faults`],
  ]
  return `\n${rows.map(([name, text]) => (name + text === '' ? '' : `${name.padEnd(19)}${text}`)).join('\n')}\n`
}

function byProcess<T>(figures: Readonly<Record<string, T>>, format: (figure: T) => string): string {
  return Object.entries(figures)
    .map(([name, figure]) => `${name} ${format(figure)}`)
    .join(', ')
}

function largestFirst(stages: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(stages).sort(([, a], [, b]) => b - a))
}

function rate(perSec: number): string {
  return `${Math.round(perSec).toLocaleString('en')}/s`.padStart(9)
}

function percent(value: number | null): string {
  return value === null ? '?' : `${value.toFixed(value < 10 ? 1 : 0)} %`
}

function ms(value: number | null): string {
  return value === null ? '?' : `${value.toFixed(1)} ms`
}
