import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSignedPackage, type SignedPackage } from '../../../test/make/signed-package.ts'
import { type Logger, silentLogger } from '../../log/logger.ts'
import { ModelDesk } from './model-desk.ts'

let signed: SignedPackage
let said: string[]
let desk: ModelDesk

beforeEach(() => {
  signed = makeSignedPackage(mkdtempSync(join(tmpdir(), 'ovoscope-desk-')))
  said = []
  const log: Logger = { ...silentLogger, error: (_fields, message) => said.push(message) }
  desk = new ModelDesk(signed.folder, log)
})

afterEach(() => rmSync(signed.modelsFolder, { recursive: true }))

describe('ModelDesk', () => {
  it('says which file is to blame, once in the log, and predicts nothing', async () => {
    const path = join(signed.folder, 'manifest.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"synthetic": true', '"synthetic": false'))
    const refusal = { state: 'refused', file: 'manifest.json', code: 'MANIFEST_CHANGED' }
    expect([await desk.model(), await desk.model()]).toMatchObject([refusal, refusal])
    expect(said).toEqual(['the model is refused: manifest.json'])
    const picture = { count: 1, width: 64, height: 64, channels: 1, slices: 1, pixels: new Uint8Array(8_192) }
    await expect(desk.predict(picture)).rejects.toThrow('manifest.json')
  })

  it('takes a package that was mended, without another start', async () => {
    const path = join(signed.folder, 'model.onnx')
    const genuine = readFileSync(path)
    writeFileSync(path, genuine.subarray(1))
    expect(await desk.model()).toMatchObject({ state: 'refused', file: 'model.onnx' })
    writeFileSync(path, genuine)
    expect(await desk.model()).toMatchObject({ state: 'ready', modelId: 'phantomnet-1.1.0', synthetic: true })
    const picture = { count: 1, width: 64, height: 64, channels: 1, slices: 1, pixels: new Uint8Array(8_192) }
    expect((await desk.predict(picture)).figures.length).toBe(10)
  })

  it('says how far it is to whoever asks while it opens', async () => {
    const steps: string[] = []
    const heard: ModelDesk = new ModelDesk(signed.folder, silentLogger, { onStep: (step) => steps.push(step) })
    const first = heard.model()
    await Promise.all([first, heard.model()])
    expect(steps).toEqual(['verify', 'verify', 'warm'])
    await heard.model()
    expect(steps).toHaveLength(3)
  })

  it('makes one session, however many ask at once', async () => {
    const answers = await Promise.all([desk.model(), desk.model(), desk.model()])
    expect(new Set(answers).size).toBe(1)
  })

  it.each<[string, string, (signed: SignedPackage) => void]>([
    [
      'bytes that are no network',
      'MODEL_UNREADABLE',
      ({ replace }) => replace('model.onnx', Buffer.from('no network')),
    ],
    [
      'a network whose outputs are not what the manifest promises',
      'MODEL_OUTPUT_MISSING',
      ({ change }) => change(({ outputs }) => Object.assign((outputs as { female: object }).female, { name: 'hen' })),
    ],
    [
      'a network that does not reproduce its golden scans',
      'GOLDEN_MISMATCH',
      ({ folder, replace }) => {
        const expected = readFileSync(join(folder, 'golden/expected.f32'))
        expected.writeFloatLE(0.5, 20)
        replace('golden/expected.f32', expected)
      },
    ],
  ])('refuses %s, though it is signed, until there is another package', async (_what, code, spoil) => {
    spoil(signed)
    const refusal = await desk.model()
    expect(refusal).toMatchObject({ state: 'refused', file: 'model.onnx', code })
    // The same object: no second session was tried.
    expect(await desk.model()).toBe(refusal)
    const other = mkdtempSync(join(tmpdir(), 'ovoscope-desk-'))
    const genuine = makeSignedPackage(other)
    for (const file of ['model.onnx', 'golden/expected.f32']) {
      signed.replace(file, readFileSync(join(genuine.folder, file)))
    }
    writeFileSync(join(signed.folder, 'manifest.json'), readFileSync(join(genuine.folder, 'manifest.json')))
    signed.sign()
    rmSync(other, { recursive: true })
    expect(await desk.model()).toMatchObject({ state: 'ready' })
  })
})
