import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandLine } from '../../electron/command/command-line.ts'
import { decimalNumber, folderToWrite, text, wholeNumber } from '../../electron/command/typed-values.ts'
import { systemClock } from '../../electron/host/system-clock.ts'
import { formatRecord } from '../../electron/review/format-record.ts'
import { dataFiles } from '../../electron/store/data-folder.ts'
import { demoBatch, type LineRig, startLineRig, untilLive } from '../rig/line-rig.ts'
import { type DemoCloud, startDemoCloud } from './demo-cloud.ts'
import { compareWithTruth } from './truth.ts'

/** `npm run demo`: one batch from the virtual scanner through the real path, with a pulled cable midway, and its printed record. */

const ROWS = 10
const COLUMNS = 15
/** Long enough to be seen, short enough for a minute's demo. */
const CABLE_OUT_MS = 2_500
/** What the processes said last, shown when the demo fails. */
const LINES_ON_FAILURE = 50
const STEP_DEADLINE_MS = 120_000

const options = commandLine({
  usage: `npm run demo -- [--trays N] [--rate N] [--seed TEXT] [--data FOLDER]
One batch from the virtual scanner through the real path, with a pulled cable midway, and its printed record. Its eggs are SYNTHETIC.

  --trays N      1 to 200 (4)
  --rate N       eggs an hour, 600 to 3600000; faster than any real line unless told otherwise (90000)
  --seed TEXT    names the eggs (demo)
  --data FOLDER  where its data go (one of its own)

Ends with 0 if the record agrees with what the scanner made, 1 if not.`,
  options: {
    trays: wholeNumber(1, 200).default(4),
    /** Faster than any real line, so that the demo takes less than a minute. */
    rate: decimalNumber(600, 3_600_000).default(90_000),
    seed: text('some text', 60).default('demo'),
    data: folderToWrite().optional(),
  },
})

process.exitCode = await demo()

async function demo(): Promise<number> {
  if (options.data !== undefined) {
    say(`Data folder (play, never uploaded): ${options.data}`)
    return runIn(options.data, undefined)
  }
  const dataFolder = mkdtempSync(join(tmpdir(), 'ovoscope-demo-'))
  const cloud = await startDemoCloud(dataFolder)
  say(`Data folder (of this demo alone): ${dataFolder}`)
  say(`Cloud: a reference receiver on this machine, ${cloud.settings.endpoint}`)
  try {
    return await runIn(dataFolder, cloud)
  } finally {
    await cloud.close()
  }
}

async function runIn(dataFolder: string, cloud: DemoCloud | undefined): Promise<number> {
  // The logs are in the data folder; here they are shown only when something goes wrong.
  const said: string[] = []
  const rig = await startLineRig({
    dataFolder,
    onErrorOutput: (name, text) => said.push(`${name}: ${text}`),
    scanner: { seed: options.seed, ratePerHour: options.rate, trays: options.trays, rows: ROWS, columns: COLUMNS },
    ratedEggsPerHour: options.rate,
    ...(cloud === undefined ? {} : { cloud: cloud.settings }),
  })
  try {
    return await runBatch(rig, dataFolder, cloud)
  } catch (problem) {
    process.stderr.write(said.slice(-LINES_ON_FAILURE).join(''))
    throw problem
  } finally {
    await rig.stop()
  }
}

async function runBatch(rig: LineRig, dataFolder: string, cloud: DemoCloud | undefined): Promise<number> {
  const eggsExpected = options.trays * ROWS * COLUMNS
  const ready = await untilLive(
    rig,
    'a streaming scanner and a ready model',
    (view) => view.link.state === 'Streaming' && view.model.state === 'ready',
  )
  say(
    rig.scannerPath === null
      ? 'Transport: in-process bytes, because this system has no pseudo-terminals'
      : `Transport: the serial driver on a pseudo-terminal, ${rig.scannerPath}`,
  )
  say(`Scanner ${ready.link.scannerSerial}, model ${ready.model.modelId}${ready.model.synthetic ? ' (SYNTHETIC)' : ''}`)
  const outcome = await rig.station.call('startBatch', demoBatch(eggsExpected))
  if (!outcome.ok) throw new Error(`the batch could not be started: ${outcome.refusal}`)
  await rig.scanner.call('start', {})
  const startedMs = systemClock.monoMs()
  const progress = setInterval(() => void showProgress(rig, eggsExpected), 2_000)
  try {
    await cableIncident(rig, eggsExpected)
    await untilLive(rig, 'every cell decided', (view) => cellsDone(view.batch) >= eggsExpected, STEP_DEADLINE_MS)
  } finally {
    clearInterval(progress)
  }
  const tookMs = systemClock.monoMs() - startedMs
  await untilLive(rig, 'the last tray through', (view) => view.tray?.state !== 'filling' && view.backlog === 0)
  await rig.station.call('closeBatch', {})
  const closed = await untilLive(rig, 'the batch closed', (view) => view.batch?.state === 'closed')
  const faults = await printRecord(rig, dataFolder, closed.batch?.batchId ?? '', tookMs)
  const uploaded = cloud === undefined || (await cloud.sayReceipt(rig, say))
  return faults === 0 && uploaded ? 0 : 1
}

/** Midway the cable is pulled and put back; says what the console says of it. */
async function cableIncident(rig: LineRig, eggsExpected: number): Promise<void> {
  await untilLive(rig, 'half of the eggs', (view) => cellsDone(view.batch) >= eggsExpected * 0.4, STEP_DEADLINE_MS)
  say('-- The cable is pulled.')
  await rig.scanner.call('pull', {})
  const lost = await untilLive(rig, 'the loss noticed', (view) => view.link.state !== 'Streaming')
  say(`   The console says: ${lost.problems.map((problem) => problem.id).join(', ') || lost.link.state}`)
  await new Promise((resolve) => setTimeout(resolve, CABLE_OUT_MS))
  say('-- The cable is put back.')
  await rig.scanner.call('plug', {})
  const back = await untilLive(rig, 'the link healed', (view) => view.link.state === 'Streaming')
  say(`   The console says: ${back.link.state}; tray ${back.tray?.code ?? '-'} is ${back.tray?.state ?? '-'}`)
}

async function showProgress(rig: LineRig, eggsExpected: number): Promise<void> {
  const view = await rig.station.call('liveView', {})
  const { batch, tray, speed } = view
  const perHour = speed.eggsPerHour === null ? '' : `, ${Math.round(speed.eggsPerHour)} eggs/h`
  say(
    `   ${cellsDone(batch)} of ${eggsExpected} cells, ${batch?.scans ?? 0} scans, tray ${tray?.code ?? '-'}${perHour}`,
  )
}

async function printRecord(rig: LineRig, dataFolder: string, batchId: string, tookMs: number): Promise<number> {
  const record = await rig.review.call('batchRecord', { batchId })
  if (record === null) throw new Error(`no record of batch ${batchId}`)
  const reconcile = await rig.review.call('reconcile', {}, { deadlineMs: STEP_DEADLINE_MS })
  const { purity, missing, unexpected } = await compareWithTruth(rig, batchId)
  const sent = await rig.scanner.call('stats', {})
  process.stdout.write(
    `\n${formatRecord(record, {
      purity,
      purityAgainst: "the phantoms' own truth",
      scansPerSec: record.scans / (tookMs / 1000),
      databasePath: dataFiles(dataFolder).database,
      reconcile,
    })}`,
  )
  const faults = [
    ...(reconcile.agrees ? [] : ['the sums do not agree with the rows']),
    ...(sent.scansMade === record.scans
      ? []
      : [`the scanner made ${sent.scansMade} scans, the record has ${record.scans}`]),
    ...missing.map((cell) => `no egg in the database for ${cell}`),
    ...unexpected.map((cell) => `an egg in the database that was never shown: ${cell}`),
  ]
  say('')
  say(`The scanner made ${sent.scansMade} scans in ${sent.traysMade} trays and sent ${sent.resends} messages again.`)
  for (const fault of faults) say(`FAULT: ${fault}`)
  say(
    faults.length === 0 ? 'Rows, sums and the scanner agree: nothing lost, nothing twice.' : `${faults.length} faults.`,
  )
  return faults.length
}

function cellsDone(batch: { readonly eggs: number; readonly emptyCells: number } | null): number {
  return batch === null ? 0 : batch.eggs + batch.emptyCells
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
