import { spawnSync } from 'node:child_process'
import { appendFileSync, copyFileSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeSignedPackage } from '../test/make/signed-package.ts'
import { withFolder } from '../test/make/temporary-folder.ts'

const PROGRAM = join(import.meta.dirname, 'sign.ts')

function sign(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

describe('models:sign and models:verify', () => {
  it('make a pair, sign with it, and verify as soon as the public half is trusted', () =>
    withFolder((folder) => {
      const { folder: packageFolder, keysFolder } = makeSignedPackage(folder)
      const keys = join(folder, 'keys')
      expect(sign('--make-keys', keys).status).toBe(0)
      const secret = join(keys, 'signing-key.pem')
      if (process.platform !== 'win32') expect(statSync(secret).mode & 0o077).toBe(0)
      rmSync(join(packageFolder, 'manifest.sig'))
      const unsigned = sign('--verify', packageFolder)
      expect([unsigned.status, unsigned.said]).toEqual([1, expect.stringContaining('SIGNATURE_MISSING manifest.sig')])
      const stranger = sign(packageFolder, '--key', secret)
      expect([stranger.status, stranger.said]).toEqual([1, expect.stringContaining(keysFolder)])
      expect(stranger.said).toContain('On a station it belongs into the folder trusted-keys beside the policy file')
      copyFileSync(join(keys, 'signing-key.pub.pem'), join(keysFolder, 'new.pem'))
      const trusted = sign('--verify', packageFolder)
      expect([trusted.status, trusted.said]).toEqual([0, expect.stringContaining('all of its 6 files are as signed')])
    }))

  it('sign nothing that is not what the manifest says, and leave an earlier signature as it was', () =>
    withFolder((folder) => {
      const { folder: packageFolder } = makeSignedPackage(folder)
      const keys = join(folder, 'keys')
      const made = sign('--make-keys', keys)
      expect(made.said).toContain('/etc/ovoscope/trusted-keys (Linux)')
      const before = readFileSync(join(packageFolder, 'manifest.sig'))
      appendFileSync(join(packageFolder, 'CARD.md'), 'It is always right.')
      const refused = sign(packageFolder, '--key', join(keys, 'signing-key.pem'))
      expect(refused.status).toBe(1)
      expect(refused.said).toMatch(/^Not signed\. FILE_SIZE CARD\.md/)
      expect(readFileSync(join(packageFolder, 'manifest.sig'))).toEqual(before)
    }))

  it('verify the shipped package when none is named', () => {
    expect(sign('--verify')).toMatchObject({ status: 0, said: expect.stringContaining('phantomnet-1.1.0: signed by') })
  })

  it('put no secret into the project, over another one, or out of a public key', () =>
    withFolder((folder) => {
      expect(sign('--make-keys', join(import.meta.dirname, 'keys'))).toMatchObject({ status: 1 })
      expect(sign('--make-keys', folder).status).toBe(0)
      const secret = readFileSync(join(folder, 'signing-key.pem'))
      expect(sign('--make-keys', folder)).toMatchObject({ status: 1, said: expect.stringContaining('already there') })
      expect(readFileSync(join(folder, 'signing-key.pem'))).toEqual(secret)
      const publicKey = join(folder, 'signing-key.pub.pem')
      expect(sign(folder, '--key', publicKey)).toMatchObject({ status: 1, said: expect.stringContaining(publicKey) })
    }))
})
