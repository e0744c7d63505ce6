import type { Cell } from '../../domain/egg.ts'
import { packCell } from '../quantise.ts'

/** Names one picture within its batch. */
export interface PictureKey {
  readonly visitId: number
  readonly cell: Cell
  readonly attempt: number
}

/** A scan's picture as it came, and where the model looked. */
export interface KeptPicture {
  readonly image: {
    readonly width: number
    readonly height: number
    readonly channels: number
    readonly slices: number
    /** Unsigned 16-bit little-endian, ordered channel, slice, row, column. */
    readonly pixels: Uint8Array
  }
  readonly attention: { readonly width: number; readonly height: number; readonly values: Uint8Array } | undefined
}

/** Four sides and counts of the picture, two of the map, 16 bits each. */
const SHAPE_BYTES = 12

/** Bytes that `packPicture` writes. */
export function packedBytes({ image, attention }: KeptPicture): number {
  return SHAPE_BYTES + image.pixels.length + (attention?.values.length ?? 0)
}

/** Shape, pixels, map. */
export function packPicture({ image, attention }: KeptPicture, target: Buffer, at: number): void {
  target.writeUInt16LE(image.width, at)
  target.writeUInt16LE(image.height, at + 2)
  target.writeUInt16LE(image.channels, at + 4)
  target.writeUInt16LE(image.slices, at + 6)
  target.writeUInt16LE(attention?.width ?? 0, at + 8)
  target.writeUInt16LE(attention?.height ?? 0, at + 10)
  target.set(image.pixels, at + SHAPE_BYTES)
  if (attention !== undefined) target.set(attention.values, at + SHAPE_BYTES + image.pixels.length)
}

/** Undefined when sizes and bytes do not agree. */
export function unpackPicture(bytes: Buffer): KeptPicture | undefined {
  if (bytes.length < SHAPE_BYTES) return undefined
  const size = (n: number) => bytes.readUInt16LE(2 * n)
  const image = { width: size(0), height: size(1), channels: size(2), slices: size(3) }
  const pixelBytes = 2 * image.width * image.height * image.channels * image.slices
  const map = { width: size(4), height: size(5) }
  if (bytes.length !== SHAPE_BYTES + pixelBytes + map.width * map.height) return undefined
  const part = (from: number, to?: number) => new Uint8Array(bytes.subarray(from, to))
  const pixelsEnd = SHAPE_BYTES + pixelBytes
  return {
    image: { ...image, pixels: part(SHAPE_BYTES, pixelsEnd) },
    attention: map.width * map.height === 0 ? undefined : { ...map, values: part(pixelsEnd) },
  }
}

export function pictureName({ visitId, cell, attempt }: PictureKey): string {
  return `${visitId}/${packCell(cell)}/${attempt}`
}
