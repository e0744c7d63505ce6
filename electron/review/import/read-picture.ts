import { err, ok, type Result } from '../../base/result.ts'
import type { PictureRefusal } from '../../domain/link/picture-refusal.ts'
import { IMAGE_CHANNELS_MAX, IMAGE_SIDE_PIXELS_MAX, IMAGE_SIDE_PIXELS_MIN } from '../../pipeline/scan/limits.ts'
import type { Sharp } from '../load-sharp.ts'
import type { StoredPicture } from '../windowing.ts'

/** Why what is in a file is no picture of an egg. */
type ContentRefusal = Extract<PictureRefusal, 'NOT_A_PICTURE' | 'COLOUR' | 'BIT_DEPTH' | 'SIZE' | 'PAGES'>

/** Sides that a scan may have. */
const SIDE_RANGE: readonly [least: number, most: number] = [IMAGE_SIDE_PIXELS_MIN, IMAGE_SIDE_PIXELS_MAX]
/** Parameter maps of one egg: T2, T1, ADC, a page each. */
const PAGES_MAX = IMAGE_CHANNELS_MAX
/** Pixels of a side beyond which a file is not even decoded: a small file may claim to be a huge picture. */
const DECODED_PIXELS_MAX = SIDE_RANGE[1] * SIDE_RANGE[1]

/** What each refusal means and what to do, for the file beside the refused one. */
export const REFUSAL_TEXTS: Readonly<Record<ContentRefusal, string>> = {
  NOT_A_PICTURE:
    'This file cannot be read as PNG or TIFF. Write it again; if it was cut off, let the scanner write it under another name and rename it when it is whole.',
  COLOUR: 'This picture has colours or transparency. A scan has one value for each pixel: write it as greyscale.',
  BIT_DEPTH: 'Only 8 bit (PNG) and 16 bit (PNG, TIFF) whole numbers are taken, because counts must stay what they are.',
  SIZE: `A scan is ${SIDE_RANGE[0]} to ${SIDE_RANGE[1]} pixels wide and high.`,
  PAGES: `A file holds 1 to ${PAGES_MAX} pages, one for each map (T2, T1, ADC), all of one size.`,
}

/** A file's counts as 16 bit, unchanged: 8 bit stay 0 to 255. The pages of a TIFF are the maps of one scan. */
export async function readPictureFile(sharp: Sharp, bytes: Uint8Array): Promise<Result<StoredPicture, ContentRefusal>> {
  try {
    const options = { limitInputPixels: DECODED_PIXELS_MAX * PAGES_MAX, failOn: 'warning' } as const
    // Of the head alone, so that what claims to be huge is told that it is.
    const head = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
    const { format, width, height, pages = 1, ...info } = head
    if (format !== 'png' && format !== 'tiff') return err('NOT_A_PICTURE')
    if (info.hasAlpha || info.channels !== 1 || info.isPalette) return err('COLOUR')
    const bits = info.bitsPerSample
    const whole = info.depth === 'ushort' || info.depth === 'uchar'
    if (!whole || !(bits === 16 || (bits === 8 && format === 'png'))) return err('BIT_DEPTH')
    const [least, most] = SIDE_RANGE
    if (Math.min(width, height) < least || Math.max(width, height) > most) return err('SIZE')
    if (pages > PAGES_MAX) return err('PAGES')
    const maps = await Promise.all(
      Array.from({ length: pages }, (_, page) => {
        const image = sharp(bytes, { ...options, page })
        const raw =
          bits === 16 ? image.toColourspace('grey16').raw({ depth: 'ushort' }) : image.toColourspace('b-w').raw()
        return raw.toBuffer({ resolveWithObject: true })
      }),
    )
    const pixels = new Uint8Array(2 * width * height * pages)
    const view = new DataView(pixels.buffer)
    for (const [page, map] of maps.entries()) {
      const { data, info: read } = map
      if (read.width !== width || read.height !== height || read.channels !== 1) return err('PAGES')
      const counts = bits === 16 ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data
      for (let n = 0; n < width * height; n++) view.setUint16(2 * (page * width * height + n), counts[n] ?? 0, true)
    }
    return ok({ width, height, channels: pages, slices: 1, pixels })
  } catch {
    return err('NOT_A_PICTURE')
  }
}
