import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { commandLine } from '../../electron/command/command-line.ts'
import { decimalNumber } from '../../electron/command/typed-values.ts'
import { inferenceContract } from '../../electron/contract/inference.ts'
import { connect } from '../../electron/rpc/client.ts'
import { closeAndBalance } from '../rig/balance.ts'
import { type LineRig, startLineRig, untilLive } from '../rig/line-rig.ts'
import { HISTORY_SIZES, type HistoryFigures, measureHistory } from './history-size.ts'
import { formatHistories } from './history-table.ts'
import { startInferencePort } from './inference-port.ts'
import { type Limit, measureInTurn, startLimit } from './limit.ts'
import { lookInto, PROFILED_ENTRIES, type StagesUsPerScan } from './look-into.ts'
import { describeMachine, readMachineTicks, stealPct } from './machine.ts'
import { ENDLESS_TRAYS, FULL_SPEED_PER_HOUR, openBatch, stream, TRAY_SIDE } from './path.ts'
import { type BenchResult, backlogGrowth, formatResult, median } from './result.ts'
import { measureSingleImage } from './single-image.ts'
import { formatSweep, measureSweep } from './sweep.ts'

/** `npm run bench`: what the machine can do, what the path does of it, and how the path behaves at the promised rate. */

const PACED_PER_SEC = 1_000
const SECONDS_PER_HOUR = 3_600
/** Of each rate with each size of pictures. */
const SWEEP_MS = 8_000
/** Of each way in which a station works on each size of database. */
const HISTORY_MS = 10_000
const MODEL_FOLDER = join(import.meta.dirname, '../../models/phantomnet-1.1.0')

const { full, json, seconds } = commandLine({
  usage: `npm run bench -- [--full] [--seconds N] [--json]
What this machine can do, what the path does of it, and how the path behaves at ${PACED_PER_SEC} scans a second. Some minutes; nothing else should run.

  --full       longer and more often, and the path at several rates with several sizes of pictures
  --seconds N  how long the path is watched at the promised rate, 2 to 3600 (20; 60 with --full)
  --json       the figures for a program

Ends with 0 if every scan is where it belongs, 1 if not.`,
  flags: ['full', 'json'],
  options: { seconds: decimalNumber(2, 3_600).optional() },
})

/** What one part of the path does alone. */
const LIMITS = ['inference', 'inferencePort', 'serial', 'commit'] as const

/** The whole path, by the cable of the virtual scanner. */
const PATHS = ['path', 'pathOverPort'] as const

/** Rounds of limits and path at full speed, how long each part of a round takes, the paced part, and the pictures sent alone. */
const plan = full
  ? { rounds: 7, limitMs: 4_000, fullSpeedMs: 12_000, pacedMs: (seconds ?? 60) * 1000, singlePictures: 400 }
  : { rounds: 3, limitMs: 2_000, fullSpeedMs: 6_000, pacedMs: (seconds ?? 20) * 1000, singlePictures: 100 }

process.exitCode = await bench()

async function bench(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-bench-'))
  try {
    const path = await measure(folder)
    const sweep = full ? await measureSweep(MODEL_FOLDER, SWEEP_MS, say) : null
    const histories = full ? await measureHistories() : null
    const faults = [path, ...(sweep === null ? [] : [sweep]), ...(histories ?? []).map((size) => size.path)]
    const result = { ...path, sweep, histories, faults: faults.flatMap((part) => part.faults) }
    process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : formatResult(result))
    if (!json && sweep !== null) process.stdout.write(formatSweep(sweep))
    if (!json && histories !== null) process.stdout.write(formatHistories(histories))
    return result.faults.length === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measureHistories(): Promise<readonly HistoryFigures[]> {
  const sizes: HistoryFigures[] = []
  for (const scans of HISTORY_SIZES) sizes.push(await measureHistory(scans, HISTORY_MS, say))
  return sizes
}

async function measure(folder: string): Promise<Omit<BenchResult, 'sweep' | 'histories'>> {
  const ticksBefore = readMachineTicks()
  const machine = describeMachine({ onnxruntime: versionOf('onnxruntime-node'), sqlite: versionOf('better-sqlite3') })
  const limits = {
    inference: await startLimit('inference-limit.ts', [MODEL_FOLDER]),
    inferencePort: await startInferencePort(MODEL_FOLDER),
    serial: await startLimit('serial-limit.ts', []),
    commit: await startLimit('commit-limit.ts', [join(folder, 'commit')]),
  }
  const single = await startLimit('single-run-limit.ts', [MODEL_FOLDER])
  const rig = await startRig(join(folder, 'data'), 'pty')
  const overPort = await startRig(join(folder, 'over-port'), 'port')
  try {
    const streaming = (view: { link: { state: string }; model: { state: string } }) =>
      view.link.state === 'Streaming' && view.model.state === 'ready'
    const { model } = await untilLive(rig, 'a streaming scanner and a ready model', streaming)
    await untilLive(overPort, 'a streaming scanner and a ready model', streaming)
    const { stagesUsPerScan, faults, ...rounds } = await measureRounds({ path: rig, pathOverPort: overPort }, limits)
    // From here on it would only be in the way.
    await overPort.stop()
    say(`one picture at a time, ${plan.singlePictures} of them`)
    const singleImage = await measureSingleImage(limits.inferencePort, single, plan.singlePictures)
    say(`paced: ${PACED_PER_SEC} scans/s for ${plan.pacedMs / 1000} s`)
    const before = await rig.scanner.call('stats', {})
    const inference = connect(rig.open('inference', 'shell'), inferenceContract)
    const asked = await inference.call('figures', {})
    await openBatch(rig)
    const paced = await stream(rig, plan.pacedMs, PACED_PER_SEC * SECONDS_PER_HOUR)
    const balance = await closeAndBalance(rig, before)
    const answered = await inference.call('figures', {})
    const inferenceAlonePerSec = median(rounds.inference)
    const serialAlonePerSec = median(rounds.serial)
    const commitAlonePerSec = median(rounds.commit)
    const endToEndPerSec = median(rounds.path)
    return {
      machine,
      model: `${model.modelId}${model.synthetic ? ' (SYNTHETIC)' : ''}`,
      transport:
        rig.scannerPath === null ? 'in-process bytes: no pseudo-terminal here' : 'pseudo-terminal, serial driver',
      stealPct: stealPct(ticksBefore, readMachineTicks()),
      ...{ inferenceAlonePerSec, serialAlonePerSec, commitAlonePerSec, endToEndPerSec, singleImage },
      endToEndOverPortPerSec: median(rounds.pathOverPort),
      inferenceOverPortPerSec: median(rounds.inferencePort),
      // Round by round, because machines change from minute to minute.
      inferencePortOverAlone: median(rounds.inferencePort.map((rate, round) => rate / (rounds.inference[round] ?? 0))),
      endToEndOverLimit: endToEndPerSec / Math.min(inferenceAlonePerSec, serialAlonePerSec, commitAlonePerSec),
      rounds,
      latencyMs: paced.latencyMs,
      cpuUsPerScan: paced.cpuUsPerScan,
      processorWaitUsPerScan: paced.processorWaitUsPerScan,
      stagesUsPerScan,
      paced: {
        ...{ wantedPerSec: PACED_PER_SEC, perSec: paced.perSec, seconds: paced.tookMs / 1000, scans: paced.scans },
        ...{ backlog: paced.backlog, backlogGrowthPerSec: backlogGrowth(paced.backlog), memoryMb: paced.memoryMb },
        meanBatch: (answered.pictures - asked.pictures) / Math.max(1, answered.requests - asked.requests),
        ...{ othersCpuPct: paced.othersCpuPct, scansMade: balance.scansMade, scansStored: balance.record.scans },
      },
      faults: [...faults, ...balance.faults],
    }
  } finally {
    for (const one of [rig, overPort]) await one.stop()
    for (const limit of [...Object.values(limits), single]) await limit.stop()
  }
}

/** Every limit and the path in turn, again and again: whatever slows the machine down for a while slows all of them. */
async function measureRounds(
  rigs: Readonly<Record<(typeof PATHS)[number], LineRig>>,
  limits: Readonly<Record<(typeof LIMITS)[number], Limit>>,
): Promise<BenchResult['rounds'] & Pick<BenchResult, 'stagesUsPerScan' | 'faults'>> {
  const none = (): number[] => []
  const rounds = {
    ...{ inference: none(), inferencePort: none(), serial: none(), commit: none(), path: none(), pathOverPort: none() },
  }
  const others: (number | null)[] = []
  let stagesUsPerScan: StagesUsPerScan = {}
  const before = { path: await begin(rigs.path), pathOverPort: await begin(rigs.pathOverPort) }
  for (let round = 1; round <= plan.rounds; round++) {
    const rates = await measureInTurn(limits, plan.limitMs)
    for (const name of LIMITS) rounds[name].push(rates[name])
    const stretch = () => stream(rigs.path, plan.fullSpeedMs, FULL_SPEED_PER_HOUR)
    const path = await stretch()
    rounds.path.push(path.perSec)
    others.push(path.othersCpuPct)
    rounds.pathOverPort.push((await stream(rigs.pathOverPort, plan.fullSpeedMs, FULL_SPEED_PER_HOUR)).perSec)
    if (round === plan.rounds) stagesUsPerScan = await lookInto(rigs.path, path, stretch)
    const latest = ([...LIMITS, ...PATHS] as const).map((name) => `${name} ${Math.round(rounds[name].at(-1) ?? 0)}/s`)
    say(
      `round ${round} of ${plan.rounds}: ${latest.join(', ')}; others used ${Math.round(path.othersCpuPct ?? 0)} % meanwhile`,
    )
  }
  const balances = await Promise.all(PATHS.map((name) => closeAndBalance(rigs[name], before[name])))
  return { ...rounds, othersCpuPct: others, stagesUsPerScan, faults: balances.flatMap(({ faults }) => faults) }
}

async function begin(rig: LineRig) {
  const before = await rig.scanner.call('stats', {})
  await openBatch(rig)
  return before
}

/** The product's own processes with a virtual scanner at that cable. */
function startRig(dataFolder: string, cable: 'pty' | 'port'): Promise<LineRig> {
  const size = { rows: TRAY_SIDE, columns: TRAY_SIDE, trays: ENDLESS_TRAYS }
  return startLineRig({
    ...{ dataFolder, cable, modelFolder: MODEL_FOLDER, entries: PROFILED_ENTRIES, onErrorOutput: () => undefined },
    scanner: { seed: 'bench', ratePerHour: FULL_SPEED_PER_HOUR, ...size },
    ratedEggsPerHour: PACED_PER_SEC * SECONDS_PER_HOUR,
  })
}

function versionOf(packageName: string): string {
  const found: unknown = createRequire(import.meta.url)(`${packageName}/package.json`)
  return z.object({ version: z.string() }).parse(found).version
}

/** Progress goes beside the result, so that `--json` can be piped. */
function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
