import type { Sharp } from '../load-sharp.ts'
import { automaticWindow, type StoredPicture, toGrey } from '../windowing.ts'

/** Side of one thumbnail on a screen: as large as a cell of a tray of 150 on the reference screen. */
export const THUMBNAIL_SIDE = 48

/** One tile of a sheet: a map and slice of a picture. */
export interface Tile {
  readonly picture: StoredPicture
  readonly channel?: number
  readonly slice?: number
}

/** Many thumbnails as one PNG, row by row; a sheet is one answer and one decoding where single files would be hundreds. */
export interface ThumbnailSheet {
  readonly side: number
  readonly columns: number
  readonly png: Uint8Array
}

/**
 * Every tile through a window of its own, fitted into a square of `side` pixels and black around. 8 bit, for looking at only. At least one tile.
 * About 1 ms a tile with machine code.
 */
export async function thumbnailSheet(
  sharp: Sharp,
  tiles: readonly Tile[],
  columns: number,
  side: number = THUMBNAIL_SIDE,
): Promise<ThumbnailSheet> {
  const across = Math.max(1, Math.min(columns, tiles.length))
  const rows = Math.max(1, Math.ceil(tiles.length / across))
  const sheet = new Uint8Array(across * side * rows * side)
  for (const [n, tile] of tiles.entries()) {
    const small = await thumbnail(sharp, tile, side)
    const [left, top] = [(n % across) * side, Math.floor(n / across) * side]
    for (let row = 0; row < side; row++) {
      sheet.set(small.subarray(row * side, (row + 1) * side), (top + row) * across * side + left)
    }
  }
  const raw = { width: across * side, height: rows * side, channels: 1 } as const
  const png = await sharp(sheet, { raw }).toColourspace('b-w').png().toBuffer()
  return { side, columns: across, png: new Uint8Array(png) }
}

async function thumbnail(sharp: Sharp, { picture, channel = 0, slice = 0 }: Tile, side: number): Promise<Uint8Array> {
  const { width, height } = picture
  const grey = toGrey(picture, automaticWindow(picture, channel), channel, slice)
  return new Uint8Array(
    await sharp(grey, { raw: { width, height, channels: 1 } })
      .resize(side, side, { fit: 'contain', background: '#000' })
      .toColourspace('b-w')
      .extractChannel(0)
      .raw()
      .toBuffer(),
  )
}
