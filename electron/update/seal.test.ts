import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSeal, makeSeal } from './seal.ts'

function pair() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { privateKey, base64: publicKey.export({ type: 'spki', format: 'der' }).toString('base64') }
}

const OURS = pair()
const NEXT = pair()
const FOREIGN = pair()
const BYTES = Buffer.from('version: 1.3.0\n')
const FILE = 'latest.yml'
const check = (
  seal: string,
  bytes: Uint8Array = BYTES,
  keys: readonly string[] = [OURS.base64, NEXT.base64],
  file = FILE,
) => checkSeal({ bytes, file }, Buffer.from(seal), keys)

describe('checkSeal', () => {
  it('believes what one of our keys has signed', () => {
    for (const { privateKey } of [OURS, NEXT])
      expect(check(makeSeal(BYTES, FILE, privateKey))).toEqual({ ok: true, value: true })
  })

  it('refuses every changed byte of the file and names it', () => {
    const seal = makeSeal(BYTES, FILE, OURS.privateKey)
    fc.assert(
      fc.property(fc.nat(BYTES.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Uint8Array.from(BYTES, (byte, place) => (place === at ? byte ^ flip : byte))
        expect(check(seal, changed)).toMatchObject({ error: { reason: 'signature-bad', file: FILE } })
      }),
    )
  })

  it('refuses every changed character of the seal', () => {
    const seal = makeSeal(BYTES, FILE, OURS.privateKey)
    fc.assert(
      fc.property(fc.nat(seal.trimEnd().length - 1), fc.constantFrom('A', 'z', '0', '"', '}', '/'), (at, put) => {
        fc.pre(seal[at] !== put)
        const result = check(seal.slice(0, at) + put + seal.slice(at + 1))
        // The last character of base64 before the padding has bits that mean nothing.
        if (result.ok) expect(seal.slice(at + 1)).toMatch(/^=+"\}\n$/)
        else expect(result.error.message).toContain(FILE)
      }),
    )
  })

  it.each([
    ['of another product', makeSeal(BYTES, FILE, OURS.privateKey, 'gallus'), 'wrong-product', '"gallus"'],
    ['for another file', makeSeal(BYTES, 'latest-mac.yml', OURS.privateKey), 'signature-bad', 'latest-mac.yml'],
    ['by a key that we do not know', makeSeal(BYTES, FILE, FOREIGN.privateKey), 'unknown-key', 'latest.yml.sig'],
    ['that is none', 'not a seal', 'signature-bad', 'latest.yml.sig'],
    ['that is empty', '', 'signature-bad', 'latest.yml.sig'],
  ])('refuses a seal %s', (_name, seal, reason, named) => {
    const result = check(seal)
    expect(result).toMatchObject({ ok: false, error: { reason } })
    expect(!result.ok && result.error.message).toContain(named)
  })

  it('is not talked into it by renaming product or file in the seal', () => {
    const foreign = makeSeal(BYTES, FILE, OURS.privateKey, 'gallus').replace('gallus', 'ovoscope')
    expect(check(foreign)).toMatchObject({ error: { reason: 'signature-bad' } })
    const mac = makeSeal(BYTES, 'latest-mac.yml', OURS.privateKey).replace('latest-mac.yml', FILE)
    expect(check(mac)).toMatchObject({ error: { reason: 'signature-bad' } })
  })

  it('takes nothing in a program that carries no key', () => {
    expect(check(makeSeal(BYTES, FILE, OURS.privateKey), BYTES, [])).toMatchObject({
      error: { reason: 'no-release-key', file: FILE },
    })
  })
})
