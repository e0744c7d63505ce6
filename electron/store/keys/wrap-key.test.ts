import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyNameOf, type SlotIdentity, unwrapKey, WRAPPED_BYTES, wrapKey } from './wrap-key.ts'

const anyKey = fc.uint8Array({ minLength: 32, maxLength: 32 })
const anyKind = fc.constantFrom('machine-file', 'key-store', 'recovery-code')
const anyId = fc.stringMatching(/^[0-9a-f]{8}$/)

describe('wrapping the data key', () => {
  it('gives the key back to the same wrapping key and slot, whatever they are', () => {
    fc.assert(
      fc.property(anyKey, anyKey, anyKind, anyId, (wrapping, dataKey, kind, id) => {
        const slot = { kind, id, keyName: keyNameOf(dataKey) }
        const wrapped = wrapKey(wrapping, dataKey, slot)
        expect(wrapped).toHaveLength(WRAPPED_BYTES)
        expect(Buffer.from(wrapped).includes(Buffer.from(dataKey))).toBe(false)
        expect(unwrapKey(wrapping, wrapped, slot)).toEqual(dataKey)
      }),
    )
  })

  it('gives nothing to another key, another slot, or where any one bit has changed', () => {
    fc.assert(
      fc.property(anyKey, anyKey, anyKey, anyKind, anyId, fc.nat(WRAPPED_BYTES * 8 - 1), (...drawn) => {
        const [wrapping, other, dataKey, kind, id, bit] = drawn
        fc.pre(!Buffer.from(wrapping).equals(other))
        const slot: SlotIdentity = { kind, id, keyName: keyNameOf(dataKey) }
        const wrapped = wrapKey(wrapping, dataKey, slot)
        expect(unwrapKey(other, wrapped, slot)).toBeUndefined()
        for (const change of [{ kind: `${kind}x` }, { id: '0badf00d' }, { keyName: keyNameOf(other) }]) {
          fc.pre(id !== '0badf00d')
          expect(unwrapKey(wrapping, wrapped, { ...slot, ...change })).toBeUndefined()
        }
        const damaged = Uint8Array.from(wrapped)
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(unwrapKey(wrapping, damaged, slot)).toBeUndefined()
        expect(unwrapKey(wrapping, wrapped.subarray(1), slot)).toBeUndefined()
      }),
    )
  })

  it('never gives the same bytes twice', () => {
    const key = new Uint8Array(32).fill(7)
    const slot = { kind: 'machine-file', id: '00000000', keyName: keyNameOf(key) }
    expect(wrapKey(key, key, slot)).not.toEqual(wrapKey(key, key, slot))
  })

  it('refuses a key that was wrapped under another name than its own', () => {
    const key = new Uint8Array(32).fill(7)
    const slot = { kind: 'machine-file', id: '00000000', keyName: keyNameOf(new Uint8Array(32)) }
    expect(unwrapKey(key, wrapKey(key, key, slot), slot)).toBeUndefined()
  })
})

describe('the name of a data key', () => {
  it('never changes', () => {
    // Frozen: it stands on paper and in the slots out there.
    expect(keyNameOf(new Uint8Array(32).fill(1))).toBe('34f72944')
  })
})
