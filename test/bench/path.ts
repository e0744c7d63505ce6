import { histogramQuantileMs } from '../../electron/base/latency-histogram.ts'
import type { PathFigures } from '../../electron/contract/line.ts'
import type { ProcessName } from '../../electron/contract/shell.ts'
import { drain } from '../rig/balance.ts'
import { demoBatch, type LineRig } from '../rig/line-rig.ts'
import {
  cpuUs,
  type MachineTicks,
  mainThreadUs,
  mainThreadWaitUs,
  othersPct,
  readMachineTicks,
  residentMb,
} from './machine.ts'

/** Cells of one tray: the most that the protocol allows, so that waiting for a tray's last answers weighs least. */
export const TRAY_SIDE = 20
/** Faster than any station can be: the scanner then waits for the station alone. */
export const FULL_SPEED_PER_HOUR = 36_000_000
export const ENDLESS_TRAYS = 100_000
const PROCESSES: readonly ProcessName[] = ['station', 'inference', 'virtual-scanner', 'review']
/** Until trays follow each other and all code is warm. */
const WARM_UP_MS = 1_500
const SAMPLE_EVERY_MS = 500

export interface BacklogSample {
  readonly atS: number
  /** Durable and not yet decided. */
  readonly undecided: number
  /** Made by the scanner and not yet acknowledged. */
  readonly unacknowledged: number
}

/** What one stretch of streaming showed. */
export interface Stretch {
  readonly tookMs: number
  /** Scans committed in it. */
  readonly scans: number
  readonly perSec: number
  readonly backlog: readonly BacklogSample[]
  readonly latencyMs: Record<'ackable' | 'decision', { readonly p50: number | null; readonly p99: number | null }>
  /** By process; null where the system does not tell. */
  readonly cpuUsPerScan: Readonly<Record<string, number | null>>
  readonly mainThreadUsPerScan: Readonly<Record<string, number | null>>
  /** Time in which the main thread was ready to work and others had the processors. */
  readonly processorWaitUsPerScan: Readonly<Record<string, number | null>>
  readonly memoryMb: Readonly<Record<string, { readonly from: number | null; readonly to: number | null }>>
  /** Processor share of whatever else ran on the machine. */
  readonly othersCpuPct: number | null
}

export async function openBatch(rig: LineRig): Promise<void> {
  const outcome = await rig.station.call('startBatch', demoBatch(1_000_000))
  if (!outcome.ok) throw new Error(`the batch could not be started: ${outcome.refusal}`)
}

/** Streams for so long and measures, the warm-up left out; then waits until everything made is decided. */
export async function stream(
  rig: LineRig,
  durationMs: number,
  ratePerHour: number,
  eggs: { readonly sidePixels?: number } = {},
): Promise<Stretch> {
  const size = { rows: TRAY_SIDE, columns: TRAY_SIDE, trays: ENDLESS_TRAYS, ...eggs }
  await rig.scanner.call('setSettings', { seed: 'bench', ratePerHour, ...size })
  await rig.scanner.call('start', {})
  await sleep(WARM_UP_MS)
  const from = await lookAt(rig)
  const backlog: BacklogSample[] = []
  for (let atMs = SAMPLE_EVERY_MS; atMs <= durationMs; atMs += SAMPLE_EVERY_MS) {
    await sleep(from.atMs + atMs - performance.now())
    backlog.push(await sampleBacklog(rig, atMs / 1000))
  }
  const to = await lookAt(rig)
  await drain(rig)
  return difference(from, to, backlog)
}

interface Look {
  readonly atMs: number
  readonly scans: number
  readonly figures: PathFigures
  readonly machine: MachineTicks | undefined
  readonly cpuUs: ReadonlyMap<ProcessName, number | undefined>
  readonly mainThreadUs: ReadonlyMap<ProcessName, number | undefined>
  readonly processorWaitUs: ReadonlyMap<ProcessName, number | undefined>
  readonly residentMb: ReadonlyMap<ProcessName, number | undefined>
}

async function lookAt(rig: LineRig): Promise<Look> {
  const view = await rig.station.call('liveView', {})
  const atMs = performance.now()
  const figures = await rig.station.call('figures', {})
  const pids = new Map(rig.supervisor.health().map(({ name, pid }) => [name, pid ?? -1]))
  const each = <T>(read: (pid: number) => T) => new Map(PROCESSES.map((name) => [name, read(pids.get(name) ?? -1)]))
  const scans = view.batch?.scans ?? 0
  const used = { cpuUs: each(cpuUs), mainThreadUs: each(mainThreadUs), processorWaitUs: each(mainThreadWaitUs) }
  return { atMs, scans, figures, machine: readMachineTicks(), ...used, residentMb: each(residentMb) }
}

async function sampleBacklog(rig: LineRig, atS: number): Promise<BacklogSample> {
  const [view, stats] = await Promise.all([rig.station.call('liveView', {}), rig.scanner.call('stats', {})])
  return { atS, undecided: view.backlog, unacknowledged: stats.unacknowledged }
}

function difference(from: Look, to: Look, backlog: readonly BacklogSample[]): Stretch {
  const tookMs = to.atMs - from.atMs
  const scans = to.scans - from.scans
  const used = usedBetween(from.cpuUs, to.cpuUs)
  const perScan = (times: typeof used) =>
    Object.fromEntries(times.map(([name, us]) => [name, us === null ? null : us / Math.max(1, scans)]))
  const ownCpuUs = used.reduce((sum, [, us]) => sum + (us ?? 0), 0)
  const memory = (look: Look, name: ProcessName) => look.residentMb.get(name) ?? null
  return {
    tookMs,
    scans,
    perSec: (scans / tookMs) * 1000,
    backlog,
    latencyMs: { ackable: quantiles(from, to, 'ackable'), decision: quantiles(from, to, 'decision') },
    cpuUsPerScan: perScan(used),
    mainThreadUsPerScan: perScan(usedBetween(from.mainThreadUs, to.mainThreadUs)),
    processorWaitUsPerScan: perScan(usedBetween(from.processorWaitUs, to.processorWaitUs)),
    memoryMb: Object.fromEntries(PROCESSES.map((name) => [name, { from: memory(from, name), to: memory(to, name) }])),
    othersCpuPct: othersPct(from.machine, to.machine, ownCpuUs),
  }
}

function usedBetween(from: Look['cpuUs'], to: Look['cpuUs']): readonly (readonly [ProcessName, number | null])[] {
  return PROCESSES.map((name) => {
    const [before, after] = [from.get(name), to.get(name)]
    return [name, before === undefined || after === undefined ? null : after - before] as const
  })
}

function quantiles(from: Look, to: Look, what: 'ackable' | 'decision') {
  const before = from.figures.latencyCounts[what]
  const counts = to.figures.latencyCounts[what].map((count, bucket) => count - (before[bucket] ?? 0))
  return { p50: histogramQuantileMs(counts, 0.5), p99: histogramQuantileMs(counts, 0.99) }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
