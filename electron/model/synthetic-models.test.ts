import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeSignedPackage } from '../../test/make/signed-package.ts'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { readSyntheticModels } from './synthetic-models.ts'

const ID = 'phantomnet-1.1.0'

describe('readSyntheticModels', () => {
  it('believes only a signed package that says that it is real', () =>
    withFolder((folder) => {
      const signed = makeSignedPackage(folder)
      const isSynthetic = () => readSyntheticModels([folder], signed.keysFolder)(ID)
      expect(isSynthetic()).toBe(true)
      signed.change((manifest) => Object.assign(manifest, { synthetic: false }))
      expect(isSynthetic()).toBe(false)
      expect(readSyntheticModels([folder], signed.keysFolder)('gone-2.0.0')).toBe(true)
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
      const isSynthetic = readSyntheticModels([first, second], [keysFolder, join(second, 'trusted-keys')])
      expect(isSynthetic(ID)).toBe(true)
      makeSignedPackage(second).change((manifest) => Object.assign(manifest, { synthetic: false, version: '1.0.1' }))
      expect(isSynthetic('phantomnet-1.0.1')).toBe(false)
    }))
})
