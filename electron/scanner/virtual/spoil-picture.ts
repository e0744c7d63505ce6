import type { Random } from '../../base/random.ts'
import type { EggPicture } from './egg-source.ts'

type Image = EggPicture['image']

/** At most this part of a picture's lines is missing: what is left may still be enough for a decision. */
const LINES_SHARE_MAX = 0.25
const BYTES_PER_PIXEL = 2

/** A copy in which a run of lines is dark, through all channels and slices. */
export function dropLines(image: Image, random: Random): Image {
  const { width, height, channels, slices } = image
  const lines = 1 + random.int(Math.max(1, Math.floor(height * LINES_SHARE_MAX)))
  const first = random.int(height - lines + 1)
  const pixels = image.pixels.slice()
  const lineBytes = width * BYTES_PER_PIXEL
  for (let plane = 0; plane < channels * slices; plane++) {
    const at = (plane * height + first) * lineBytes
    pixels.fill(0, at, at + lines * lineBytes)
  }
  return { ...image, pixels }
}

/** What a coil sees that gives no signal. */
export function darkPicture(image: Image): Image {
  return { ...image, pixels: new Uint8Array(image.pixels.length) }
}
