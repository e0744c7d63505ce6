import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { makeSignedPackage } from '../../test/make/signed-package.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { ModelLibrary, readModelLibrary } from './model-library.ts'

describe('the packages of a station', () => {
  it('are those that came with the program and those that were installed, each with what it says of itself', () =>
    withFolder((folder) => {
      const shipped = makeSignedPackage(join(folder, 'shipped'))
      const installed = join(folder, 'installed')
      cpSync(shipped.folder, join(installed, 'the same'), { recursive: true })
      cpSync(shipped.folder, join(installed, 'phantomnet-1.1.0'), { recursive: true })
      shipped.change((manifest) => Object.assign(manifest, { version: '1.0.9' }))
      const read = () =>
        readModelLibrary(
          [
            { folder: shipped.modelsFolder, origin: 'shipped' },
            { folder: installed, origin: 'installed' },
          ],
          shipped.keysFolder,
        )
      expect(read().models).toMatchObject([
        { modelId: 'phantomnet-1.0.9', origin: 'shipped', folder: shipped.folder, fit: { synthetic: true } },
        // Twice the same bytes is one package.
        { modelId: 'phantomnet-1.1.0', origin: 'installed', folder: join(installed, 'phantomnet-1.1.0') },
      ])
      expect(read().unusable).toEqual([])
    }))

  it('leave out what no trusted key vouches for, and say why', () =>
    withFolder((folder) => {
      const { keysFolder, folder: own, modelsFolder } = makeSignedPackage(join(folder, 'shipped'))
      const other = makeSignedPackage(join(folder, 'other'))
      const installed = join(folder, 'installed')
      cpSync(other.folder, join(installed, 'of another key'), { recursive: true })
      cpSync(own, join(installed, 'unsigned'), { recursive: true })
      rmSync(join(installed, 'unsigned/manifest.sig'))
      cpSync(own, join(installed, 'changed'), { recursive: true })
      writeFileSync(join(installed, 'changed/manifest.json'), '{}')
      cpSync(own, join(installed, '.incoming-half'), { recursive: true })
      mkdirSync(join(installed, 'no package'))
      const { models, unusable } = readModelLibrary(
        [
          { folder: modelsFolder, origin: 'shipped' },
          { folder: installed, origin: 'installed' },
          { folder: join(folder, 'nowhere'), origin: 'installed' },
        ],
        keysFolder,
      )
      expect(models.map(({ modelId }) => modelId)).toEqual(['phantomnet-1.1.0'])
      expect(unusable.map(({ name, file, code }) => [name, file, code])).toEqual([
        ['changed', 'manifest.json', 'MANIFEST_CHANGED'],
        ['of another key', 'manifest.sig', 'KEY_UNKNOWN'],
        ['unsigned', 'manifest.sig', 'SIGNATURE_MISSING'],
      ])
      expect(unusable[1]?.detail).toMatch(/[0-9a-f]{16}/)
    }))

  it('are all there but for one that cannot be read', (context) => {
    if (process.platform === 'win32') context.skip('Windows has no such rights')
    return withFolder((folder) => {
      const { modelsFolder, folder: own, keysFolder } = makeSignedPackage(join(folder, 'shipped'))
      const closed = [join(folder, 'closed'), join(modelsFolder, 'guarded'), join(modelsFolder, 'lost+found')]
      for (const path of closed) {
        cpSync(own, path, { recursive: true })
        chmodSync(path, 0o000)
      }
      cpSync(own, join(modelsFolder, 'guarded files'), { recursive: true })
      chmodSync(join(modelsFolder, 'guarded files/manifest.sig'), 0o000)
      chmodSync(folder, 0o755)
      const { models, unusable } = asAnybody(() =>
        readModelLibrary(
          [
            { folder: modelsFolder, origin: 'shipped' },
            { folder: join(folder, 'closed'), origin: 'installed' },
          ],
          keysFolder,
        ),
      )
      // So that the folder can be cleared away.
      for (const path of closed) chmodSync(path, 0o700)
      expect(models.map(({ modelId }) => modelId)).toEqual(['phantomnet-1.1.0'])
      expect(unusable.map(({ name, code }) => [name, code])).toEqual([
        ['guarded', 'PACKAGE_UNREADABLE'],
        ['guarded files', 'PACKAGE_UNREADABLE'],
        [join(folder, 'closed'), 'PACKAGE_UNREADABLE'],
      ])
    })
  })

  it('are read again after a moment', () =>
    withFolder(async (folder) => {
      const time = new ManualTime()
      const { modelsFolder, folder: own, keysFolder } = makeSignedPackage(join(folder, 'shipped'))
      const library = new ModelLibrary([{ folder: modelsFolder, origin: 'shipped' }], keysFolder, time)
      const count = () => library.read().models.length
      expect(count()).toBe(1)
      rmSync(own, { recursive: true })
      expect(count()).toBe(1)
      await time.advance(3_100)
      expect(count()).toBe(0)
    }))
})

/** The administrator may read everything; nobody else may. */
function asAnybody<T>(work: () => T): T {
  if (process.geteuid?.() !== 0) return work()
  process.seteuid?.('nobody')
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}
