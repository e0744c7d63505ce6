import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeSignedPackage } from '../test/make/signed-package.ts'
import { withFolder } from '../test/make/temporary-folder.ts'

const PROGRAM = join(import.meta.dirname, 'pack.ts')

function pack(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

describe('models:pack and models:unpack', () => {
  it('make the same file of the same package, and the package of the file', () =>
    withFolder((folder) => {
      const signed = makeSignedPackage(folder)
      const [one, two, out] = ['one', 'two', 'out'].map((name) => join(folder, name)) as [string, string, string]
      for (const each of [one, two, out]) mkdirSync(each)
      for (const each of [one, two]) expect(pack(signed.folder, '--out', each).status).toBe(0)
      const file = join(one, 'phantomnet-1.1.0.ovomodel')
      expect(Buffer.compare(readFileSync(file), readFileSync(join(two, 'phantomnet-1.1.0.ovomodel')))).toBe(0)
      expect(pack(signed.folder, '--out', one)).toMatchObject({
        status: 1,
        said: expect.stringContaining('already there'),
      })
      const unpacked = pack('--unpack', file, '--out', out, '--keys', signed.keysFolder)
      expect([unpacked.status, unpacked.said]).toEqual([0, expect.stringContaining('written, signed by')])
      const manifest = readFileSync(join(out, 'phantomnet-1.1.0/manifest.json'))
      expect(Buffer.compare(manifest, readFileSync(join(signed.folder, 'manifest.json')))).toBe(0)
    }))

  it('refuse what is not as it was signed, and write nothing', () =>
    withFolder((folder) => {
      const signed = makeSignedPackage(folder)
      writeFileSync(join(signed.folder, 'CARD.md'), 'It is always right.')
      const refused = pack(signed.folder, '--out', folder)
      expect([refused.status, refused.said]).toEqual([1, expect.stringContaining('FILE_SIZE CARD.md')])
      expect(existsSync(join(folder, 'phantomnet-1.1.0.ovomodel'))).toBe(false)
    }))

  it('say how they are used', () => {
    expect(pack('--help')).toMatchObject({ status: 0, said: expect.stringContaining('models:unpack') })
    expect(pack()).toMatchObject({ status: 2, said: expect.stringContaining('models:pack') })
    expect(pack('--unpack', 'x.ovomodel')).toMatchObject({ status: 2 })
  })
})
