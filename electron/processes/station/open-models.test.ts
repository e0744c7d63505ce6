import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { serveOpenly } from '../../../test/make/serve-openly.ts'
import { addVersion, makeSignedPackage } from '../../../test/make/signed-package.ts'
import { setUpRunningStation } from '../../../test/make/station.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { inferenceContract } from '../../contract/inference.ts'
import { modelSlotsContract, type SlotsWanted } from '../../contract/model-slots.ts'
import type { ModelSlot } from '../../contract/shell.ts'
import { PROGRAM, TRAINEE } from '../../domain/access.ts'
import { silentLogger } from '../../log/logger.ts'
import { readModelFit } from '../../model/model-fit.ts'
import { connect } from '../../rpc/client.ts'
import { createPortPair } from '../../rpc/port-pair.ts'
import { modelHandlers, openModelChoices, openModels } from './open-models.ts'

const WHO = { caller: TRAINEE }
const FIGURES = [0.97, 0.01, 0.01, 0.01, 0, 0.01, 20, 0, 0, 1]

/** A station with two packages on its disk; its model processes are functions that answer over a port as the real ones do. */
async function setUp(folder: string) {
  const signed = makeSignedPackage(join(folder, 'models'))
  const newer = addVersion(signed, '1.2.0')
  const rig = await setUpRunningStation()
  const { station, store, time } = rig
  const init = { dataFolder: join(folder, 'data'), modelFolder: signed.folder, keysFolders: [signed.keysFolder] }
  const parts = { store, audited: store.audited, clock: time, log: silentLogger }
  const choices = openModelChoices(init, parts)
  const models = openModels({ choices, station, store, clock: time, timers: time, log: silentLogger })
  const [near, far] = createPortPair()
  models.attachShell(far)
  const shell = connect(near, modelSlotsContract, { timers: time })
  const wanted: SlotsWanted[] = []
  shell.on('wanted', (one) => void wanted.push(one))
  const running = { inference: signed.folder, 'inference-2': null }
  wanted.push(await shell.call('wanted', { running }))
  const asked: string[] = []
  return {
    ...{ ...rig, models, wanted, asked, newer, old: signed.folder, call: modelHandlers(models.desk) },
    /** A process with the package that is wanted there; answers with how to end it. */
    start(slot: ModelSlot) {
      const model = readModelFit(wanted.at(-1)?.[slot] ?? '')
      if (model === undefined) throw new Error(`nothing is wanted in ${slot}`)
      const { modelId, manifestSha256, fit } = model
      const [own, theirs] = createPortPair()
      const golden = { difference: 0, tolerance: 0.001, scans: 16 }
      const server = serveOpenly(own, inferenceContract, {
        model: () => ({
          ...{ state: 'ready' as const, modelId, manifestSha256, golden, synthetic: fit.synthetic },
          ...fit.picture,
          run: { provider: 'cpu' as const, threads: 1, batchMs: 2, refused: null },
        }),
        figures: () => ({ requests: 0, pictures: 0, expired: 0, turnedAway: 0 }),
        predict: ({ count }) => {
          asked.push(`${modelId} ${count}`)
          const figures = Float32Array.from(
            { length: count * FIGURES.length },
            (_, at) => FIGURES[at % FIGURES.length] ?? 0,
          )
          return { modelId, figures, attention: null }
        },
      })
      models.attachInference(slot, theirs)
      return () => server.close()
    },
  }
}

describe('the models of a station, over ports', () => {
  it('judge in one process, look beside in the other, and change places', () =>
    withFolder(async (folder) => {
      const { call, start, wanted, asked, newer, old, store, time, link, make, station, models } = await setUp(folder)
      expect(wanted).toEqual([{ inference: old, 'inference-2': null }])
      const end = start('inference')
      await time.advance(10)
      const [, two] = call.models().library
      if (two === undefined) throw new Error('the second package is not in the library')
      const { modelId, manifestSha256 } = two
      expect(call.shadowModel({ modelId, manifestSha256 }, WHO)).toEqual({ ok: true })
      await time.advance(10)
      expect(wanted.at(-1)).toEqual({ inference: old, 'inference-2': newer })
      const endNewer = start('inference-2')
      link().receive(make.trayBegin(1), make.scan({}))
      // The line does not hand on by itself what was judged; the process does that.
      await time.advance(50)
      expect(asked).toEqual(['phantomnet-1.1.0 1'])
      expect(call.models().candidate?.progress).toMatchObject({ state: 'ready' })
      expect(call.switchModel({ modelId, manifestSha256, evenWithBatch: true }, WHO)).toEqual({ ok: true })
      await time.advance(10)
      expect(wanted.at(-1)).toEqual({ inference: null, 'inference-2': newer })
      end()
      link().receive(make.scan({ column: 1 }))
      await time.advance(50)
      expect(store.scans.map(({ prediction }) => prediction?.modelId)).toEqual(['phantomnet-1.1.0', 'phantomnet-1.2.0'])
      // A model that goes away is said to be away, and judges again when it is back.
      endNewer()
      await time.advance(10)
      expect(call.models().active.progress.state).toBe('down')
      models.setGivenUp(['inference-2'])
      expect(call.models().active.progress.state).toBe('stopped')
      models.setGivenUp([])
      start('inference-2')
      await time.advance(10)
      expect(call.models().active.progress.state).toBe('ready')
      await station.stop(0)
      models.close()
    }))

  it('offer what was judged to the candidate, and write down what it says', () =>
    withFolder(async (folder) => {
      const { call, start, models, time, store, station } = await setUp(folder)
      start('inference')
      await time.advance(10)
      const [, two] = call.models().library
      if (two === undefined) throw new Error('the second package is not in the library')
      call.shadowModel(two, WHO)
      await time.advance(10)
      start('inference-2')
      await time.advance(10)
      models.onJudged([])
      expect(call.models().candidate?.counts).toEqual({ compared: 0, differently: 0, leftOut: 0, notKept: 0 })
      expect(call.giveUpModel(two, WHO)).toEqual({ ok: true })
      expect(call.models()).toMatchObject({ candidate: null, choiceId: 2 })
      expect(call.rollBackModel({ ...two, evenWithBatch: true }, WHO)).toMatchObject({ refusal: 'NO_PREVIOUS' })
      expect(store.trail.map(({ act }) => act)).toEqual(expect.arrayContaining(['model.shadow', 'model.giveUp']))
      await station.stop(0)
      models.close()
    }))

  it('takes a package off the disk that nothing needs, and ends at the start what a crash left of that', () =>
    withFolder(async (folder) => {
      const { call, models, station, store, time } = await setUp(folder)
      const installed = join(folder, 'data', 'models')
      cpSync(join(folder, 'models/phantomnet-1.2.0'), join(installed, 'phantomnet-1.2.0'), { recursive: true })
      rmSync(join(folder, 'models/phantomnet-1.2.0'), { recursive: true })
      await time.advance(4_000)
      const [shipped, brought] = call.models().library
      if (shipped === undefined || brought === undefined) throw new Error('the library has not both')
      expect([shipped.stays, brought.stays]).toEqual(['SHIPPED', null])
      expect(call.removeModel(shipped, WHO)).toEqual({ ok: false, removal: 'SHIPPED', batches: [] })
      expect(call.removeModel(brought, WHO)).toEqual({ ok: true })
      expect(call.models().library.map(({ modelId }) => modelId)).toEqual(['phantomnet-1.1.0'])
      expect(readdirSync(join(installed, '.removed-phantomnet-1.2.0')).sort()).toEqual([
        'manifest.json',
        'manifest.sig',
      ])
      // The power went between the name and the files.
      writeFileSync(join(installed, '.removed-phantomnet-1.2.0', 'model.onnx'), 'half')
      const init = { dataFolder: join(folder, 'data'), modelFolder: join(folder, 'models/phantomnet-1.1.0') }
      openModelChoices(init, { store, audited: store.audited, clock: time, log: silentLogger })
      expect(existsSync(join(installed, '.removed-phantomnet-1.2.0', 'model.onnx'))).toBe(false)
      expect(store.trail.filter(({ act }) => act === 'model.remove')).toMatchObject([
        { subject: 'phantomnet-1.2.0', who: TRAINEE.name },
        { subject: 'phantomnet-1.2.0', who: PROGRAM.name, after: '{"finished":true}' },
      ])
      await station.stop(0)
      models.close()
    }))
})
