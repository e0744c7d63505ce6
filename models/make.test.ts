import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { silentLogger } from '../electron/log/logger.ts'
import { installModelPackage } from '../electron/model/install-package.ts'
import { ModelDesk } from '../electron/processes/inference/model-desk.ts'
import {
  FOREIGN_DESCRIPTION,
  FOREIGN_SIDE,
  foreignCalls,
  foreignFigures,
  foreignGraph,
  foreignLogits,
  foreignScans,
} from '../test/make/foreign-model.ts'
import { encodeNpy } from '../test/make/npy.ts'
import type { Graph } from '../test/make/onnx-model.ts'
import { makeTemporaryFolder } from '../test/make/temporary-folder.ts'

let folder: string

beforeEach(() => {
  folder = makeTemporaryFolder()
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

function command(program: string, ...args: string[]) {
  const path = join(import.meta.dirname, program)
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], { encoding: 'utf8', cwd: folder })
  return { status, said: stdout + stderr }
}

const SCANS = foreignScans(6)
const CALLS = foreignCalls(foreignLogits(SCANS))
const DESCRIPTION = {
  ...FOREIGN_DESCRIPTION,
  model: 'export.onnx',
  golden: { scans: 'golden.npy', calls: CALLS, expected: { logits: 'logits.npy' } },
}

/** What its maker has in his folder. */
function bring(description: object = DESCRIPTION, graph: Partial<Graph> = {}, logits = foreignLogits(SCANS)): string {
  writeFileSync(join(folder, 'export.onnx'), foreignGraph(graph))
  writeFileSync(join(folder, 'golden.npy'), encodeNpy(SCANS, [6, FOREIGN_SIDE, FOREIGN_SIDE]))
  writeFileSync(join(folder, 'logits.npy'), encodeNpy(logits, [6, 3]))
  writeFileSync(join(folder, 'model.yaml'), stringify(description))
  return join(folder, 'model.yaml')
}

describe('models:make', () => {
  it('takes a classifier of somebody else from its ONNX file to eggs that it judges on a station', async () => {
    expect(command('make.ts', bring())).toMatchObject({
      status: 0,
      said: expect.stringContaining('agrees with the maker'),
    })
    const made = join(folder, 'eggnet-2.1.0')
    expect(readFileSync(join(made, 'CARD.md'), 'utf8')).toContain('SYNTHETIC')
    expect(command('sign.ts', '--make-keys', join(folder, 'keys')).status).toBe(0)
    const keysFolder = join(folder, 'trusted-keys')
    mkdirSync(keysFolder)
    copyFileSync(join(folder, 'keys/signing-key.pub.pem'), join(keysFolder, 'maker.pem'))
    expect(command('sign.ts', made, '--key', join(folder, 'keys/signing-key.pem')).status).toBe(0)
    expect(command('pack.ts', made)).toMatchObject({
      status: 0,
      said: expect.stringContaining('eggnet-2.1.0.ovomodel'),
    })

    const modelsFolder = join(folder, 'models')
    mkdirSync(modelsFolder)
    const from = join(folder, 'eggnet-2.1.0.ovomodel')
    const installed = await installModelPackage({ from, modelsFolder, keysFolder })
    if (!installed.ok) throw new Error(installed.error.detail)
    copyFileSync(join(keysFolder, 'maker.pem'), join(modelsFolder, 'maker.pem'))
    mkdirSync(join(modelsFolder, 'trusted-keys'))
    copyFileSync(join(keysFolder, 'maker.pem'), join(modelsFolder, 'trusted-keys/maker.pem'))
    const desk = new ModelDesk(installed.value.folder, silentLogger)
    expect(await desk.model()).toMatchObject({ state: 'ready', modelId: 'eggnet-2.1.0' })
    const size = { width: FOREIGN_SIDE, height: FOREIGN_SIDE, channels: 1, slices: 1 }
    const result = await desk.predict({ count: 6, ...size, pixels: new Uint8Array(SCANS.buffer) })
    const expected = foreignFigures(foreignLogits(SCANS))
    const figures = [...result.figures].filter((_, at) => at % 10 < 6)
    figures.forEach((figure, at) => expect(figure).toBeCloseTo(expected[at] as number, 4))
  }, 60_000)

  it.each<[string, object, Partial<Graph>, string]>([
    ['a field that is missing', { ...DESCRIPTION, licence: undefined }, {}, 'licence'],
    ['a class that nobody knows', withLabels(['rooster', 'infertile', 'female']), {}, 'labels'],
    [
      'another order of the classes than the maker’s figures show',
      withLabels(['female', 'infertile', 'male']),
      {},
      'order of labels',
    ],
    ['a scaling that was forgotten', withInput({ scaling: { method: 'counts' } }), {}, 'Look at scaling and layout'],
    [
      'golden scans of one sex alone',
      { ...DESCRIPTION, golden: { ...DESCRIPTION.golden, calls: CALLS.map(() => 'male') } },
      {},
      'one that is called female',
    ],
    ['counts above the bits that it names', withInput({ bitDepth: 8 }), {}, 'of 8 bits'],
    ['operators that do not run here', DESCRIPTION, { opset: 27 }, 'MODEL_OPSET'],
    [
      'no figures for one of its outputs',
      { ...DESCRIPTION, golden: { ...DESCRIPTION.golden, expected: { other: 'logits.npy' } } },
      {},
      'no file for output logits',
    ],
    ['a file that is not there', { ...DESCRIPTION, model: 'gone.onnx' }, {}, 'gone.onnx cannot be read'],
  ])(
    'says what is wrong with %s, and writes nothing',
    (_what, description, graph, said) => {
      const made = command('make.ts', bring(description, graph))
      expect([made.status, made.said]).toEqual([1, expect.stringContaining(said)])
      expect(readdirSync(folder).toSorted()).toEqual(['export.onnx', 'golden.npy', 'logits.npy', 'model.yaml'])
    },
    30_000,
  )

  it('takes golden scans in the size of the scanner, and names the resize when the figures differ', () => {
    const side = 2 * FOREIGN_SIDE
    const doubled = Uint16Array.from({ length: 6 * side * side }, (_, at) => {
      const [scan, row, column] = [Math.floor(at / side ** 2), Math.floor(at / side) % side, at % side]
      return SCANS[(scan * FOREIGN_SIDE + (row >> 1)) * FOREIGN_SIDE + (column >> 1)] ?? 0
    })
    const yaml = bring()
    writeFileSync(join(folder, 'golden.npy'), encodeNpy(doubled, [6, side, side]))
    expect(command('make.ts', yaml)).toMatchObject({
      status: 0,
      said: expect.stringContaining('agrees with the maker'),
    })
    rmSync(join(folder, 'eggnet-2.1.0'), { recursive: true })
    writeFileSync(join(folder, 'logits.npy'), encodeNpy(foreignLogits(SCANS.toReversed()), [6, 3]))
    const said = expect.stringMatching(/^GOLDEN_MISMATCH: .* 96×96 and the model takes 48×48/)
    expect(command('make.ts', yaml)).toMatchObject({ status: 1, said })
  }, 30_000)

  it('does not write over a version that is there, and explains itself', () => {
    mkdirSync(join(folder, 'eggnet-2.1.0'))
    expect(command('make.ts', bring())).toMatchObject({ status: 1, said: expect.stringContaining('another version') })
    expect(existsSync(join(folder, 'eggnet-2.1.0/manifest.json'))).toBe(false)
    expect(command('make.ts', '--help')).toMatchObject({ status: 0, said: expect.stringContaining('model.yaml') })
  }, 30_000)
})

function withLabels(labels: readonly string[]): object {
  const head = { name: 'logits', labels, activation: 'softmax' }
  return { ...DESCRIPTION, outputs: { fertility: head, female: head } }
}

function withInput(change: object): object {
  return { ...DESCRIPTION, input: { ...DESCRIPTION.input, ...change } }
}
