import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeSignedPackage } from '../make/signed-package.ts'
import { withFolder } from '../make/temporary-folder.ts'
import { startLineRig, untilLive } from '../rig/line-rig.ts'

const scanner = { seed: 'refused', ratePerHour: 360_000, trays: 1, rows: 2, columns: 3 }

describe('a line whose model was changed by one byte', () => {
  it('names the file instead of starting again and again, and goes on by itself when the package is whole', () =>
    withFolder(async (folder) => {
      mkdirSync(join(folder, 'models'))
      const signed = makeSignedPackage(join(folder, 'models'))
      const said: string[] = []
      const path = join(signed.folder, 'manifest.json')
      const genuine = readFileSync(path)
      const changed = Buffer.from(genuine)
      changed[100] = (genuine[100] ?? 0) ^ 1
      writeFileSync(path, changed)
      const rig = await startLineRig({
        ...{ dataFolder: join(folder, 'data'), scanner, modelFolder: signed.folder },
        onErrorOutput: (_name, text) => said.push(text),
      })
      try {
        const view = await untilLive(rig, 'the refusal', ({ model }) => model.state === 'refused')
        expect(view.model).toMatchObject({
          state: 'refused',
          refusedFile: 'manifest.json',
          refusedCode: 'MANIFEST_CHANGED',
        })
        expect(view.problems).toMatchObject([{ id: 'MODEL_REFUSED', priority: 1, detail: { path: 'manifest.json' } }])
        const inference = rig.supervisor.health().find(({ name }) => name === 'inference')
        expect(inference).toMatchObject({ state: 'running', restarts: 0 })
        expect(said.filter((text) => text.includes('the model is refused: manifest.json'))).toHaveLength(1)
        writeFileSync(path, genuine)
        const ready = await untilLive(rig, 'the model', ({ model }) => model.state === 'ready')
        expect(ready).toMatchObject({ model: { modelId: 'phantomnet-1.1.0' }, problems: [] })
      } finally {
        await rig.stop()
      }
    }))
})

describe('a line whose settings name a model that an update has replaced', () => {
  it('says so and decides nothing, until somebody chooses another one', () =>
    withFolder(async (folder) => {
      mkdirSync(join(folder, 'models'))
      const signed = makeSignedPackage(join(folder, 'models'))
      const modelFolder = join(folder, 'models/phantomnet-1.0.0')
      const rig = await startLineRig({ dataFolder: join(folder, 'data'), scanner, modelFolder })
      try {
        const view = await untilLive(rig, 'the refusal', ({ model }) => model.state === 'refused')
        expect(view.model).toMatchObject({ modelId: 'phantomnet-1.0.0', refusedCode: 'PACKAGE_MISSING' })
        expect(view.problems).toMatchObject([{ id: 'MODEL_MISSING', detail: { path: 'phantomnet-1.0.0' } }])
        const models = await rig.station.call('models', {})
        expect(models).toMatchObject({
          active: { modelId: 'phantomnet-1.0.0' },
          successor: { modelId: 'phantomnet-1.1.0' },
        })
        if (models.successor === null) throw new Error('nothing is offered')
        const chosen = await rig.station.call('switchModel', { ...models.successor, evenWithBatch: false })
        expect(chosen).toEqual({ ok: true })
        const ready = await untilLive(rig, 'the model', ({ model }) => model.state === 'ready')
        expect(ready).toMatchObject({ model: { modelId: 'phantomnet-1.1.0' }, problems: [] })
      } finally {
        await rig.stop()
      }
      // The choice stands in the data folder. Its package goes in its turn, and comes back.
      const aside = join(folder, 'aside')
      renameSync(signed.folder, aside)
      const again = await startLineRig({ dataFolder: join(folder, 'data'), scanner, modelFolder })
      try {
        const gone = await untilLive(again, 'the refusal', ({ model }) => model.state === 'refused')
        expect(gone.model).toMatchObject({ modelId: 'phantomnet-1.1.0', refusedCode: 'PACKAGE_MISSING' })
        renameSync(aside, signed.folder)
        await untilLive(
          again,
          'the model',
          ({ model }) => model.state === 'ready' && model.modelId === 'phantomnet-1.1.0',
        )
      } finally {
        await again.stop()
      }
    }))
})
