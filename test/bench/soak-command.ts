import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandLine } from '../../electron/command/command-line.ts'
import { decimalNumber, positiveNumber } from '../../electron/command/typed-values.ts'
import type { ProcessName } from '../../electron/contract/shell.ts'
import { closeAndBalance, drain } from '../rig/balance.ts'
import { startLineRig, untilLive } from '../rig/line-rig.ts'
import { readHeapMb } from './heap-note.ts'
import { PROFILED_ENTRIES } from './look-into.ts'
import { openHandles, residentMb } from './machine.ts'
import { ENDLESS_TRAYS, openBatch } from './path.ts'
import { type Slope, slopeWithUncertainty } from './slope.ts'

/** `npm run soak -- --hours H [--rate EGGS_PER_HOUR]`: a line at work for hours, and what grows meanwhile: memory, open handles, files. */

const ROOT = join(import.meta.dirname, '../..')
const MS_PER_HOUR = 3_600_000
/** The fastest line of today. */
const LINE_RATE_PER_HOUR = 25_000
/** So many looks in a run; a short one looks every two seconds. */
const LOOKS = 240
const LOOK_EVERY_MIN_MS = 2_000
/** What a process takes while it warms up says nothing of hours to come. */
const WARM_UP_SHARE = 0.25
const PROCESSES: readonly ProcessName[] = ['station', 'inference', 'review', 'virtual-scanner']

const { hours, rate } = commandLine({
  usage: `npm run soak -- [--hours H] [--rate EGGS_PER_HOUR]
A line at work for hours, and what grows meanwhile: memory, open handles, files. Says every look, and writes a report into out/soak.

  --hours H  how long, above 0, at most 1000 (1)
  --rate N   eggs an hour, 60 to 10000000 (${LINE_RATE_PER_HOUR})

Ends with 0 if every scan is where it belongs, 1 if not.`,
  options: {
    hours: positiveNumber(1_000).default(1),
    rate: decimalNumber(60, 10_000_000).default(LINE_RATE_PER_HOUR),
  },
})

interface Look {
  readonly atMs: number
  readonly scans: number
  /** By what is looked at: MB of a process, handles, MB of a folder. */
  readonly sizes: Readonly<Record<string, number>>
}

process.exitCode = await soak()

async function soak(): Promise<number> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'ovoscope-soak-'))
  const began = new Date()
  const rig = await startLineRig({
    dataFolder,
    modelFolder: join(ROOT, 'models/phantomnet-1.1.0'),
    scanner: { seed: 'soak', ratePerHour: rate, trays: ENDLESS_TRAYS, rows: 10, columns: 15 },
    ratedEggsPerHour: rate,
    entries: PROFILED_ENTRIES,
  })
  try {
    await untilLive(rig, 'a ready model', ({ link, model }) => link.state === 'Streaming' && model.state === 'ready')
    const before = await rig.scanner.call('stats', {})
    await openBatch(rig)
    await rig.scanner.call('start', {})
    const looks = await lookForHours(async () => {
      const { batch } = await rig.station.call('liveView', {})
      const pids = new Map(rig.supervisor.health().map(({ name, pid }) => [name, pid ?? -1]))
      return { scans: batch?.scans ?? 0, sizes: sizesOf(dataFolder, (name) => pids.get(name) ?? -1) }
    })
    await drain(rig)
    const { faults, scansMade } = await closeAndBalance(rig, before)
    const report = formatSoak({ began, looks, faults, scansMade })
    mkdirSync(join(ROOT, 'out/soak'), { recursive: true })
    const path = join(ROOT, 'out/soak', `${began.toISOString().slice(0, 10)}-soak.md`)
    writeFileSync(path, report)
    process.stdout.write(`${report}\n${path}\n`)
    return faults.length === 0 ? 0 : 1
  } finally {
    await rig.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

async function lookForHours(look: () => Promise<Omit<Look, 'atMs'>>): Promise<readonly Look[]> {
  const lastsMs = hours * MS_PER_HOUR
  const everyMs = Math.max(LOOK_EVERY_MIN_MS, lastsMs / LOOKS)
  const beganMs = performance.now()
  const looks: Look[] = []
  for (let atMs = 0; atMs <= lastsMs; atMs += everyMs) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, beganMs + atMs - performance.now())))
    const seen = { atMs: performance.now() - beganMs, ...(await look()) }
    looks.push(seen)
    const memory = PROCESSES.map((name) => `${name} ${seen.sizes[`${name} memory, MB`] ?? '?'} MB`)
    process.stderr.write(`${(seen.atMs / 60_000).toFixed(1)} min: ${seen.scans} scans; ${memory.join(', ')}\n`)
  }
  return looks
}

function sizesOf(dataFolder: string, pidOf: (name: ProcessName) => number): Record<string, number> {
  const ofProcesses = PROCESSES.flatMap((name) => [
    [`${name} memory, MB`, residentMb(pidOf(name))] as const,
    [`${name} heap, MB`, readHeapMb(pidOf(name))] as const,
    [`${name} handles`, openHandles(pidOf(name))] as const,
  ])
  const ofFiles = readdirSync(dataFolder).map(
    (name) => [`${name}, MB`, megabytes(bytesIn(join(dataFolder, name)))] as const,
  )
  return Object.fromEntries(
    [...ofProcesses, ...ofFiles].flatMap(([name, size]) => (size === undefined ? [] : [[name, size]])),
  )
}

function bytesIn(path: string): number {
  // A file may be gone between its name and its size.
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.size
  return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0)
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e4) / 100
}

function formatSoak({
  began,
  looks,
  faults,
  scansMade,
}: {
  began: Date
  looks: readonly Look[]
  faults: readonly string[]
  scansMade: number
}): string {
  const last = looks.at(-1)
  const settled = looks.filter(({ atMs }) => atMs >= WARM_UP_SHARE * (last?.atMs ?? 0))
  const names = [...new Set(looks.flatMap(({ sizes }) => Object.keys(sizes)))].sort()
  const rows = names.map((name) => {
    const points = settled.flatMap(({ atMs, sizes }) => {
      const value = sizes[name]
      return value === undefined ? [] : [{ at: atMs, value }]
    })
    const slope = formatSlope(slopeWithUncertainty(points))
    return `| ${name} | ${points[0]?.value ?? '?'} | ${points.at(-1)?.value ?? '?'} | ${slope} |`
  })
  return [
    '# Soak',
    '',
    `${began.toISOString()} · ${hours} h at ${rate} eggs an hour · ${scansMade} scans made`,
    '',
    '| what | after the first quarter | at the end | growth per hour (95 % interval) |',
    '|---|---|---|---|',
    ...rows,
    '',
    'Memory is what a process holds in RAM; heap what of it JavaScript uses, with garbage that is not collected yet. Growth is the slope of the straight line through the last three quarters.',
    '',
    faults.length === 0 ? 'Nothing is lost and nothing is there twice.' : 'IT DOES NOT AGREE:',
    ...faults.map((fault) => `- ${fault}`),
    '',
  ].join('\n')
}

function formatSlope({ perHour, plusMinus }: Slope): string {
  return `${perHour.toFixed(2)} ± ${Number.isFinite(plusMinus) ? plusMinus.toFixed(2) : '?'}`
}
