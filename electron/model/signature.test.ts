import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SHIPPED_PACKAGE } from '../../test/make/signed-package.ts'
import { checkSignature, keyId, signManifest } from './signature.ts'
import { readTrustedKeys, trustedKeysIn } from './trusted-keys.ts'

const MANIFEST = readFileSync(join(SHIPPED_PACKAGE, 'manifest.json'))
const pair = generateKeyPairSync('ed25519')
const trusted = [{ id: keyId(pair.publicKey), file: 'own.pem', key: pair.publicKey }]
const text = signManifest(MANIFEST, pair.privateKey)

function codeOf(manifest: Uint8Array, signature: string, keys = trusted) {
  const checked = checkSignature(manifest, signature, keys)
  return checked.ok ? 'ok' : checked.error.code
}

describe('checkSignature', () => {
  it('tells who signed', () => {
    const checked = checkSignature(MANIFEST, text, trusted)
    expect(checked.ok && checked.value.file).toBe('own.pem')
  })

  it('believes what the shipped package says with the shipped key alone', () => {
    const { keys } = readTrustedKeys(trustedKeysIn(join(SHIPPED_PACKAGE, '..')))
    const shipped = readFileSync(join(SHIPPED_PACKAGE, 'manifest.sig'), 'latin1')
    expect(codeOf(MANIFEST, shipped, [...keys])).toBe('ok')
    expect(codeOf(MANIFEST, shipped)).toBe('KEY_UNKNOWN')
  })

  it('accepts no other manifest: one bit of every byte turned', () => {
    const codes = new Set<string>()
    for (let at = 0; at < MANIFEST.length; at++) {
      const changed = Buffer.from(MANIFEST)
      changed[at] = (MANIFEST[at] ?? 0) ^ (1 << (at % 8))
      codes.add(codeOf(changed, text))
    }
    expect([...codes]).toEqual(['MANIFEST_CHANGED'])
  })

  it('accepts no other text of the signature, not even one that means the same: all 255 others of every byte', () => {
    const accepted: number[] = []
    const blamed = new Set<string>()
    for (let at = 0; at < text.length; at++) {
      for (let byte = 0; byte < 256; byte++) {
        if (byte === text.charCodeAt(at)) continue
        const code = codeOf(MANIFEST, text.slice(0, at) + String.fromCharCode(byte) + text.slice(at + 1))
        if (code === 'ok') accepted.push(at)
        blamed.add(code)
      }
    }
    expect(accepted).toEqual([])
    expect([...blamed].toSorted()).toEqual(['KEY_UNKNOWN', 'SIGNATURE_INVALID', 'SIGNATURE_WRONG'])
  })

  it('refuses another form, line ends of another system, and nothing at all', () => {
    for (const other of [
      '',
      '\n',
      text.trimEnd(),
      `${text}\n`,
      text.replaceAll('\n', '\r\n'),
      text.replace('1', '2'),
    ]) {
      expect(codeOf(MANIFEST, other)).toBe('SIGNATURE_INVALID')
    }
  })
})
