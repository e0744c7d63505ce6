import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandLine } from '../../electron/command/command-line.ts'
import { positiveNumber, wholeNumber } from '../../electron/command/typed-values.ts'
import type { ModelsView } from '../../electron/contract/models.ts'
import type { ModelRef } from '../../electron/domain/model/model-choice.ts'
import { addVersion, makeSignedPackage } from '../make/signed-package.ts'
import { closeAndBalance } from '../rig/balance.ts'
import { type LineRig, startLineRig, untilLive } from '../rig/line-rig.ts'
import { ENDLESS_TRAYS, openBatch, type Stretch, stream, TRAY_SIDE } from './path.ts'
import { median } from './result.ts'

/** What a model that runs beside costs the line: the same line with and without a candidate in turn, in one run, at several rates. */

const RATES_PER_SEC = [7, 200, 1_000]
const SECONDS_PER_HOUR = 3_600
const LOOK_EVERY_MS = 100
const READY_WITHIN_MS = 60_000
const CANDIDATE = 'phantomnet-1.2.0'

const { rounds, seconds } = commandLine({
  usage: `node test/bench/shadow-price-command.ts [--rounds 5] [--seconds 10]
What a model that runs beside costs the line: the same line with and without a candidate in turn, at several rates.`,
  options: { rounds: wholeNumber(1, 1_000).default(5), seconds: positiveNumber(3_600).default(10) },
})
const stretchMs = seconds * 1000

interface Sides {
  readonly alone: Stretch[]
  readonly beside: Stretch[]
}

const folder = mkdtempSync(join(tmpdir(), 'ovoscope-shadow-'))
try {
  const signed = makeSignedPackage(join(folder, 'models'))
  // The same network under another version: as dear as the one that judges.
  addVersion(signed, '1.2.0')
  const rig = await startLineRig({
    dataFolder: join(folder, 'data'),
    modelFolder: signed.folder,
    scanner: { seed: 'shadow', ratePerHour: 1_000, trays: ENDLESS_TRAYS, rows: TRAY_SIDE, columns: TRAY_SIDE },
    onErrorOutput: () => undefined,
  })
  try {
    await untilLive(rig, 'a ready model', ({ link, model }) => link.state === 'Streaming' && model.state === 'ready')
    const before = await rig.scanner.call('stats', {})
    await openBatch(rig)
    for (const rate of RATES_PER_SEC) await price(rig, rate)
    const { faults, record } = await closeAndBalance(rig, before)
    process.stdout.write(
      `${record.scans} scans stored; ${faults.length === 0 ? 'none lost, none twice' : faults.join('; ')}\n`,
    )
    process.exitCode = faults.length === 0 ? 0 : 1
  } finally {
    await rig.stop()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function price(rig: LineRig, perSec: number): Promise<void> {
  const sides: Sides = { alone: [], beside: [] }
  let [compared, leftOut] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    // Whoever comes first finds another machine than whoever comes second, so they take turns.
    for (const side of round % 2 === 0 ? (['alone', 'beside'] as const) : (['beside', 'alone'] as const)) {
      const candidate = side === 'beside' ? await takeBeside(rig) : undefined
      sides[side].push(await stream(rig, stretchMs, perSec * SECONDS_PER_HOUR))
      if (candidate === undefined) continue
      const counts = (await rig.station.call('models', {})).candidate?.counts
      compared += counts?.compared ?? 0
      leftOut += counts?.leftOut ?? 0
      await rig.station.call('giveUpModel', candidate)
      await untilModels(rig, 'no candidate', ({ candidate }) => candidate === null)
    }
  }
  const seen = compared / Math.max(1, compared + leftOut)
  process.stdout.write(
    `${perSec} scans/s, ${rounds} rounds of ${stretchMs / 1000} s each way; the candidate saw ${(100 * seen).toFixed(1)} % of ${compared + leftOut}\n`,
  )
  for (const what of ['ackable', 'decision'] as const) {
    for (const quantile of ['p50', 'p99'] as const) {
      const [alone, beside] = (['alone', 'beside'] as const).map((side) =>
        median(sides[side].map(({ latencyMs }) => latencyMs[what][quantile] ?? Number.NaN)),
      )
      const text = `alone ${ms(alone)}, beside ${ms(beside)} = ${((beside ?? 0) / (alone ?? 1)).toFixed(2)} ×`
      process.stdout.write(`  ${what.padEnd(8)} ${quantile}: ${text}\n`)
    }
  }
}

async function takeBeside(rig: LineRig): Promise<ModelRef> {
  const { library } = await rig.station.call('models', {})
  const model = library.find(({ modelId }) => modelId === CANDIDATE)
  if (model === undefined) throw new Error(`${CANDIDATE} is not in the library`)
  const wish: ModelRef = { modelId: model.modelId, manifestSha256: model.manifestSha256 }
  const taken = await rig.station.call('shadowModel', wish)
  if (!taken.ok) throw new Error(`${CANDIDATE} may not run beside: ${JSON.stringify(taken)}`)
  await untilModels(rig, 'a ready candidate', ({ candidate }) => candidate?.progress.state === 'ready')
  return wish
}

async function untilModels(rig: LineRig, what: string, done: (view: ModelsView) => boolean): Promise<void> {
  const giveUpAtMs = performance.now() + READY_WITHIN_MS
  while (!done(await rig.station.call('models', {}))) {
    if (performance.now() > giveUpAtMs) throw new Error(`${what} was not seen within ${READY_WITHIN_MS / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

function ms(value: number | undefined): string {
  return `${(value ?? Number.NaN).toFixed(1)} ms`
}
