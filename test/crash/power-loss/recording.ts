import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drain } from '../../rig/balance.ts'
import { demoBatch, type LineRig, startLineRig, untilLive } from '../../rig/line-rig.ts'
import { makeRecorder } from './recorder.ts'
import { readSaid, type Said } from './said.ts'
import { readEverything, type StoredEverything } from './stored-scans.ts'
import { readTrace, type Trace } from './trace.ts'

export interface RecordingWish {
  readonly seed: string
  /** In each of two batches, at least. */
  readonly scansPerBatch: number
}

/** What a person was told is done. */
type Word =
  | { readonly kind: 'batch'; readonly batchId: string; readonly closed: boolean }
  | { readonly kind: 'corrections'; readonly count: number }

/** `event`: how many events of the trace there were by then. */
export type Promised = Word & { readonly event: number }

/** Everything that a station did to its folder from its first start to its stop, and what it promised meanwhile. */
export interface Recording {
  readonly folder: string
  readonly root: string
  readonly rootNumber: bigint
  readonly data: string
  readonly trace: Trace
  readonly said: Said
  readonly promised: readonly Promised[]
  /** What the folder held in the end. */
  readonly stored: StoredEverything
}

/** More than the path can carry: it is never idle. */
const SCANS_PER_SEC = 1_000
const SECONDS_PER_HOUR = 3_600
const ROWS = 5
const COLUMNS = 6
const ENDLESS_TRAYS = 100_000

/** Runs the product's own processes through two batches at full speed, the station under the recorder. `folder` goes with `forget`. */
export async function record(wish: RecordingWish): Promise<Recording> {
  const folder = mkdtempSync(join(tmpdir(), 'ovoscope-power-'))
  try {
    return await recordIn(folder, wish)
  } catch (problem) {
    rmSync(folder, { recursive: true, force: true })
    throw problem
  }
}

async function recordIn(folder: string, { seed, scansPerBatch }: RecordingWish): Promise<Recording> {
  const [root, beside] = [join(folder, 'disk'), join(folder, 'beside')]
  const data = join(root, 'data')
  for (const path of [root, join(root, 'scanner'), beside]) mkdirSync(path)
  const { execPath, tracePath } = makeRecorder({ root, data, beside })
  const ratePerHour = SCANS_PER_SEC * SECONDS_PER_HOUR
  const rig = await startLineRig({
    ...{ dataFolder: data, besideFolder: join(root, 'scanner'), execPath, ratedEggsPerHour: ratePerHour },
    scanner: { seed, ratePerHour, trays: ENDLESS_TRAYS, rows: ROWS, columns: COLUMNS },
    onErrorOutput: () => undefined,
  })
  const promised: { readonly word: Word; readonly traceBytes: number }[] = []
  try {
    await runTwoBatches(rig, scansPerBatch, (word) => {
      promised.push({ word, traceBytes: statSync(tracePath).size })
    })
  } finally {
    await rig.stop()
  }
  const trace = readTrace(tracePath)
  rmSync(beside, { recursive: true })
  return {
    ...{ folder, root, rootNumber: statSync(root, { bigint: true }).ino, data, trace, said: readSaid(trace) },
    promised: promised.map(({ word, traceBytes }) => {
      return { ...word, event: trace.endsAt.filter((end) => end <= traceBytes).length }
    }),
    stored: readEverything(data),
  }
}

export function forget({ folder }: Recording): void {
  rmSync(folder, { recursive: true, force: true })
}

async function runTwoBatches(rig: LineRig, scansPerBatch: number, promise: (word: Word) => void): Promise<void> {
  const ready = (view: { link: { state: string }; model: { state: string } }) =>
    view.link.state === 'Streaming' && view.model.state === 'ready'
  await untilLive(rig, 'a streaming scanner and a ready model', ready)
  let corrections = 0
  for (const isLast of [false, true]) {
    const outcome = await rig.station.call('startBatch', demoBatch(null))
    if (!outcome.ok) throw new Error(`the batch could not be started: ${outcome.refusal}`)
    const { batch } = await rig.station.call('liveView', {})
    const batchId = batch?.batchId ?? ''
    promise({ kind: 'batch', batchId, closed: false })
    await rig.scanner.call('start', {})
    for (const part of [1, 2]) {
      await untilLive(rig, 'scans', (view) => (view.batch?.scans ?? 0) >= (part * scansPerBatch) / 2)
      if (await correctOne(rig, batchId)) promise({ kind: 'corrections', count: ++corrections })
    }
    await drain(rig)
    if (isLast) return
    await rig.station.call('closeBatch', {})
    await untilLive(rig, 'the batch closed', (view) => view.batch?.state === 'closed')
    promise({ kind: 'batch', batchId, closed: true })
  }
}

async function correctOne(rig: LineRig, batchId: string): Promise<boolean> {
  for (const { visitId, eggs } of await rig.review.call('trays', { batchId, afterVisitId: 0 })) {
    for (const { cell, attempt } of eggs) {
      const wish = { visitId, cell, attempt, eggClass: 'INFERTILE', reason: 'CANDLED', note: '' } as const
      if ((await rig.station.call('overrideEgg', wish)).ok) return true
    }
  }
  return false
}
