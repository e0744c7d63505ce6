/** A UUID of version 7 (RFC 9562, 5.7): 48 bits of time, the rest random. It says nothing of the batch, so it may stand in any log. */
export function uuidV7(nowWallMs: number, fillRandom: (bytes: Uint8Array) => void): string {
  const bytes = new Uint8Array(16)
  fillRandom(bytes)
  const view = new DataView(bytes.buffer)
  const wallMs = Math.max(0, Math.round(nowWallMs))
  view.setUint16(0, Math.floor(wallMs / 2 ** 32))
  view.setUint32(2, wallMs >>> 0)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
