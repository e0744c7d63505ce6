import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { err, ok, type Result } from '../base/result.ts'

/** Lies beside the manifest; covers its exact bytes, and through the hashes in it every file of the package. */
export const SIGNATURE_FILE = 'manifest.sig'
/** A signature has some 250 bytes; a longer file is none. Effect: it is refused unread. */
export const SIGNATURE_BYTES_MAX = 1024

/** First line of the file, with the version of its form. */
const HEADING = 'ovoscope-model-signature 1'
/** Characters of a key's fingerprint that are shown and written down: 64 bits, to name a key, never to trust one. */
const KEY_ID_CHARS = 16

/** A public key whose signatures this machine believes. */
export interface TrustedKey {
  readonly id: string
  /** File it came from, for whoever asks why a package was let in. */
  readonly file: string
  readonly key: KeyObject
}

export interface SignatureError {
  readonly code: 'SIGNATURE_INVALID' | 'SIGNATURE_WRONG' | 'MANIFEST_CHANGED' | 'KEY_UNKNOWN'
  /** What is wrong, for the person who installs the package. */
  readonly detail: string
}

/** Name of an Ed25519 key, public or private: the beginning of the SHA-256 of its public half (DER, SubjectPublicKeyInfo). */
export function keyId(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  return sha256(publicKey.export({ type: 'spki', format: 'der' })).slice(0, KEY_ID_CHARS)
}

/** Text of `manifest.sig` for a manifest's exact bytes. Ed25519 (RFC 8032) needs no randomness: the same key gives the same text. */
export function signManifest(manifest: Uint8Array, privateKey: KeyObject): string {
  return signatureText(keyId(privateKey), sha256(manifest), sign(null, manifest, privateKey))
}

/**
 * Says who signed a manifest, or which of the two files is not what was signed. The hash in the signature file is believed only to tell
 * these apart; what counts is the signature. Of a signature there is exactly one text, so that no byte of it may differ.
 */
export function checkSignature(
  manifest: Uint8Array,
  text: string,
  trusted: readonly TrustedKey[],
): Result<TrustedKey, SignatureError> {
  const stated = readSignature(text)
  if (stated === undefined) {
    return err({ code: 'SIGNATURE_INVALID', detail: 'it is not a signature of the known form; sign the package again' })
  }
  const key = trusted.find(({ id }) => id === stated.keyId)
  if (key === undefined) {
    const known = trusted.map(({ id }) => id).join(', ') || 'none'
    return err({ code: 'KEY_UNKNOWN', detail: `signed with key ${stated.keyId}, trusted here: ${known}` })
  }
  const fits = sha256(manifest) === stated.manifestSha256
  if (!verify(null, manifest, key.key, stated.signature)) {
    return fits
      ? err({ code: 'SIGNATURE_WRONG', detail: `it is not a signature of the manifest by key ${key.id}` })
      : err({ code: 'MANIFEST_CHANGED', detail: `it is not the manifest that was signed with key ${key.id}` })
  }
  if (!fits) return err({ code: 'SIGNATURE_WRONG', detail: 'the hash in it is not that of the manifest' })
  return ok(key)
}

interface Stated {
  readonly keyId: string
  readonly manifestSha256: string
  readonly signature: Uint8Array
}

function readSignature(text: string): Stated | undefined {
  const [, id, manifestSha256, base64] =
    /^[^\n]+\nkey ([0-9a-f]{16})\nmanifest sha256 ([0-9a-f]{64})\n([A-Za-z0-9+/]{86}==)\n$/.exec(text) ?? []
  if (id === undefined || manifestSha256 === undefined || base64 === undefined) return undefined
  const signature = Buffer.from(base64, 'base64')
  // Base64 has more than one spelling of the same bytes; only ours is accepted.
  return signatureText(id, manifestSha256, signature) === text ? { keyId: id, manifestSha256, signature } : undefined
}

function signatureText(id: string, manifestSha256: string, signature: Uint8Array): string {
  return `${HEADING}\nkey ${id}\nmanifest sha256 ${manifestSha256}\n${Buffer.from(signature).toString('base64')}\n`
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
