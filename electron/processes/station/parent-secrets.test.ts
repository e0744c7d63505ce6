import { describe, expect, it } from 'vitest'
import { createFakeTime } from '../../../test/fake/fake-time.ts'
import { serveOpenly } from '../../../test/make/serve-openly.ts'
import { secretsContract } from '../../contract/secrets.ts'
import type { PeerName } from '../../host/peer-name.ts'
import type { Port } from '../../rpc/port.ts'
import { createPortPair } from '../../rpc/port-pair.ts'
import { ParentSecrets } from './parent-secrets.ts'
import { secretsFirst } from './secrets-first.ts'

const KEY = new Uint8Array(32).fill(7)

/** The parent's end: what it seals, it only turns round. */
function parentPort(seals = true): Port {
  const [near, far] = createPortPair()
  const turned = (text: string) => Buffer.from(text, 'base64').reverse().toString('base64')
  serveOpenly(far, secretsContract, {
    cloudToken: () => ({ missing: 'none here' }),
    sealKey: ({ key }) => (seals ? { sealed: turned(key), account: 'line' } : { missing: 'no key store' }),
    openKey: ({ sealed }) => {
      if (!seals) throw new Error(`cannot open ${sealed}`)
      return { key: turned(sealed) }
    },
  })
  return near
}

describe('the key store of the parent', () => {
  it('seals and opens, also when the port comes only after the question', async () => {
    const time = createFakeTime()
    const secrets = new ParentSecrets()
    const keyStore = secrets.keyStore(time.timers)
    const asked = keyStore.seal(KEY)
    secrets.attach(parentPort())
    const sealed = await asked
    if (!sealed.ok) throw new Error(sealed.error)
    expect(sealed.value.account).toBe('line')
    expect(await keyStore.open(sealed.value.sealed)).toEqual({ ok: true, value: KEY })
  })

  it('is not waited for beyond a few seconds', async () => {
    const time = createFakeTime()
    const answer = new ParentSecrets().keyStore(time.timers).open('AAAA')
    await time.advance(5_000)
    expect(await answer).toEqual({ ok: false, error: 'whoever owns the key store does not answer' })
  })

  it('says why it does not, and nothing of what it was handed', async () => {
    const secrets = new ParentSecrets()
    secrets.attach(parentPort(false))
    const keyStore = secrets.keyStore(createFakeTime().timers)
    expect(await keyStore.seal(KEY)).toEqual({ ok: false, error: 'no key store' })
    expect(await keyStore.open('AAAA')).toEqual({ ok: false, error: 'whoever owns the key store does not answer' })
  })
})

describe('ports that come before the data is open', () => {
  it('are taken at once where they are for secrets, and wait otherwise', () => {
    let deliver: ((peer: PeerName, port: Port) => void) | undefined
    const taken: Port[] = []
    const onPort = secretsFirst(
      (listener) => {
        deliver = listener
        return () => undefined
      },
      { attach: (port) => void taken.push(port) },
    )
    const [secret, screen, late] = [createPortPair()[0], createPortPair()[0], createPortPair()[0]]
    deliver?.('renderer', screen)
    deliver?.('secrets', secret)
    expect(taken).toEqual([secret])
    const heard: Port[] = []
    onPort((_peer, port) => void heard.push(port))
    deliver?.('renderer', late)
    expect(heard).toEqual([screen, late])
    expect(taken).toEqual([secret])
  })
})
