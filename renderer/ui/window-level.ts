/** What of the 16-bit range is drawn from black to white. */
export interface GreyWindow {
  readonly black: number
  readonly white: number
}

/** Share of pixels left out at either end, so that one hot pixel does not darken the egg. */
const TAIL_SHARE = 0.005
const LEVELS = 65_536
/** Below this many levels noise would be blown up into a picture of its own. */
const WINDOW_LEAST = 16

/** Little-endian 16-bit pixels as numbers; a last odd byte is left out. The bytes may begin anywhere in their buffer. */
export function pixelsOf(bytes: Uint8Array): Uint16Array {
  const pixels = new Uint16Array(bytes.byteLength >> 1)
  for (let index = 0; index < pixels.length; index++) {
    pixels[index] = (bytes[index * 2] ?? 0) | ((bytes[index * 2 + 1] ?? 0) << 8)
  }
  return pixels
}

/** The window that shows nearly all of the picture: from its 0.5 % to its 99.5 % quantile. */
export function autoWindow(pixels: Uint16Array): GreyWindow {
  if (pixels.length === 0) return { black: 0, white: LEVELS - 1 }
  const counts = new Uint32Array(LEVELS)
  for (const pixel of pixels) counts[pixel] = (counts[pixel] ?? 0) + 1
  const tail = pixels.length * TAIL_SHARE
  const black = firstLevelOver(counts, tail)
  const white = LEVELS - 1 - firstLevelOver(counts.reverse(), tail)
  return white - black >= WINDOW_LEAST ? { black, white } : { black, white: black + WINDOW_LEAST }
}

function firstLevelOver(counts: Uint32Array, tail: number): number {
  let seen = 0
  for (let level = 0; level < counts.length; level++) {
    seen += counts[level] ?? 0
    if (seen > tail) return level
  }
  return counts.length - 1
}

/** Grey from 0 to 255. */
export function greyOf(pixel: number, window: GreyWindow): number {
  const share = (pixel - window.black) / (window.white - window.black)
  return Math.round(255 * Math.min(1, Math.max(0, share)))
}
