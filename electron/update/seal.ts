import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import * as z from 'zod'
import { ok, type Result } from '../base/result.ts'
import type { UpdateRefusal } from '../contract/update.ts'
import { refuse } from './refuse.ts'

/** Ending of the file that stands beside a channel file and vouches for it. */
export const SEAL_SUFFIX = '.sig'

/** Goes into what is signed, so that a signature made for another program of the same publisher is worth nothing here. */
const PRODUCT = 'ovoscope'
const PURPOSE = 'ovoscope-update-channel/1'

const sealSchema = z.strictObject({
  product: z.string().max(60),
  file: z.string().max(60),
  key: z.string().max(64),
  signature: z.base64().max(128),
})

/** A key's short name: the beginning of the SHA-256 of its public half. */
export function keyName(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)
}

/** Reads a public key as it stands in release-keys.ts; throws what Node says of anything else. */
export function publicKeyOf(base64: string): KeyObject {
  return createPublicKey({ key: Buffer.from(base64, 'base64'), type: 'spki', format: 'der' })
}

/** The text of the seal for a channel file. Ed25519 over purpose, product, the file's name and its bytes. */
export function makeSeal(bytes: Uint8Array, file: string, privateKey: KeyObject, product = PRODUCT): string {
  const key = keyName(createPublicKey(privateKey))
  const signature = sign(null, signedBytes(bytes, product, file), privateKey).toString('base64')
  return `${JSON.stringify({ product, file, key, signature })}\n`
}

/** Whether a channel file is word for word what the holder of one of our keys has published under this name. */
export function checkSeal(
  channel: { readonly bytes: Uint8Array; readonly file: string },
  sealBytes: Uint8Array,
  publicKeys: readonly string[],
): Result<true, UpdateRefusal> {
  const { bytes, file } = channel
  const sealFile = file + SEAL_SUFFIX
  if (publicKeys.length === 0) {
    return refuse('no-release-key', file, `${file} cannot be checked: this program was built without a release key.`)
  }
  const seal = parseSeal(sealBytes)
  if (seal === undefined) return refuse('signature-bad', sealFile, `${sealFile} is no seal of ours.`)
  if (seal.product !== PRODUCT) {
    return refuse(
      'wrong-product',
      sealFile,
      `${sealFile} is for "${seal.product}", not for ${PRODUCT}. Is the feed that of another program?`,
    )
  }
  if (seal.file !== file) {
    return refuse('signature-bad', sealFile, `${sealFile} was made for ${seal.file}, not for ${file}.`)
  }
  const key = publicKeys.map(publicKeyOf).find((known) => keyName(known) === seal.key)
  if (key === undefined) {
    return refuse(
      'unknown-key',
      sealFile,
      `${sealFile} was made with the key ${seal.key}, which this program does not know.`,
    )
  }
  const holds = verify(null, signedBytes(bytes, PRODUCT, file), key, Buffer.from(seal.signature, 'base64'))
  if (holds) return ok(true)
  return refuse(
    'signature-bad',
    file,
    `${file} is not what was sealed: it or ${sealFile} was changed. Publish both again.`,
  )
}

function signedBytes(bytes: Uint8Array, product: string, file: string): Uint8Array {
  return Buffer.concat([Buffer.from(`${PURPOSE}\n${product}\n${file}\n`), bytes])
}

function parseSeal(bytes: Uint8Array): z.infer<typeof sealSchema> | undefined {
  try {
    const parsed = sealSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}
