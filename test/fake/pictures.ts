import type { Filmstrip, PictureFileAnswer, TrayThumbnails } from '../../electron/contract/pictures.ts'
import type { Cell } from '../../electron/domain/egg.ts'
import { loadSharp } from '../../electron/review/load-sharp.ts'
import { pictureToPng16, pictureToTiff16 } from '../../electron/review/pictures/picture-files.ts'
import { thumbnailSheet } from '../../electron/review/pictures/thumbnails.ts'
import { fakeEggPage, fakePicture, fakeTrayPage } from './looking-back.ts'

/** The last tray of the scenes whose pictures were made by a program that may load its library. */
const NO_IMAGING_IN = 410

/** By the real library, from the pictures of the scenes. */
export async function fakeTrayThumbnails(visitId: number): Promise<TrayThumbnails> {
  const imaging = await loadSharp()
  if (imaging === undefined || visitId === NO_IMAGING_IN) return { state: 'noImaging' }
  const tray = fakeTrayPage(visitId)
  const kept = tray.eggs.flatMap(({ cell, eggClass }) => {
    const picture = eggClass === 'EMPTY' ? null : fakePicture(cell)
    return picture === null ? [] : [{ cell, picture }]
  })
  const sheet = await thumbnailSheet(imaging.sharp, kept, tray.columns)
  return { state: 'made', ...sheet, cells: kept.map(({ cell }) => cell) }
}

export async function fakeFilmstrip(visitId: number, cell: Cell): Promise<Filmstrip> {
  const imaging = await loadSharp()
  const picture = fakePicture(cell)
  if (imaging === undefined) return { state: 'noImaging' }
  if (picture === null) return { state: 'notKept' }
  const tiles = fakeEggPage(visitId, cell).attempts.map(({ attempt }) => ({ attempt, channel: 0, slice: 0 }))
  const sheet = await thumbnailSheet(
    imaging.sharp,
    tiles.map(() => ({ picture })),
    tiles.length,
  )
  return { state: 'made', ...sheet, tiles }
}

export async function fakePictureFile(cell: Cell, format: 'png16' | 'tiff16'): Promise<PictureFileAnswer> {
  const imaging = await loadSharp()
  const picture = fakePicture(cell)
  if (imaging === undefined) return { state: 'noImaging' }
  if (picture === null) return { state: 'notKept' }
  const plane = { channel: 0, slice: 0 }
  if (format === 'tiff16')
    return { state: 'made', name: 'egg.tiff', bytes: await pictureToTiff16(imaging.sharp, picture) }
  return { state: 'made', name: 'egg-T2.png', bytes: await pictureToPng16(imaging.sharp, picture, plane) }
}
