/** A square picture as PNG. */
export interface IconPicture {
  /** Edge length in pixels. */
  readonly size: number
  readonly png: Uint8Array
}

const ICO_HEADER_BYTES = 6
const ICO_ENTRY_BYTES = 16
/** The byte that stands for 256, the largest size. */
const ICO_SIZE_256 = 0

/** A Windows icon: header, one entry a picture, then the PNG files as they are (Windows Vista and later). */
export function icoFile(pictures: readonly IconPicture[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  pictures.forEach(({ size, png }, at) => {
    const entry = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * at
    header.writeUInt8(size === 256 ? ICO_SIZE_256 : size, entry)
    header.writeUInt8(size === 256 ? ICO_SIZE_256 : size, entry + 1)
    // Colour planes and bits a pixel.
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(png.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += png.length
  })
  return Buffer.concat([header, ...pictures.map(({ png }) => png)])
}

/** Apple's four letters for a PNG of each size. */
const ICNS_TYPES: Readonly<Record<number, string>> = { 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' }

/** A macOS icon: `icns`, the length of everything, then type, length and PNG for each picture. Throws for a size that has no type. */
export function icnsFile(pictures: readonly IconPicture[]): Buffer {
  const parts = pictures.map(({ size, png }) => {
    const type = ICNS_TYPES[size]
    if (type === undefined) throw new Error(`icns has no type for ${size} pixels`)
    return Buffer.concat([chunkHead(type, png.length), png])
  })
  return Buffer.concat([chunkHead('icns', Buffer.concat(parts).length), ...parts])
}

function chunkHead(type: string, contentBytes: number): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(contentBytes + head.length, 4)
  return head
}
