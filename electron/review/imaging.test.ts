import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { generatePhantom } from '../../models/phantom/phantom.ts'
import { contactSheetToPng, PICTURE_SIDE_MAX, scanToPng } from './imaging.ts'
import { automaticWindow, type StoredPicture, toGrey } from './windowing.ts'

/** Two maps of 4×2 pixels: 0, 100, … 700, then the same plus 1000. */
function ramp(): StoredPicture {
  const words = Uint16Array.from({ length: 16 }, (_, i) => 100 * (i % 8) + 1000 * Math.floor(i / 8))
  return { width: 4, height: 2, channels: 2, slices: 1, pixels: new Uint8Array(words.buffer) }
}

describe('toGrey', () => {
  it('maps the window onto black to white and clips outside', () => {
    const grey = toGrey(ramp(), { window: 400, level: 300 })
    expect([...grey]).toEqual([0, 0, 64, 128, 191, 255, 255, 255])
  })

  it('takes the asked map; one that is not there is black', () => {
    expect(toGrey(ramp(), { window: 700, level: 1350 }, 1)[7]).toBe(255)
    expect(Math.max(...toGrey(ramp(), { window: 700, level: 350 }, 2))).toBe(0)
    expect(Math.max(...toGrey({ ...ramp(), pixels: new Uint8Array(3) }, { window: 700, level: 350 }))).toBe(0)
  })

  it('finds a window in which one bright spot does not darken the egg', () => {
    const words = Uint16Array.from({ length: 64 * 64 }, (_, i) => (i === 7 ? 65535 : i % 1000))
    const picture = { width: 64, height: 64, channels: 1, slices: 1, pixels: new Uint8Array(words.buffer) }
    expect(automaticWindow(picture).window).toBeLessThan(1000)
    expect(automaticWindow({ ...picture, pixels: new Uint8Array(8192) }).window).toBe(1)
  })
})

describe('scanToPng', () => {
  it('writes the grey values of the scan, enlarged without smoothing', async () => {
    const png = await scanToPng(ramp(), { grey: { window: 700, level: 350 }, scale: 3 })
    expect(await sharp(png).metadata()).toMatchObject({
      format: 'png',
      width: 12,
      height: 6,
      channels: 1,
      depth: 'uchar',
    })
    const data = await sharp(png).toColourspace('b-w').raw().toBuffer()
    const row = Array.from({ length: 12 }, (_, column) => data[column])
    expect(row).toEqual([0, 0, 0, 36, 36, 36, 73, 73, 73, 109, 109, 109])
  })

  it('refuses sizes that no screen has', async () => {
    await expect(scanToPng(ramp(), { scale: PICTURE_SIDE_MAX })).rejects.toThrow(RangeError)
    await expect(scanToPng(ramp(), { scale: 0.4 })).rejects.toThrow(RangeError)
  })
})

describe('contactSheetToPng', () => {
  it('sets every picture into its place, with labels that cannot break the drawing', async () => {
    const { image } = generatePhantom({
      seed: 'sheet',
      tray: 1,
      cell: { row: 0, column: 0 },
      ageHours: 288,
      noise: 0.02,
    })
    const tiles = [{ picture: image }, { picture: image, grey: { window: 1, level: 0 } }]
    const png = await contactSheetToPng({
      title: 'A & <B>',
      columnLabels: ['one', '"two"'],
      rows: [{ label: 'x', tiles }],
      scale: 1,
    })
    const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const brightness = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0
    expect(info.height).toBeGreaterThan(64)
    expect(brightness(info.width - 6 - 32, info.height - 6 - 20)).toBeGreaterThan(200)
    await expect(contactSheetToPng({ title: '', columnLabels: [], rows: [], scale: 1 })).rejects.toThrow(RangeError)
  })
})
