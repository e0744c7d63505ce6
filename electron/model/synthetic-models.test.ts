import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ManualTime } from '../../test/fake/manual-time.ts'
import { makeSignedPackage } from '../../test/make/signed-package.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { readSyntheticModels } from './synthetic-models.ts'

const ID = 'phantomnet-1.1.0'

describe('readSyntheticModels', () => {
  it('believes only a signed package that says that it is real', () =>
    withFolder((folder) => {
      const signed = makeSignedPackage(folder)
      const isSynthetic = () => readSyntheticModels([folder], signed.keysFolder, new ManualTime())(ID)
      expect(isSynthetic()).toBe(true)
      signed.change((manifest) => Object.assign(manifest, { synthetic: false }))
      expect(isSynthetic()).toBe(false)
      expect(readSyntheticModels([folder], signed.keysFolder, new ManualTime())('gone-2.0.0')).toBe(true)
      signed.change((manifest) => Object.assign(manifest, { synthetic: true }))
      writeFileSync(
        join(signed.folder, 'manifest.json'),
        JSON.stringify({ name: 'phantomnet', version: '1.1.0', synthetic: false }),
      )
      expect(isSynthetic()).toBe(true)
      writeFileSync(join(signed.folder, 'manifest.json'), '{ broken')
      signed.sign()
      expect(isSynthetic()).toBe(true)
    }))

  it('learns of a package that is installed later, in another folder', () =>
    withFolder((folder) => {
      const [first, second] = [join(folder, 'shipped'), join(folder, 'installed')]
      const { keysFolder } = makeSignedPackage(first)
      const isSynthetic = readSyntheticModels(
        [first, second],
        [keysFolder, join(second, 'trusted-keys')],
        new ManualTime(),
      )
      expect(isSynthetic(ID)).toBe(true)
      makeSignedPackage(second).change((manifest) => Object.assign(manifest, { synthetic: false, version: '1.0.1' }))
      expect(isSynthetic('phantomnet-1.0.1')).toBe(false)
    }))

  it('learns of a key that is taken away, and of a package that is mended in its place', () =>
    withFolder(async (folder) => {
      const signed = makeSignedPackage(folder)
      signed.change((manifest) => Object.assign(manifest, { synthetic: false }))
      const time = new ManualTime()
      const isSynthetic = readSyntheticModels([folder], signed.keysFolder, time)
      expect(isSynthetic(ID)).toBe(false)
      rmSync(join(signed.folder, 'manifest.sig'))
      await time.advance(3_100)
      expect(isSynthetic(ID)).toBe(true)
      signed.sign()
      await time.advance(3_100)
      expect(isSynthetic(ID)).toBe(false)
      rmSync(join(signed.keysFolder, 'own.pem'))
      await time.advance(3_100)
      expect(isSynthetic(ID)).toBe(true)
    }))

  it('takes for real only what no package of that name calls drawn', () =>
    withFolder((folder) => {
      const signed = makeSignedPackage(folder)
      const twin = join(folder, 'twin')
      cpSync(signed.folder, twin, { recursive: true })
      signed.change((manifest) => Object.assign(manifest, { synthetic: false }))
      const isSynthetic = () => readSyntheticModels([folder], signed.keysFolder, new ManualTime())(ID)
      expect(isSynthetic()).toBe(true)
      // Not even one whose signature is gone.
      rmSync(join(twin, 'manifest.sig'))
      expect(isSynthetic()).toBe(true)
      rmSync(twin, { recursive: true })
      expect(isSynthetic()).toBe(false)
    }))
})
