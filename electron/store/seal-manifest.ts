import { createHmac, hkdfSync } from 'node:crypto'

/** The text of a manifest's file. The seal is made with a key derived from the database's, so nobody without it can change a byte of either. */
export function sealedText(manifest: object, databaseKey: Uint8Array): string {
  return `${JSON.stringify({ manifest, seal: sealOf(manifest, databaseKey).toString('hex') }, undefined, 2)}\n`
}

export function sealOf(manifest: object, databaseKey: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', databaseKey, '', 'ovoscope backup seal 1', 32))
  return createHmac('sha256', key).update(JSON.stringify(manifest)).digest()
}
