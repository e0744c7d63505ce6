import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ModelsView } from '../../electron/contract/models.ts'
import { addVersion, makeSignedPackage } from '../make/signed-package.ts'
import { CrashRun } from './crash-run.ts'

const AFTERWARDS = 100
const SCANS_PER_SEC = 200
const OLD = 'phantomnet-1.1.0'
const NEW = 'phantomnet-1.2.0'

let folder: string
let run: CrashRun

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ovoscope-models-'))
  const signed = makeSignedPackage(join(folder, 'models'))
  addVersion(signed, '1.2.0')
  run = await CrashRun.start('model switch', SCANS_PER_SEC, signed.folder)
})

afterEach(async () => {
  await run.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function untilModels(what: string, done: (view: ModelsView) => boolean): Promise<void> {
  await expect
    .poll(async () => done(await run.ends.station.call('models', {})), { message: what, timeout: 60_000, interval: 20 })
    .toBe(true)
}

async function wishFor(modelId: string) {
  const { library } = await run.ends.station.call('models', {})
  const model = library.find((one) => one.modelId === modelId)
  if (model === undefined) throw new Error(`${modelId} is not in the library`)
  const { manifestSha256 } = model
  return { modelId, manifestSha256, evenWithBatch: true }
}

async function switchTo(modelId: string): Promise<void> {
  expect(await run.ends.station.call('switchModel', await wishFor(modelId))).toEqual({ ok: true })
}

const judges = (modelId: string) => (view: ModelsView) =>
  view.active.modelId === modelId && view.active.progress.state === 'ready'

describe('a model that is switched while eggs stream', () => {
  it('is exchanged whichever of the two is killed meanwhile, and every scan ends decided once', async () => {
    // The one that is being made ready.
    await switchTo(NEW)
    await untilModels('the other process', () => run.health('inference-2').pid !== null)
    await run.kill('inference-2')
    await untilModels('the new model judges', judges(NEW))
    await untilModels('the old process ended', () => run.health('inference').pid === null)
    await run.untilScansGrow(AFTERWARDS)
    // The one that judges, while the way back is being made ready.
    expect(await run.ends.station.call('rollBackModel', await wishFor(OLD))).toEqual({ ok: true })
    const pid = run.health('inference-2').pid
    if (pid !== null) process.kill(pid, 'SIGKILL')
    await untilModels('the old model judges again', judges(OLD))
    await run.untilScansGrow(AFTERWARDS)
    const { models } = await namesOfOpenBatch()
    expect(models).toEqual([OLD, NEW])
    expect(await run.findFaults()).toEqual([])
  })

  it('is the one that was written down when the station is killed', async () => {
    await switchTo(NEW)
    await untilModels('the new model judges', judges(NEW))
    await run.kill('station')
    await untilModels('the new model judges after the restart', judges(NEW))
    await run.untilScansGrow(AFTERWARDS)
    // It went on in the process in which it ran.
    expect(run.health('inference-2')).toMatchObject({ state: 'running', restarts: 0 })
    expect(await run.findFaults()).toEqual([])
  })
})

async function namesOfOpenBatch() {
  const { batch } = await run.ends.station.call('liveView', {})
  const record = await run.rig.review.call('batchRecord', { batchId: batch?.batchId ?? '' })
  if (record === null) throw new Error('the batch has no record')
  return record
}
