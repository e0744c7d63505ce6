import { crc32 } from 'node:zlib'

/** Signature and head chunk of a PNG: the first further chunk may stand behind them. */
const PNG_HEAD_BYTES = 8 + 25

/** A PNG with a note in it, as any viewer shows it among a picture's properties; its pixels stay what they were. Latin letters only. */
export function notePng(png: Uint8Array, note: string): Uint8Array {
  const content = Buffer.from(`tEXtDescription\0${note}`, 'latin1')
  const chunk = Buffer.alloc(content.length + 8)
  chunk.writeUInt32BE(content.length - 4, 0)
  content.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(content), chunk.length - 4)
  return new Uint8Array(Buffer.concat([png.subarray(0, PNG_HEAD_BYTES), chunk, png.subarray(PNG_HEAD_BYTES)]))
}

/** Tag and type of the text that describes a page (TIFF 6.0, ImageDescription, ASCII). */
const DESCRIPTION_TAG = 270
const ASCII = 2
const ENTRY_BYTES = 12

/** The same for the first page of a TIFF: its directory is written anew at the end, with the note among its entries. At least four letters. */
export function noteTiff(tiff: Uint8Array, note: string): Uint8Array {
  const isLittle = tiff[0] === 0x49
  const from = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  const at = from.getUint32(4, isLittle)
  const count = from.getUint16(at, isLittle)
  const entries = Array.from({ length: count }, (_, n) => at + 2 + n * ENTRY_BYTES).map((offset) => ({
    tag: from.getUint16(offset, isLittle),
    bytes: tiff.subarray(offset, offset + ENTRY_BYTES),
  }))
  const kept = entries.filter(({ tag }) => tag !== DESCRIPTION_TAG)
  const text = Buffer.from(`${note}\0`, 'latin1')
  // Offsets are even.
  const textAt = tiff.length + (tiff.length % 2)
  const directoryAt = textAt + text.length + (text.length % 2)
  const written = new Uint8Array(directoryAt + 2 + (kept.length + 1) * ENTRY_BYTES + 4)
  const to = new DataView(written.buffer)
  written.set(tiff)
  written.set(text, textAt)
  const description = new DataView(new ArrayBuffer(ENTRY_BYTES))
  description.setUint16(0, DESCRIPTION_TAG, isLittle)
  description.setUint16(2, ASCII, isLittle)
  description.setUint32(4, text.length, isLittle)
  description.setUint32(8, textAt, isLittle)
  const all = [...kept, { tag: DESCRIPTION_TAG, bytes: new Uint8Array(description.buffer) }].sort(
    (a, b) => a.tag - b.tag,
  )
  to.setUint16(directoryAt, all.length, isLittle)
  for (const [n, { bytes }] of all.entries()) written.set(bytes, directoryAt + 2 + n * ENTRY_BYTES)
  const next = from.getUint32(at + 2 + count * ENTRY_BYTES, isLittle)
  to.setUint32(directoryAt + 2 + all.length * ENTRY_BYTES, next, isLittle)
  to.setUint32(4, directoryAt, isLittle)
  return written
}
