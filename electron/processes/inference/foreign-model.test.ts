import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  FOREIGN_DESCRIPTION,
  FOREIGN_SIDE,
  foreignFigures,
  foreignLogits,
  foreignScans,
  makeForeignPackage,
} from '../../../test/make/foreign-model.ts'
import type { Graph } from '../../../test/make/onnx-model.ts'
import { silentLogger } from '../../log/logger.ts'
import type { PredictParams } from './engine.ts'
import { ModelDesk } from './model-desk.ts'

let models: string

beforeEach(() => {
  models = mkdtempSync(join(tmpdir(), 'ovoscope-foreign-'))
})

afterEach(() => rmSync(models, { recursive: true }))

function deskOf(spoil: { readonly graph?: Partial<Graph>; readonly manifest?: object } = {}) {
  return new ModelDesk(makeForeignPackage(models, spoil).folder, silentLogger)
}

function picturesOf(scans: Uint16Array): PredictParams {
  const count = scans.length / FOREIGN_SIDE ** 2
  const pixels = new Uint8Array(scans.buffer)
  return { count, width: FOREIGN_SIDE, height: FOREIGN_SIDE, channels: 1, slices: 1, pixels }
}

/** Five of fertility and p(female) of each picture, as the station gets them. */
function sixes(figures: Float32Array): number[] {
  return [...figures].filter((_, at) => at % 10 < 6)
}

const INPUT = { name: 'image', type: 'float32', dims: ['batch', 48, 48, 3] } as const
const OUTPUT = { name: 'logits', type: 'float32', dims: ['batch', 3] } as const

describe('a classifier of somebody else', () => {
  it('answers with our figures: another size, scaled floats, colours last, classes in its own order, logits', async () => {
    const desk = deskOf()
    expect(await desk.model()).toMatchObject({ state: 'ready', modelId: 'eggnet-2.1.0', width: 48, height: 48 })
    const scans = foreignScans(5)
    const result = await desk.predict(picturesOf(scans))
    const expected = foreignFigures(foreignLogits(scans))
    sixes(result.figures).forEach((figure, at) => {
      expect(figure).toBeCloseTo(expected[at] as number, 4)
    })
    expect(new Set(sixes(result.figures).map((figure) => figure.toFixed(2))).size).toBeGreaterThan(5)
    expect(result.attention).toBeNull()
  })

  it('answers the same when it was exported for one picture at a time', async () => {
    const whole = deskOf()
    await whole.model()
    const pictures = picturesOf(foreignScans(3))
    const expected = await whole.predict(pictures)
    rmSync(join(models, 'trusted-keys'), { recursive: true })
    const dims = { inputs: [{ ...INPUT, dims: [1, 48, 48, 3] }], outputs: [{ ...OUTPUT, dims: [1, 3] }] }
    const desk = deskOf({ graph: dims })
    expect(await desk.model()).toMatchObject({ state: 'ready' })
    const figures = sixes((await desk.predict(pictures)).figures)
    figures.forEach((figure, at) => expect(figure).toBeCloseTo(sixes(expected.figures)[at] as number, 5))
  })

  it.each<[string, string, { readonly graph?: Partial<Graph>; readonly manifest?: object }, string]>([
    [
      'of another size',
      'MODEL_SHAPE',
      { manifest: { input: { ...FOREIGN_DESCRIPTION.input, width: 24, height: 96 } } },
      'batch×48×48×3 in the graph, the manifest promises n×96×24×3',
    ],
    [
      'with colours first where the manifest says last',
      'MODEL_SHAPE',
      { graph: { inputs: [{ ...INPUT, dims: ['batch', 3, 48, 48] }] } },
      'n×48×48×3',
    ],
    [
      'in operators from after our runtime',
      'MODEL_OPSET',
      { graph: { opset: 27 } },
      'opset 27 of ai.onnx; this program runs 7 to 26',
    ],
    ['in operators from before our runtime', 'MODEL_OPSET', { graph: { opset: 6 } }, 'opset 6'],
    ['in a newer file format', 'MODEL_OPSET', { graph: { irVersion: 99 } }, 'IR version 99'],
    ['whose weights are in another file', 'MODEL_EXTERNAL_DATA', { graph: { external: true } }, 'as one file'],
    [
      'with an input of another type',
      'MODEL_INPUT',
      {
        graph: {
          inputs: [{ ...INPUT, type: 'uint16' }],
          nodes: [
            { operator: 'Cast', inputs: ['image'], outputs: ['cast'], integers: { to: 1 } },
            { operator: 'Flatten', inputs: ['cast'], outputs: ['row'], integers: { axis: 1 } },
            { operator: 'Gemm', inputs: ['row', 'weights', 'bias'], outputs: ['logits'] },
          ],
        },
      },
      'image is uint16 in the graph, the manifest promises float32',
    ],
    [
      'with an input of another name',
      'MODEL_INPUT',
      { manifest: { input: { ...FOREIGN_DESCRIPTION.input, name: 'picture' } } },
      'the graph takes image',
    ],
    [
      'without the output that the manifest names',
      'MODEL_OUTPUT_MISSING',
      { manifest: { outputs: { ...FOREIGN_DESCRIPTION.outputs, female: { name: 'sex' } } } },
      'sex is no output of the graph, which has logits',
    ],
    [
      'with another number of classes',
      'MODEL_OUTPUT',
      {
        manifest: {
          outputs: {
            ...FOREIGN_DESCRIPTION.outputs,
            fertility: { ...FOREIGN_DESCRIPTION.outputs.fertility, labels: ['viable', 'infertile'] },
          },
        },
      },
      'names 2 labels',
    ],
    [
      'whose logits are called probabilities',
      'NOT_PROBABILITIES',
      {
        manifest: {
          outputs: {
            ...FOREIGN_DESCRIPTION.outputs,
            fertility: { ...FOREIGN_DESCRIPTION.outputs.fertility, activation: 'none' },
          },
        },
      },
      'softmax',
    ],
    [
      'whose scaling is another than its golden figures were made with',
      'GOLDEN_MISMATCH',
      { manifest: { input: { ...FOREIGN_DESCRIPTION.input, scaling: { method: 'maximum' } } } },
      'away, allowed is 0.001',
    ],
  ])('is refused %s, with its own word', async (_what, code, spoil, detail) => {
    const refused = { state: 'refused', file: 'model.onnx', code, detail: expect.stringContaining(detail) }
    expect(await deskOf(spoil).model()).toEqual(refused)
  })
})
