import {
  FILMSTRIP_TILES_MAX,
  type Filmstrip,
  type PictureFile,
  type PictureFileAnswer,
  type TrayThumbnails,
} from '../../contract/pictures.ts'
import { type Cell, cellName } from '../../domain/egg.ts'
import type { PictureReader } from '../../store/archive/picture-reader.ts'
import type { ReadableDb } from '../../store/open-database.ts'
import { packCell } from '../../store/quantise.ts'
import { PLAY_WORDS } from '../csv.ts'
import { EGG_ATTEMPTS_SQL } from '../egg-page.ts'
import type { LoadedSharp } from '../load-sharp.ts'
import { readTrayPage } from '../tray-page.ts'
import { pictureToPng16, pictureToTiff16 } from './picture-files.ts'
import { notePng, noteTiff } from './picture-note.ts'
import { thumbnailSheet } from './thumbnails.ts'

/** What pictures are made of and with. */
export interface PictureSources {
  readonly db: ReadableDb
  readonly pictures: PictureReader
  /** Undefined where it may not be loaded. */
  readonly imaging: LoadedSharp | undefined
}

/** Names of the maps in the order in which a scanner sends its channels. */
const MAP_NAMES = ['T2', 'T1', 'ADC']

export async function trayThumbnails(
  visitId: number,
  { db, pictures, imaging }: PictureSources,
): Promise<TrayThumbnails> {
  if (imaging === undefined) return { state: 'noImaging' }
  const tray = readTrayPage(db, visitId)
  const kept = (tray?.eggs ?? []).flatMap(({ cell, attempt }) => {
    const picture = pictures.read(tray?.batchId ?? null, { visitId, cell, attempt })?.image
    return picture === undefined ? [] : [{ cell, picture }]
  })
  if (tray === null || kept.length === 0) return { state: 'notKept' }
  const sheet = await thumbnailSheet(imaging.sharp, kept, tray.columns)
  return { state: 'made', ...sheet, cells: kept.map(({ cell }) => cell) }
}

export async function eggFilmstrip(
  { visitId, cell }: { readonly visitId: number; readonly cell: Cell },
  { db, pictures, imaging }: PictureSources,
): Promise<Filmstrip> {
  if (imaging === undefined) return { state: 'noImaging' }
  const batchId = readTrayPage(db, visitId)?.batchId ?? null
  const attempts = db.prepare<[number, number], { attempt: number }>(EGG_ATTEMPTS_SQL).all(visitId, packCell(cell))
  // An attempt that came twice has one picture.
  const tiles = [...new Set(attempts.map(({ attempt }) => attempt))]
    .flatMap((attempt) => {
      const picture = pictures.read(batchId, { visitId, cell, attempt })?.image
      if (picture === undefined) return []
      return Array.from({ length: picture.channels * picture.slices }, (_, plane) => ({
        ...{ attempt, picture },
        ...{ channel: Math.floor(plane / picture.slices), slice: plane % picture.slices },
      }))
    })
    .slice(0, FILMSTRIP_TILES_MAX)
  if (tiles.length === 0) return { state: 'notKept' }
  const sheet = await thumbnailSheet(imaging.sharp, tiles, tiles.length)
  return { state: 'made', ...sheet, tiles: tiles.map(({ attempt, channel, slice }) => ({ attempt, channel, slice })) }
}

export interface PictureFileQuestion {
  readonly visitId: number
  readonly cell: Cell
  readonly attempt: number
  readonly format: PictureFile
  readonly channel: number
  readonly slice: number
}

export async function eggPictureFile(
  question: PictureFileQuestion,
  { db, pictures, imaging, play }: PictureSources & { readonly play: boolean },
): Promise<PictureFileAnswer> {
  if (imaging === undefined) return { state: 'noImaging' }
  const { visitId, cell, attempt, format, channel, slice } = question
  const tray = readTrayPage(db, visitId)
  const picture = pictures.read(tray?.batchId ?? null, question)?.image
  if (tray === null || picture === undefined || channel >= picture.channels || slice >= picture.slices) {
    return { state: 'notKept' }
  }
  const name = [...(play ? ['training'] : []), tray.batchId ?? 'no-batch', tray.code, visitId, cellName(cell), attempt]
    .map(fileWord)
    .join('-')
  if (format === 'tiff16') {
    const tiff = await pictureToTiff16(imaging.sharp, picture)
    return { state: 'made', name: `${name}.tiff`, bytes: play ? noteTiff(tiff, PLAY_WORDS) : tiff }
  }
  const map = [MAP_NAMES[channel] ?? `map${channel + 1}`, ...(picture.slices > 1 ? [`slice${slice + 1}`] : [])].join(
    '-',
  )
  const png = await pictureToPng16(imaging.sharp, picture, { channel, slice })
  return { state: 'made', name: `${name}-${map}.png`, bytes: play ? notePng(png, PLAY_WORDS) : png }
}

/** Codes come from a reader and may hold what no file name may. */
function fileWord(text: string | number): string {
  return String(text).replace(/[^A-Za-z0-9_-]+/g, '_')
}
