import { requireSharp } from './load-sharp.ts'
import { automaticWindow, type GreyWindow, type StoredPicture, toGrey } from './windowing.ts'

/** Largest side of a picture made here: beyond this a request is a mistake, and is answered with a RangeError before memory is taken. */
export const PICTURE_SIDE_MAX = 8192

export interface PictureView {
  /** Default: `automaticWindow`. */
  readonly grey?: GreyWindow
  readonly channel?: number
  readonly slice?: number
  /** Screen pixels for one scan pixel, a whole number; pixels stay square and sharp. Default 1. */
  readonly scale?: number
}

/** One tile of a contact sheet. */
export interface SheetTile {
  readonly picture: StoredPicture
  readonly grey?: GreyWindow
}

export interface SheetRow {
  readonly label: string
  readonly tiles: readonly SheetTile[]
}

export interface ContactSheet {
  readonly title: string
  readonly columnLabels: readonly string[]
  readonly rows: readonly SheetRow[]
  readonly scale: number
}

/** A scan as an 8-bit grey PNG through window and level. */
export async function scanToPng(picture: StoredPicture, view: PictureView = {}): Promise<Uint8Array> {
  const { channel = 0, slice = 0, scale = 1, grey = automaticWindow(picture, channel) } = view
  const { width, height } = picture
  refuseSide(width * scale, height * scale)
  const raw = { width, height, channels: 1 } as const
  const sharp = await requireSharp()
  return await sharp(toGrey(picture, grey, channel, slice), { raw })
    .resize(width * scale, height * scale, { kernel: 'nearest' })
    .toColourspace('b-w')
    .png()
    .toBuffer()
}

const GAP = 6
const LABEL_WIDTH = 190
const TITLE_HEIGHT = 52
const COLUMN_LABEL_HEIGHT = 30

/** Many scans of one size in rows and columns with their labels, as one PNG. Text needs a font on the machine; pictures do not. */
export async function contactSheetToPng(sheet: ContactSheet): Promise<Uint8Array> {
  const first = sheet.rows[0]?.tiles[0]?.picture
  if (first === undefined) throw new RangeError('a contact sheet needs at least one picture')
  const stepX = first.width * sheet.scale + GAP
  const stepY = first.height * sheet.scale + GAP
  const width = LABEL_WIDTH + stepX * Math.max(...sheet.rows.map(({ tiles }) => tiles.length))
  const height = TITLE_HEIGHT + COLUMN_LABEL_HEIGHT + stepY * sheet.rows.length
  refuseSide(width, height)
  const overlays = await Promise.all(
    sheet.rows.flatMap(({ tiles }, row) =>
      tiles.map(async ({ picture, grey }, column) => ({
        input: Buffer.from(await scanToPng(picture, { scale: sheet.scale, ...(grey === undefined ? {} : { grey }) })),
        left: LABEL_WIDTH + column * stepX,
        top: TITLE_HEIGHT + COLUMN_LABEL_HEIGHT + row * stepY,
      })),
    ),
  )
  const sharp = await requireSharp()
  const labels = { input: Buffer.from(labelsSvg(sheet, { width, height, stepX, stepY })), left: 0, top: 0 }
  return await sharp({ create: { width, height, channels: 3, background: '#14181b' } })
    .composite([...overlays, labels])
    .png({ palette: true, colours: 64 })
    .toBuffer()
}

function labelsSvg(
  sheet: ContactSheet,
  size: { readonly width: number; readonly height: number; readonly stepX: number; readonly stepY: number },
): string {
  const top = TITLE_HEIGHT + COLUMN_LABEL_HEIGHT
  const columns = sheet.columnLabels.map((label, column) => {
    const x = LABEL_WIDTH + column * size.stepX + (size.stepX - GAP) / 2
    return `<text x="${x}" y="${top - 10}" text-anchor="middle">${escapeXml(label)}</text>`
  })
  const rows = sheet.rows.map(({ label }, row) => {
    return `<text x="14" y="${top + row * size.stepY + size.stepY / 2}">${escapeXml(label)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" font-family="sans-serif" font-size="16" fill="#c9d1d6">
<text x="14" y="33" font-size="20" font-weight="bold">${escapeXml(sheet.title)}</text>${columns.join('')}${rows.join('')}</svg>`
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function refuseSide(width: number, height: number): void {
  const whole = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0
  if (!whole || Math.max(width, height) > PICTURE_SIDE_MAX) {
    throw new RangeError(
      `a picture of ${width}×${height} cannot be made; sides are whole and at most ${PICTURE_SIDE_MAX}`,
    )
  }
}
