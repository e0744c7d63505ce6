import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/**
 * Lossless and made for pictures of 16 bits: each word as its difference from the one before, folded so that small ones stay small, low bytes apart
 * from high ones, then zstd at its fastest. Figures: README.md of this folder.
 */
export function squeeze(plain: Uint8Array): Buffer {
  const count = plain.length >> 1
  const planes = Buffer.allocUnsafe(plain.length)
  let before = 0
  for (let n = 0; n < count; n++) {
    const word = (plain[2 * n] ?? 0) | ((plain[2 * n + 1] ?? 0) << 8)
    const difference = (word - before) & 0xffff
    // The sign goes into the lowest bit.
    const folded = ((difference << 1) ^ (difference & 0x8000 ? 0xffff : 0)) & 0xffff
    planes[n] = folded & 0xff
    planes[count + n] = folded >> 8
    before = word
  }
  if (plain.length % 2 === 1) planes[plain.length - 1] = plain[plain.length - 1] ?? 0
  return zstdCompressSync(planes, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })
}

/** Undefined unless exactly so many bytes come out. */
export function unsqueeze(squeezed: Uint8Array, plainBytes: number): Buffer | undefined {
  let planes: Buffer
  try {
    planes = zstdDecompressSync(squeezed, { maxOutputLength: Math.max(1, plainBytes) })
  } catch {
    return undefined
  }
  if (planes.length !== plainBytes) return undefined
  const count = plainBytes >> 1
  const plain = Buffer.allocUnsafe(plainBytes)
  let word = 0
  for (let n = 0; n < count; n++) {
    const folded = (planes[n] ?? 0) | ((planes[count + n] ?? 0) << 8)
    const difference = (folded >> 1) ^ (folded & 1 ? 0xffff : 0)
    word = (word + difference) & 0xffff
    plain[2 * n] = word & 0xff
    plain[2 * n + 1] = word >> 8
  }
  if (plainBytes % 2 === 1) plain[plainBytes - 1] = planes[plainBytes - 1] ?? 0
  return plain
}
