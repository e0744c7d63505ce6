import { describe, expect, it } from 'vitest'
import { FakeKeyStore } from '../../test/shell/fake-key-store.ts'
import { keyStoreSealer, noKeySealer } from './key-sealer.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')

function sealer(keyStore = new FakeKeyStore(), platform: NodeJS.Platform = 'linux') {
  return { keyStore, sealer: keyStoreSealer({ keyStore, platform, account: 'line' }) }
}

describe('the key of a key slot in the key store of the operating system', () => {
  it('is sealed for the account, and opened by the same key store alone', async () => {
    const { keyStore, sealer: own } = sealer()
    const sealed = await own.seal(KEY)
    if ('missing' in sealed) throw new Error(sealed.missing)
    expect(sealed.account).toBe('line')
    expect(Buffer.from(sealed.sealed, 'base64').includes(KEY)).toBe(false)
    expect(await own.open(sealed.sealed)).toEqual({ key: KEY })
    keyStore.rotate()
    expect(await own.open(sealed.sealed)).toEqual({ key: KEY })
    const other = await sealer().sealer.open(sealed.sealed)
    expect(other).toEqual({ missing: expect.stringContaining('the account line') })
  })

  it.each(['basic_text', 'unknown'])(
    'is not given to a key store that seals with what everybody knows: %s',
    async (backend) => {
      const { keyStore, sealer: own } = sealer()
      keyStore.backend = backend
      expect(await own.seal(KEY)).toHaveProperty('missing')
    },
  )

  it('is refused without a word of it when the key store is away or fails', async () => {
    const { keyStore, sealer: own } = sealer(undefined, 'win32')
    keyStore.available = false
    expect(await own.seal(KEY)).toHaveProperty('missing')
    keyStore.available = true
    keyStore.encryptStringAsync = (text) => Promise.reject(new Error(`cannot seal ${text}`))
    const failed = await own.seal(KEY)
    expect(failed).toHaveProperty('missing')
    expect(JSON.stringify(failed)).not.toContain(KEY)
    expect(await noKeySealer.seal(KEY)).toHaveProperty('missing')
    expect(await noKeySealer.open('AAAA')).toHaveProperty('missing')
  })
})
