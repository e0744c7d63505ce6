import { autoWindow, type GreyWindow, greyOf, pixelsOf } from './window-level.ts'

export interface ScanPicture {
  readonly width: number
  readonly height: number
  /** 16-bit little-endian, row by row. */
  readonly pixels: Uint8Array
}

export interface AttentionMap {
  readonly width: number
  readonly height: number
  /** 0…255, row by row, usually coarser than the picture. */
  readonly values: Uint8Array
}

/** Attention below this share of its highest value is not drawn: the picture underneath matters more. */
const ATTENTION_FROM = 0.35
/** How far attention may cover the picture. */
const ATTENTION_COVER = 0.75
/** Amber: the one hue on the picture, away from every alarm colour of the themes. */
const ATTENTION_RGB = [255, 168, 40] as const

/** The picture as RGBA, through the given window or one of its own, with the attention over it if there is one, at `strength` from 0 (not at all) to 1; undefined when sizes and bytes do not agree. */
export function eggRgba(
  picture: ScanPicture,
  attention: AttentionMap | null,
  grey?: GreyWindow,
  strength = 1,
): Uint8ClampedArray<ArrayBuffer> | undefined {
  const count = picture.width * picture.height
  const pixels = pixelsOf(picture.pixels)
  if (count <= 0 || pixels.length !== count) return undefined
  const window = grey ?? autoWindow(pixels)
  const heat = attention === null ? undefined : attentionOver(attention, picture.width, picture.height)
  const rgba = new Uint8ClampedArray(count * 4)
  for (let index = 0; index < count; index++) {
    const grey = greyOf(pixels[index] ?? 0, window)
    const cover = strength * (heat?.[index] ?? 0)
    for (let channel = 0; channel < 3; channel++) {
      rgba[index * 4 + channel] = grey * (1 - cover) + (ATTENTION_RGB[channel] ?? 0) * cover
    }
    rgba[index * 4 + 3] = 255
  }
  return rgba
}

/** How much attention covers every pixel, 0…ATTENTION_COVER; bilinear, because the map is coarser than the picture. */
export function attentionOver(map: AttentionMap, width: number, height: number): Float32Array | undefined {
  if (map.width <= 0 || map.height <= 0 || map.values.length !== map.width * map.height) return undefined
  let highest = 0
  for (const value of map.values) highest = Math.max(highest, value)
  if (highest === 0) return undefined
  const cover = new Float32Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const mapX = ((x + 0.5) / width) * map.width - 0.5
      const mapY = ((y + 0.5) / height) * map.height - 0.5
      const share = sample(map, mapX, mapY) / highest
      cover[y * width + x] =
        share <= ATTENTION_FROM ? 0 : ((share - ATTENTION_FROM) / (1 - ATTENTION_FROM)) * ATTENTION_COVER
    }
  }
  return cover
}

function sample(map: AttentionMap, x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const right = x - left
  const down = y - top
  const upper = valueAt(map, left, top) * (1 - right) + valueAt(map, left + 1, top) * right
  const lower = valueAt(map, left, top + 1) * (1 - right) + valueAt(map, left + 1, top + 1) * right
  return upper * (1 - down) + lower * down
}

function valueAt(map: AttentionMap, x: number, y: number): number {
  const column = Math.min(map.width - 1, Math.max(0, x))
  const row = Math.min(map.height - 1, Math.max(0, y))
  return map.values[row * map.width + column] ?? 0
}
