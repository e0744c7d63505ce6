import { beforeAll, describe, expect, it } from 'vitest'
import { generatePhantom, type PhantomFault, type PhantomTruth, trueClass } from '../../../models/phantom/phantom.ts'
import { ManualTime } from '../../../test/fake/manual-time.ts'
import { circumstances, lawUntil } from '../../../test/make/law.ts'
import { SHIPPED_PACKAGE } from '../../../test/make/signed-package.ts'
import { ok } from '../../base/result.ts'
import { inferenceContract } from '../../contract/inference.ts'
import { loadModelPackage, type ModelPackage } from '../../model/package.ts'
import { decide } from '../../pipeline/decide/decide.ts'
import { createInferenceEngine, type InferenceEngine, type PredictParams } from './engine.ts'
import { onnxRuntime, type SessionMaker } from './open-session.ts'

let model: ModelPackage
let engine: InferenceEngine

beforeAll(async () => {
  const loaded = await loadModelPackage(SHIPPED_PACKAGE)
  if (!loaded.ok) throw new Error(loaded.error.detail)
  model = loaded.value
  const created = await createInferenceEngine(model)
  if (!created.ok) throw new Error(JSON.stringify(created.error))
  engine = created.value
})

/** On a machine whose runs take so long, each after the other; answers also how many batches were run. */
async function openOn(batchMs: (run: number) => number) {
  const time = new ManualTime()
  let batches = 0
  const maker: SessionMaker = {
    ...onnxRuntime,
    async create(of, on) {
      const created = await onnxRuntime.create(of, on)
      if (!created.ok) return created
      return ok({
        async run(tensor) {
          if (tensor.dims[0] === 16) await time.advance(batchMs(batches++))
          return created.value.run(tensor)
        },
      })
    },
  }
  const opened = await createInferenceEngine(model, { maker, clock: time })
  const golden = Math.floor(model.manifest.golden.count / 16)
  return { opened, measured: batches - golden }
}

/** Where the invented cue lies: the middle of the pixels that change with its strength alone. */
function cueCentre(tray: number): readonly [x: number, y: number] {
  const [weak, strong] = [4, 8].map((cueEffect) => {
    const { image } = generatePhantom({ ...pictureOptions(tray), truth: truth('LIVE', 'FEMALE'), cueEffect })
    return new Uint16Array(image.pixels.buffer)
  })
  const places = [...(weak ?? [])].flatMap((value, at) => (Math.abs(value - (strong?.[at] ?? 0)) > 100 ? [at] : []))
  const middle = (of: (at: number) => number) => places.reduce((sum, at) => sum + of(at), 0) / places.length
  return [middle((at) => (at % 64) + 0.5), middle((at) => Math.floor(at / 64) + 0.5)]
}

function pictureOptions(tray: number) {
  return { seed: 'engine', tray, cell: { row: 0, column: 0 }, ageHours: 270, noise: 0.02 }
}

function batch(truths: readonly PhantomTruth[], size = 64, channels: 1 | 2 | 3 = 1, firstTray = 0): PredictParams {
  const pictures = truths.map((truth, index) => {
    return generatePhantom({ ...pictureOptions(firstTray + index), truth, width: size, height: size, channels })
  })
  const pixels = Buffer.concat(pictures.map(({ image }) => image.pixels))
  return { count: truths.length, width: size, height: size, channels, slices: 1, pixels: new Uint8Array(pixels) }
}

function truth(kind: PhantomTruth['kind'], sex?: 'FEMALE' | 'MALE', fault?: PhantomFault): PhantomTruth {
  return { sex, kind, flags: [], fault }
}

function classes(figures: Float32Array, count: number) {
  return Array.from({ length: count }, (_, index) => {
    const figure = (offset: number) => figures[index * 10 + offset] ?? Number.NaN
    const fertility = {
      viable: figure(0),
      infertile: figure(1),
      earlyDead: figure(2),
      midDead: figure(3),
      empty: figure(4),
    }
    const quality = {
      signalToNoise: figure(6),
      saturatedShare: figure(7),
      interference: figure(8),
      evenness: figure(9),
    }
    const prediction = { modelId: 'x', fertility, female: figure(5), quality, attention: undefined }
    const around = circumstances({ law: lawUntil(undefined) })
    return decide(prediction, { ...around, attempt: 1, holdReason: undefined }).eggClass
  })
}

describe('the engine with the shipped model', () => {
  it('answers in the contract’s shape and says that it is synthetic', async () => {
    const { predict, model } = inferenceContract.methods
    expect(model.result.parse(engine.facts)).toMatchObject({
      ...{ modelId: 'phantomnet-1.1.0', synthetic: true },
      run: { provider: 'cpu', threads: 1, batchMs: expect.any(Number), refused: null },
    })
    const result = predict.result.parse(await engine.predict(batch([truth('LIVE', 'MALE'), truth('INFERTILE')])))
    expect(result.figures.length).toBe(20)
    expect(result.attention).toMatchObject({ width: 16, height: 16 })
    expect(result.attention?.values.length).toBe(2 * 256)
    const fertility = result.figures.slice(0, 5).reduce((sum, share) => sum + share, 0)
    expect(fertility).toBeCloseTo(1, 5)
  })

  it('is measured by the median of a few runs, of fewer where they are slow', async () => {
    const fast = await openOn((run) => [9, 4, 5, 7, 6, 8, 3, 10, 2][run] ?? 1)
    expect(fast).toMatchObject({ opened: { ok: true, value: { facts: { run: { batchMs: 6 } } } }, measured: 7 })
    const slow = await openOn(() => 1_200)
    expect(slow).toMatchObject({ opened: { ok: true, value: { facts: { run: { batchMs: 1_200 } } } }, measured: 3 })
  })

  it('is refused on a machine where two batches would not be answered in time, and not for what else it does meanwhile', async () => {
    const { opened } = await openOn(() => 2_501)
    expect(opened).toEqual({
      ok: false,
      error: { code: 'TOO_SLOW', detail: '16 pictures take 2501 ms here, allowed are 2500' },
    })
    expect(await openOn((run) => (run % 3 === 0 ? 2_500 : 9_000))).toMatchObject({ opened: { ok: true } })
  })

  it('judges clear phantoms as what they are', async () => {
    const kinds = [
      truth('INFERTILE'),
      truth('EARLY_DEAD'),
      truth('EMPTY'),
      truth('LIVE', 'FEMALE'),
      truth('LIVE', 'MALE'),
    ]
    const truths = Array.from({ length: 15 }, (_, index) => kinds[index % kinds.length] as PhantomTruth)
    const result = await engine.predict(batch(truths))
    const called = classes(result.figures, truths.length)
    const right = called.filter((name, index) => name === trueClass(truths[index] as PhantomTruth)).length
    expect(right).toBeGreaterThanOrEqual(13)
  })

  it('ends broken pictures as unreadable, also those that look like an empty cell', async () => {
    const faults = ['DEAD_CHANNEL', 'SATURATED', 'DROPPED_LINES'] as const
    const truths = Array.from({ length: 15 }, (_, index) => truth('LIVE', 'MALE', faults[index % 3]))
    const result = await engine.predict(batch(truths))
    expect(new Set(classes(result.figures, truths.length))).toEqual(new Set(['UNREADABLE']))
  })

  it('looks at the part of the embryo that tells the sex', async () => {
    const near: boolean[] = []
    for (let tray = 0; tray < 12; tray++) {
      const result = await engine.predict(batch([truth('LIVE', 'FEMALE')], 64, 1, tray))
      const values = result.attention?.values ?? new Uint8Array()
      const peak = values.indexOf(255)
      const [x, y] = cueCentre(tray)
      near.push(Math.hypot((peak % 16) * 4 + 2 - x, Math.floor(peak / 16) * 4 + 2 - y) <= 8)
    }
    expect(near.filter(Boolean).length).toBeGreaterThanOrEqual(9)
  })

  it('gives a scan the same figures alone and in a batch, and in a larger picture nearly so', async () => {
    const truths = [truth('LIVE', 'MALE'), truth('LIVE', 'FEMALE'), truth('MID_DEAD')]
    const together = await engine.predict(batch(truths))
    const alone = await engine.predict(batch(truths.slice(0, 1)))
    alone.figures.forEach((figure, index) => {
      expect(figure).toBeCloseTo(together.figures[index] as number, 4)
    })
    const large = await engine.predict(batch(truths.slice(0, 1), 128, 3))
    expect(large.figures[0]).toBeGreaterThan(0.9)
  })

  it('rejects pictures that do not fit with the reason, and goes on', async () => {
    await expect(engine.predict(batch([truth('EMPTY')], 20))).rejects.toThrow('TOO_SMALL')
    expect((await engine.predict(batch([truth('EMPTY')]))).figures[4]).toBeGreaterThan(0.9)
  })
})
