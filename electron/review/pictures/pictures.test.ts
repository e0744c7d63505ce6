import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatePhantom } from '../../../models/phantom/phantom.ts'
import { MORNING_MS, makeBatch, makeGroup, makeVisit, scanItem } from '../../../test/make/commit-groups.ts'
import { keepPictures } from '../../../test/make/keep-pictures.ts'
import { LOOKED_BACK_KEY, lookBack } from '../../../test/make/look-back.ts'
import { reviewContract } from '../../contract/review.ts'
import { loadSharp, requireSharp } from '../load-sharp.ts'
import type { StoredPicture } from '../windowing.ts'
import { pictureToPng16, pictureToTiff16 } from './picture-files.ts'
import { notePng, noteTiff } from './picture-note.ts'
import { thumbnailSheet } from './thumbnails.ts'

const sharp = await requireSharp()
const batchId = '2026-1121-01'
const cell = { row: 1, column: 2 }

const anyPicture: fc.Arbitrary<StoredPicture> = fc
  .record({
    width: fc.integer({ min: 1, max: 33 }),
    height: fc.integer({ min: 1, max: 33 }),
    channels: fc.integer({ min: 1, max: 3 }),
    slices: fc.integer({ min: 1, max: 3 }),
    seed: fc.integer({ min: 1, max: 65_535 }),
  })
  .map(({ seed, ...size }) => {
    const { width, height, channels, slices } = size
    const words = Uint16Array.from({ length: width * height * channels * slices }, (_, n) => (n * seed * 7919) % 65_536)
    return { ...size, pixels: new Uint8Array(words.buffer) }
  })

async function read(bytes: Uint8Array, page = 0): Promise<number[]> {
  const raw = await sharp(bytes, { page }).toColourspace('grey16').raw({ depth: 'ushort' }).toBuffer()
  return [...new Uint16Array(raw.buffer, raw.byteOffset, raw.length / 2)]
}

const words = ({ pixels }: StoredPicture) => [...new Uint16Array(pixels.slice().buffer)]

describe('files of 16 bit', () => {
  it('give back every count of every map and slice', async () => {
    await fc.assert(
      fc.asyncProperty(anyPicture, async (picture) => {
        const { width, height, channels, slices } = picture
        const planes = channels * slices
        const tiff = await pictureToTiff16(sharp, picture)
        const info = await sharp(tiff).metadata()
        expect(info).toMatchObject({ format: 'tiff', width, height, bitsPerSample: 16, pages: planes })
        const all = words(picture)
        for (let plane = 0; plane < planes; plane++) {
          const counts = all.slice(plane * width * height, (plane + 1) * width * height)
          expect(await read(tiff, plane)).toEqual(counts)
          const [channel, slice] = [Math.floor(plane / slices), plane % slices]
          const png = await pictureToPng16(sharp, picture, { channel, slice })
          expect(await sharp(png).metadata()).toMatchObject({
            format: 'png',
            width,
            height,
            bitsPerSample: 16,
            channels: 1,
          })
          expect(await read(png)).toEqual(counts)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('are refused for a map that is not there', async () => {
    const picture = { width: 2, height: 1, channels: 1, slices: 1, pixels: new Uint8Array(4) }
    await expect(pictureToPng16(sharp, picture, { channel: 1, slice: 0 })).rejects.toThrow(RangeError)
  })
})

describe('a note in a file', () => {
  const picture = {
    width: 9,
    height: 8,
    channels: 3,
    slices: 1,
    pixels: new Uint8Array(3 * 144).map((_, n) => (n * 37) % 251),
  }

  it('stands in it and changes no count, in a PNG and in every page of a TIFF', async () => {
    const png = notePng(await pictureToPng16(sharp, picture, { channel: 0, slice: 0 }), 'TRAINING (play)')
    expect(Buffer.from(png).includes('Description\0TRAINING (play)')).toBe(true)
    expect(await sharp(png, { failOn: 'warning' }).metadata()).toMatchObject({ width: 9, height: 8, bitsPerSample: 16 })
    expect(await read(png)).toEqual(words(picture).slice(0, 72))
    const tiff = noteTiff(await pictureToTiff16(sharp, picture), 'TRAINING (play)')
    expect(Buffer.from(tiff).includes('TRAINING (play)\0')).toBe(true)
    expect(await sharp(tiff, { failOn: 'warning' }).metadata()).toMatchObject({ pages: 3, bitsPerSample: 16 })
    for (const page of [0, 1, 2])
      expect(await read(tiff, page)).toEqual(words(picture).slice(page * 72, (page + 1) * 72))
    // Written over, not beside it.
    const again = noteTiff(tiff, 'another note')
    expect(await read(again, 2)).toEqual(words(picture).slice(144))
  })
})

describe('a sheet of thumbnails', () => {
  it('holds every picture in its square, fitted and not stretched', async () => {
    const white = { width: 4, height: 4, channels: 1, slices: 1, pixels: new Uint8Array(32).fill(255) }
    const wide = { width: 8, height: 4, channels: 1, slices: 1, pixels: new Uint8Array(64).fill(255) }
    const black = { ...white, pixels: new Uint8Array(32) }
    const { png, columns, side } = await thumbnailSheet(
      sharp,
      [white, black, wide].map((picture) => ({ picture })),
      2,
      16,
    )
    expect([columns, side]).toEqual([2, 16])
    const { data, info } = await sharp(png).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height, info.channels]).toEqual([32, 32, 1])
    const at = (x: number, y: number) => data[y * info.width + x]
    expect([at(8, 8), at(24, 8), at(8, 24), at(8, 17), at(24, 24)]).toEqual([255, 0, 255, 0, 0])
  })
})

describe('pictures of what was scanned', () => {
  it('are a sheet of the tray, a strip of the egg, and files of one attempt', () =>
    lookBack(
      async (review, store, folder) => {
        store.saveBatch(makeBatch())
        store.commit(makeGroup([{ kind: 'tray-begin', visit: makeVisit(1, { batchId, code: 'T/1 ü' }) }], 1, [1]))
        store.commit(
          makeGroup(
            [scanItem(2, { cell }), scanItem(3, { cell, attempt: 2 }), scanItem(4, { cell: { row: 0, column: 0 } })],
            4,
          ),
        )
        const { image } = generatePhantom({ seed: 'files', tray: 1, cell, ageHours: 264, channels: 2 })
        const given = [1, 2].map((attempt) => ({ visitId: 1, cell, attempt, picture: { image, attention: undefined } }))
        await keepPictures({ folder, key: LOOKED_BACK_KEY, store }, given)

        const sheet = await review.trayThumbnails({ visitId: 1 })
        expect(reviewContract.methods.trayThumbnails.result.safeParse(sheet).success).toBe(true)
        expect(sheet).toMatchObject({ state: 'made', cells: [cell], columns: 1 })
        const strip = await review.eggFilmstrip({ visitId: 1, cell })
        expect(reviewContract.methods.eggFilmstrip.result.safeParse(strip).success).toBe(true)
        expect(strip).toMatchObject({
          state: 'made',
          tiles: [1, 2].flatMap((attempt) => [0, 1].map((channel) => ({ attempt, channel, slice: 0 }))),
        })
        const wish = { visitId: 1, cell, attempt: 2, channel: 1, slice: 0 } as const
        const png = await review.eggPictureFile({ ...wish, format: 'png16' })
        if (png.state !== 'made') throw new Error(png.state)
        // The tray's code is no path.
        expect(png.name).toBe(`${batchId}-T_1_-1-B3-2-T1.png`)
        expect(await read(png.bytes)).toEqual(words(image).slice(4096))
        const tiff = await review.eggPictureFile({ ...wish, format: 'tiff16' })
        expect(tiff).toMatchObject({ state: 'made', name: `${batchId}-T_1_-1-B3-2.tiff` })

        expect(await review.eggPictureFile({ ...wish, attempt: 3, format: 'png16' })).toEqual({ state: 'notKept' })
        expect(await review.eggPictureFile({ ...wish, channel: 2, format: 'png16' })).toEqual({ state: 'notKept' })
        expect(await review.eggFilmstrip({ visitId: 1, cell: { row: 0, column: 0 } })).toEqual({ state: 'notKept' })
        expect(await review.trayThumbnails({ visitId: 9 })).toEqual({ state: 'notKept' })
      },
      { imaging: () => loadSharp() },
    ))

  it('are not made where the library may not be loaded, and that is said', () =>
    lookBack(async (review, store) => {
      store.saveBatch(makeBatch({ startedWallMs: MORNING_MS }))
      const wish = { visitId: 1, cell, attempt: 1, format: 'png16', channel: 0, slice: 0 } as const
      expect(await review.trayThumbnails({ visitId: 1 })).toEqual({ state: 'noImaging' })
      expect(await review.eggFilmstrip({ visitId: 1, cell })).toEqual({ state: 'noImaging' })
      expect(await review.eggPictureFile(wish)).toEqual({ state: 'noImaging' })
    }))
})
