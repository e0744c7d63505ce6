import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../test/make/temporary-folder.ts'
import { keyId } from './signature.ts'
import { readTrustedKeys } from './trusted-keys.ts'

describe('readTrustedKeys', () => {
  it('reads public keys of Ed25519, and names every other file', () =>
    withFolder((folder) => {
      const own = generateKeyPairSync('ed25519')
      const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
      const pem = own.publicKey.export({ type: 'spki', format: 'pem' }).toString()
      writeFileSync(join(folder, 'a.pem'), pem)
      writeFileSync(join(folder, 'from-windows.pem'), pem.replaceAll('\n', '\r\n'))
      writeFileSync(join(folder, 'large.pem'), pem + ' '.repeat(5_000))
      writeFileSync(join(folder, 'private.pem'), own.privateKey.export({ type: 'pkcs8', format: 'pem' }))
      writeFileSync(join(folder, 'rsa.pem'), rsa.publicKey.export({ type: 'spki', format: 'pem' }))
      writeFileSync(join(folder, 'text.pem'), 'no key')
      writeFileSync(join(folder, 'README.md'), 'who gave us which key')
      const { keys, unusable } = readTrustedKeys(folder)
      expect(keys.map(({ file, id }) => [file, id])).toEqual([
        ['a.pem', keyId(own.privateKey)],
        ['from-windows.pem', keyId(own.publicKey)],
      ])
      expect(unusable).toEqual(['large.pem', 'private.pem', 'rsa.pem', 'text.pem'])
    }))

  it('trusts nobody where there is no folder', () => {
    expect(readTrustedKeys('/nowhere/trusted-keys')).toMatchObject({ keys: [], unusable: [] })
  })
})
