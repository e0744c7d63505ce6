import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
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

  it('believes the machine’s own folder only where nobody but its owner may write', () =>
    withFolder((folder) => {
      const [program, machine] = [join(folder, 'program'), join(folder, 'machine')]
      for (const path of [program, machine]) {
        mkdirSync(path, { mode: 0o755 })
        const pem = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' })
        writeFileSync(join(path, `${path === program ? 'ours' : 'theirs'}.pem`), pem, { mode: 0o644 })
      }
      const read = () => {
        const { keys, unusable } = readTrustedKeys([program, machine])
        return { keys: keys.map(({ file }) => file), unusable }
      }
      const both = { keys: ['ours.pem', 'theirs.pem'], unusable: [] }
      const programAlone = { keys: ['ours.pem'], unusable: ['theirs.pem'] }
      expect(read()).toEqual(both)
      // Windows has no such bits.
      const guarded = process.platform === 'win32' ? both : programAlone
      chmodSync(machine, 0o777)
      expect(read()).toEqual(guarded)
      chmodSync(machine, 0o755)
      chmodSync(join(machine, 'theirs.pem'), 0o666)
      expect(read()).toEqual(guarded)
      // The program's own is its installer's matter.
      chmodSync(join(machine, 'theirs.pem'), 0o644)
      chmodSync(program, 0o775)
      expect(read()).toEqual(both)
    }))
})
