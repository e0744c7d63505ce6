import { createHash } from 'node:crypto'
import { KEY_BYTES } from './wrap-key.ts'

/** 8 bytes of name and version, the key in the clear, 8 bytes of its hash: how key files were written before there were slots. */
const MAGIC = Buffer.from('OVOKEY01')
const CHECK_BYTES = 8
const FILE_BYTES = MAGIC.length + KEY_BYTES + CHECK_BYTES

/** The data key; undefined for anything but a sound file of that form. */
export function openOldKeyFile(bytes: Buffer): Uint8Array | undefined {
  const key = bytes.subarray(MAGIC.length, MAGIC.length + KEY_BYTES)
  const isSound =
    bytes.length === FILE_BYTES &&
    bytes.subarray(0, MAGIC.length).equals(MAGIC) &&
    checkOf(key).equals(bytes.subarray(MAGIC.length + KEY_BYTES))
  return isSound ? new Uint8Array(key) : undefined
}

function checkOf(key: Uint8Array): Buffer {
  return createHash('sha256').update('ovoscope key check').update(key).digest().subarray(0, CHECK_BYTES)
}
