import { createHash } from 'node:crypto'

/** A key file as stations wrote it before there were slots: the key in the clear between a name and eight bytes of its hash. */
export function oldKeyFileBytes(dataKey: Uint8Array): Buffer {
  const check = createHash('sha256').update('ovoscope key check').update(dataKey).digest().subarray(0, 8)
  return Buffer.concat([Buffer.from('OVOKEY01'), dataKey, check])
}
