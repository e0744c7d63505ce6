import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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
        expect(ready).toMatchObject({ model: { modelId: 'phantomnet-1.0.0' }, problems: [] })
      } finally {
        await rig.stop()
      }
    }))
})
