import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { addVersion, makeSignedPackage } from '../../test/make/signed-package.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { installModelPackage } from './install-package.ts'
import { readModelLibrary } from './model-library.ts'
import { setPackageAside, unfinishedRemovals } from './remove-package.ts'
import { readSyntheticModels } from './synthetic-models.ts'

const ID = 'phantomnet-1.1.0'

async function withInstalled(
  work: (at: {
    modelsFolder: string
    from: string
    keysFolder: string
    theirs: ReturnType<typeof makeSignedPackage>
  }) => Promise<void>,
) {
  await withFolder(async (folder) => {
    const theirs = makeSignedPackage(join(folder, 'theirs'))
    theirs.change((manifest) => Object.assign(manifest, { synthetic: false }))
    const modelsFolder = join(folder, 'models')
    mkdirSync(modelsFolder)
    const { keysFolder, folder: from } = theirs
    expect(await installModelPackage({ from, modelsFolder, keysFolder })).toMatchObject({ ok: true })
    await work({ modelsFolder, from, keysFolder, theirs })
  })
}

const listed = (folder: string, keysFolder: string) =>
  readModelLibrary([{ folder, origin: 'installed' }], keysFolder).models.map(({ modelId }) => modelId)

describe('a package that is removed', () => {
  it('is no model from one moment to the next, and its files are gone but for what shows what it was', () =>
    withInstalled(async ({ modelsFolder, keysFolder }) => {
      const isSynthetic = readSyntheticModels([modelsFolder], keysFolder, new ManualTime())
      expect(isSynthetic(ID)).toBe(false)
      const aside = setPackageAside(join(modelsFolder, ID))
      expect(listed(modelsFolder, keysFolder)).toEqual([])
      aside.clear()
      expect(readdirSync(modelsFolder)).toEqual([`.removed-${ID}`])
      expect(readdirSync(join(modelsFolder, `.removed-${ID}`)).sort()).toEqual(['manifest.json', 'manifest.sig'])
      expect(unfinishedRemovals(modelsFolder)).toEqual([])
      // Records of what it judged must not become synthetic by its going.
      expect(isSynthetic(ID)).toBe(false)
    }))

  it('is put back as it was', () =>
    withInstalled(async ({ modelsFolder, keysFolder }) => {
      setPackageAside(join(modelsFolder, ID)).putBack()
      expect(readdirSync(modelsFolder)).toEqual([ID])
      expect(listed(modelsFolder, keysFolder)).toEqual([ID])
    }))

  it('is deleted to the end by the next start after a crash in the midst of it', () =>
    withInstalled(async ({ modelsFolder }) => {
      setPackageAside(join(modelsFolder, ID))
      // The first of its files was gone already.
      rmSync(join(modelsFolder, `.removed-${ID}`, 'model.onnx'))
      const [unfinished, ...more] = unfinishedRemovals(modelsFolder)
      expect([unfinished?.modelId, more]).toEqual([ID, []])
      unfinished?.clear()
      expect(existsSync(join(modelsFolder, `.removed-${ID}`, 'golden'))).toBe(false)
      expect(unfinishedRemovals(modelsFolder)).toEqual([])
    }))

  it('changes nothing when it cannot be renamed', () =>
    withFolder(async (folder) => {
      expect(() => setPackageAside(join(folder, 'gone-1.0.0'))).toThrow('ENOENT')
      expect(unfinishedRemovals(join(folder, 'nowhere'))).toEqual([])
    }))

  it('is installed again only as the very same: its rows would name another one', () =>
    withInstalled(async ({ modelsFolder, keysFolder, from, theirs }) => {
      const again = () => installModelPackage({ from, modelsFolder, keysFolder })
      setPackageAside(join(modelsFolder, ID)).clear()
      expect(await again()).toMatchObject({ ok: true, value: { wasThere: false } })
      setPackageAside(join(modelsFolder, ID)).clear()
      theirs.change((manifest) => Object.assign(manifest, { title: 'Another one' }))
      expect(await again()).toMatchObject({ ok: false, error: { code: 'VERSION_TAKEN' } })
      const newer = addVersion(theirs, '1.2.0')
      expect(await installModelPackage({ from: newer, modelsFolder, keysFolder })).toMatchObject({ ok: true })
    }))
})
