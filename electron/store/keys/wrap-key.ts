import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Of the data key, and of every key that wraps it. */
export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Nonce, sealed key and tag, one behind the other. */
export const WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES

/** What the wrapped key belongs to: authenticated with it, so that no slot's content can stand in for another's. */
export interface SlotIdentity {
  readonly kind: string
  readonly id: string
  /** Name of the data key; see `keyNameOf`. */
  readonly keyName: string
}

/** Seals the data key with AES-256-GCM (NIST SP 800-38D) under a nonce of its own. */
export function wrapKey(wrappingKey: Uint8Array, dataKey: Uint8Array, slot: SlotIdentity): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey, nonce)
  cipher.setAAD(identityBytes(slot))
  const sealed = cipher.update(dataKey)
  cipher.final()
  return new Uint8Array(Buffer.concat([nonce, sealed, cipher.getAuthTag()]))
}

/** The data key; undefined for another wrapping key, another slot, or one byte that is not as it was written. */
export function unwrapKey(wrappingKey: Uint8Array, wrapped: Uint8Array, slot: SlotIdentity): Uint8Array | undefined {
  if (wrapped.length !== WRAPPED_BYTES || wrappingKey.length !== KEY_BYTES) return undefined
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey, wrapped.subarray(0, NONCE_BYTES))
  decipher.setAAD(identityBytes(slot))
  decipher.setAuthTag(wrapped.subarray(NONCE_BYTES + KEY_BYTES))
  const dataKey = decipher.update(wrapped.subarray(NONCE_BYTES, NONCE_BYTES + KEY_BYTES))
  try {
    decipher.final()
  } catch {
    return undefined
  }
  return keyNameOf(dataKey) === slot.keyName ? new Uint8Array(dataKey) : undefined
}

const NAME_BYTES = 4

/** By which people tell data keys apart, on paper and on screen; derived one way (HKDF), so it gives nothing of the key away. */
export function keyNameOf(dataKey: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', dataKey, '', 'ovoscope data key name 1', NAME_BYTES)).toString('hex')
}

function identityBytes({ kind, id, keyName }: SlotIdentity): Buffer {
  // None of them can hold a line break, so no two identities give the same bytes.
  return Buffer.from(`ovoscope key slot 1\n${kind}\n${id}\n${keyName}`)
}
