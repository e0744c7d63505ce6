import type { Sharp } from '../load-sharp.ts'
import type { StoredPicture } from '../windowing.ts'

/** One map and slice as a PNG of 16 bit whose values are the scanner's counts, unchanged. */
export async function pictureToPng16(
  sharp: Sharp,
  picture: StoredPicture,
  { channel, slice }: { readonly channel: number; readonly slice: number },
): Promise<Uint8Array> {
  const { width, height } = picture
  const from = (channel * picture.slices + slice) * width * height
  const words = countsOf(picture).subarray(from, from + width * height)
  if (words.length !== width * height)
    throw new RangeError(`there is no map ${channel}, slice ${slice} in this picture`)
  const png = await sharp(words, { raw: { width, height, channels: 1 } })
    .toColourspace('grey16')
    .png()
    .toBuffer()
  return new Uint8Array(png)
}

/** All maps and slices as one TIFF of 16 bit, a page each, in the order in which they are stored: channel, then slice. Lossless. */
export async function pictureToTiff16(sharp: Sharp, picture: StoredPicture): Promise<Uint8Array> {
  const { width, height, channels, slices } = picture
  const raw = { width, height: height * channels * slices, channels: 1, pageHeight: height } as const
  const tiff = await sharp(countsOf(picture), { raw })
    .toColourspace('grey16')
    .tiff({ compression: 'deflate' })
    .toBuffer()
  return new Uint8Array(tiff)
}

function countsOf({ width, height, channels, slices, pixels }: StoredPicture): Uint16Array {
  const view = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength)
  return Uint16Array.from({ length: width * height * channels * slices }, (_, n) => view.getUint16(2 * n, true))
}
