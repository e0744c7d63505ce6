import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { closeAndBalance } from '../rig/balance.ts'
import { startLineRig, untilLive } from '../rig/line-rig.ts'
import { ENDLESS_TRAYS, FULL_SPEED_PER_HOUR, openBatch, type Stretch, stream, TRAY_SIDE } from './path.ts'

/** Scans a second, from the fastest real line to as fast as it goes. */
const RATES_PER_SEC = [7, 100, 1_000, null] as const
/** Sides of square pictures; the model takes 64 and has larger ones made smaller. */
const SIDES_PIXELS = [64, 96, 128] as const
const SECONDS_PER_HOUR = 3_600
/** So many scans at least tell a p99, even of a slow line. */
const SLOW_STRETCH_MS = 20_000

/** One rate with one size of pictures. */
export interface SweepRow {
  readonly sidePixels: number
  /** Null: as fast as it goes. */
  readonly wantedPerSec: number | null
  readonly perSec: number
  readonly latencyMs: Stretch['latencyMs']
  readonly cpuUsPerScan: Stretch['cpuUsPerScan']
  readonly memoryMb: Stretch['memoryMb']
  readonly othersCpuPct: number | null
}

export interface Sweep {
  readonly rows: readonly SweepRow[]
  /** Lost or doubled scans. */
  readonly faults: readonly string[]
}

/** Every rate with every size of pictures, each size on a line of its own. */
export async function measureSweep(
  modelFolder: string,
  stretchMs: number,
  say: (text: string) => void,
): Promise<Sweep> {
  const rows: SweepRow[] = []
  const faults: string[] = []
  for (const sidePixels of SIDES_PIXELS) {
    const folder = mkdtempSync(join(tmpdir(), 'ovoscope-bench-'))
    try {
      const ofSize = await measureSize(folder, modelFolder, { sidePixels, stretchMs, say })
      rows.push(...ofSize.rows)
      faults.push(...ofSize.faults)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return { rows, faults }
}

async function measureSize(
  dataFolder: string,
  modelFolder: string,
  { sidePixels, stretchMs, say }: { sidePixels: number; stretchMs: number; say: (text: string) => void },
): Promise<Sweep> {
  const size = { rows: TRAY_SIDE, columns: TRAY_SIDE, trays: ENDLESS_TRAYS, sidePixels }
  const rig = await startLineRig({
    ...{ dataFolder, modelFolder, ratedEggsPerHour: 1_000 * SECONDS_PER_HOUR, onErrorOutput: () => undefined },
    scanner: { seed: 'bench', ratePerHour: FULL_SPEED_PER_HOUR, ...size },
  })
  try {
    await untilLive(rig, 'a ready model', ({ link, model }) => link.state === 'Streaming' && model.state === 'ready')
    const before = await rig.scanner.call('stats', {})
    await openBatch(rig)
    const rows: SweepRow[] = []
    for (const wantedPerSec of RATES_PER_SEC) {
      const perHour = wantedPerSec === null ? FULL_SPEED_PER_HOUR : wantedPerSec * SECONDS_PER_HOUR
      const lastsMs = wantedPerSec === 7 ? Math.max(SLOW_STRETCH_MS, stretchMs) : stretchMs
      const {
        tookMs: _took,
        scans: _scans,
        backlog: _backlog,
        mainThreadUsPerScan: _main,
        processorWaitUsPerScan: _wait,
        ...figures
      } = await stream(rig, lastsMs, perHour, { sidePixels })
      rows.push({ sidePixels, wantedPerSec, ...figures })
      say(`${sidePixels}×${sidePixels} at ${wantedPerSec ?? 'full speed'}: ${Math.round(figures.perSec)}/s`)
    }
    const { faults } = await closeAndBalance(rig, before)
    return { rows, faults: faults.map((fault) => `${sidePixels}×${sidePixels}: ${fault}`) }
  } finally {
    await rig.stop()
  }
}

/** For whoever reads it at a terminal. */
export function formatSweep({ rows }: Sweep): string {
  const head = [
    'pictures',
    'wanted',
    'got',
    'durable p50 p99',
    'decision p50 p99',
    'station',
    'inference',
    'memory',
    'others',
  ]
  const cells = rows.map((row) => [
    `${row.sidePixels}×${row.sidePixels}`,
    row.wantedPerSec === null ? 'all' : `${row.wantedPerSec}/s`,
    `${row.perSec.toFixed(row.perSec < 100 ? 1 : 0)}/s`,
    `${ms(row.latencyMs.ackable.p50)} ${ms(row.latencyMs.ackable.p99)} ms`,
    `${ms(row.latencyMs.decision.p50)} ${ms(row.latencyMs.decision.p99)} ms`,
    `${us(row.cpuUsPerScan.station)} µs`,
    `${us(row.cpuUsPerScan.inference)} µs`,
    `${row.memoryMb.station?.to ?? '?'} MB`,
    `${row.othersCpuPct === null ? '?' : row.othersCpuPct.toFixed(0)} %`,
  ])
  const widths = head.map((name, column) => Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return `\n${[head, ...cells].map(line).join('\n')}\n`
}

function ms(value: number | null): string {
  return value === null ? '?' : value.toFixed(1)
}

function us(value: number | null | undefined): string {
  return value === null || value === undefined ? '?' : Math.round(value).toString()
}
