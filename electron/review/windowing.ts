/** A scan's picture as it is stored: 16-bit little-endian, ordered channel, slice, row, column. */
export interface StoredPicture {
  readonly width: number
  readonly height: number
  readonly channels: number
  readonly slices: number
  readonly pixels: Uint8Array
}

/** Counts that become black … white: level in the middle, window wide. Radiology's two knobs. */
export interface GreyWindow {
  readonly window: number
  readonly level: number
}

/** Share of the brightest pixels that may be white all alike; a single bright spot must not darken the egg. */
const WHITE_SHARE = 0.005

/** Window and level that show one map well: from 0 to the count that only half a per cent of pixels exceed. */
export function automaticWindow(picture: StoredPicture, channel = 0): GreyWindow {
  const words = Array.from(planeWords(picture, channel)).sort((a, b) => a - b)
  const bright = words[Math.floor((1 - WHITE_SHARE) * (words.length - 1))] ?? 0
  const window = Math.max(1, bright)
  return { window, level: window / 2 }
}

/** One map and slice as 8-bit grey, row by row. A map or slice that is not there is black. */
export function toGrey(picture: StoredPicture, grey: GreyWindow, channel = 0, slice = 0): Uint8Array {
  const words = planeWords(picture, channel, slice)
  const from = grey.level - grey.window / 2
  const values = new Uint8ClampedArray(picture.width * picture.height)
  for (let i = 0; i < words.length; i++) values[i] = (255 * ((words[i] as number) - from)) / grey.window
  return new Uint8Array(values.buffer)
}

function planeWords(picture: StoredPicture, channel: number, slice = 0): Uint16Array {
  const length = picture.width * picture.height
  const at = 2 * length * (channel * picture.slices + slice)
  const view = new DataView(picture.pixels.buffer, picture.pixels.byteOffset, picture.pixels.byteLength)
  if (channel >= picture.channels || slice >= picture.slices || at + 2 * length > view.byteLength) {
    return new Uint16Array(length)
  }
  return Uint16Array.from({ length }, (_, i) => view.getUint16(at + 2 * i, true))
}
