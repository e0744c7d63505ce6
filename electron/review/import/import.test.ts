import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { cellName } from '../../domain/egg.ts'
import { requireSharp } from '../load-sharp.ts'
import { pictureToPng16, pictureToTiff16 } from '../pictures/picture-files.ts'
import { DONE_FOLDER, PictureFolder, REFUSED_FOLDER, TAKEN_FILE } from './picture-folder.ts'
import { compileNamePattern, DEFAULT_NAME_PATTERN, readManifest } from './picture-name.ts'
import { readPictureFile } from './read-picture.ts'

const sharp = await requireSharp()

function finder(pattern: string) {
  const compiled = compileNamePattern(pattern)
  if (!compiled.ok) throw new Error(compiled.error)
  return compiled.value
}

describe('the name of a picture', () => {
  it('says tray, cell and attempt by the usual pattern', () => {
    const find = finder(DEFAULT_NAME_PATTERN)
    expect(find('0417_H6.png')).toEqual({ trayCode: '0417', cell: { row: 7, column: 5 }, attempt: 1 })
    expect(find('T-9.b_a15_2.TIFF')).toEqual({ trayCode: 'T-9.b', cell: { row: 0, column: 14 }, attempt: 2 })
    for (const name of [
      '0417.png',
      '_H6.png',
      '0417_H0.png',
      '0417_H6_0.png',
      '0417_H6.jpg',
      '../0417_H6.png',
      '0417_H6.png.exe',
    ]) {
      expect([name, find(name)]).toEqual([name, undefined])
    }
  })

  it('follows any pattern that says enough, with rows and columns from 1', () => {
    const find = finder('scan ({row}, {column}) of {tray}')
    expect(find('scan (8, 6) of 0417.tif')).toEqual({ trayCode: '0417', cell: { row: 7, column: 5 }, attempt: 1 })
    expect(finder('{tray}[_{cell}]')('0417.png')).toBeUndefined()
    for (const bad of [
      '{tray}',
      '{cell}',
      '{tray}_{cell}_{row}_{column}',
      '{tray}_{cell}_{cell}',
      '{tray}_{egg}',
      '{tray}_{cell}]',
      '[{tray}_{cell}',
      '[{tray}[_]{cell}]',
      '{tray}_{cell}}',
      'x'.repeat(121),
    ]) {
      expect([bad, compileNamePattern(bad).ok]).toEqual([bad, false])
    }
  })

  it('gives back every place that was written by it', () => {
    const find = finder(DEFAULT_NAME_PATTERN)
    const anyPlace = fc.record({
      trayCode: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,20}$/),
      cell: fc.record({ row: fc.nat(99), column: fc.nat(199) }),
      attempt: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(anyPlace, (place) => {
        expect(find(`${place.trayCode}_${cellName(place.cell)}_${place.attempt}.png`)).toEqual(place)
      }),
    )
  })

  it('may be anything where a manifest says it', () => {
    const read = readManifest('\ufefffile,tray,cell,attempt\r\nscan-1.png,0417,H6,2\r\n\r\nscan-2.png,0417,H7,\r\n')
    if (!read.ok) throw new Error(read.error)
    expect(read.value.get('scan-1.png')).toEqual({ trayCode: '0417', cell: { row: 7, column: 5 }, attempt: 2 })
    expect(read.value.get('scan-2.png')?.attempt).toBe(1)
    const head = 'file,tray,cell,attempt\n'
    expect(readManifest('name,tray\n')).toMatchObject({ ok: false })
    expect(readManifest(`${head}a.png,0417\n`)).toMatchObject({ error: expect.stringContaining('line 2') })
    expect(readManifest(`${head}a.png,1,A1\na.png,1,A2\n`)).toMatchObject({ error: expect.stringContaining('line 3') })
  })
})

describe('the counts of a file', () => {
  const words = Uint16Array.from({ length: 3 * 9 * 8 }, (_, n) => (n * 7919) % 65_536)
  const picture = { width: 9, height: 8, channels: 3, slices: 1, pixels: new Uint8Array(words.buffer) }
  const read = (bytes: Uint8Array) => readPictureFile(sharp, bytes)

  it('are those that were written: 16 bit in every page of a TIFF and in a PNG', async () => {
    expect(await read(await pictureToTiff16(sharp, picture))).toEqual({ ok: true, value: picture })
    const png = await pictureToPng16(sharp, picture, { channel: 1, slice: 0 })
    expect(await read(png)).toEqual({
      ok: true,
      value: { ...picture, channels: 1, pixels: picture.pixels.slice(144, 288) },
    })
  })

  it('stay 0 to 255 where there are 8 bit', async () => {
    const grey = Uint8Array.from({ length: 72 }, (_, n) => (n * 37) % 256)
    const png = await sharp(grey, { raw: { width: 9, height: 8, channels: 1 } })
      .toColourspace('b-w')
      .png()
      .toBuffer()
    const found = await read(png)
    if (!found.ok) throw new Error(found.error)
    expect([...new Uint16Array(found.value.pixels.buffer)]).toEqual([...grey])
  })

  it('are refused with a reason where there is no scan in the file', async () => {
    const of = (channels: 1 | 3 | 4, width = 9) =>
      sharp({ create: { width, height: 8, channels: channels === 1 ? 3 : channels, background: '#456' } })
    expect(await read(await of(3).png().toBuffer())).toEqual({ ok: false, error: 'COLOUR' })
    expect(await read(await of(4).png().toBuffer())).toEqual({ ok: false, error: 'COLOUR' })
    expect(await read(await of(1, 2_000).toColourspace('b-w').png().toBuffer())).toEqual({ ok: false, error: 'SIZE' })
    expect(await read(await of(1).toColourspace('b-w').tiff().toBuffer())).toEqual({ ok: false, error: 'BIT_DEPTH' })
    expect(await read(await of(3).jpeg().toBuffer())).toEqual({ ok: false, error: 'NOT_A_PICTURE' })
    const many = { ...picture, channels: 4, pixels: new Uint8Array(4 * 144) }
    expect(await read(await pictureToTiff16(sharp, many))).toEqual({ ok: false, error: 'PAGES' })
    const whole = await pictureToPng16(sharp, picture, { channel: 0, slice: 0 })
    expect(await read(whole.subarray(0, whole.length - 20))).toEqual({ ok: false, error: 'NOT_A_PICTURE' })
    expect(await read(new Uint8Array(40))).toEqual({ ok: false, error: 'NOT_A_PICTURE' })
    // Every page of it is broken: nothing of what fails is left for nobody to hear.
    const pages = await pictureToTiff16(sharp, { ...picture, channels: 3, pixels: new Uint8Array(3 * 144).fill(7) })
    for (const cut of [40, 400, 800]) {
      expect(await read(pages.slice(0, pages.length - cut))).toMatchObject({ ok: false })
    }
  })
})

describe('a folder of pictures', () => {
  const filesIn = (folder: string, below: string) => readdirSync(join(folder, below)).sort()

  it('gives a file once it has come to rest, and moves it when its scan is acknowledged', () =>
    withFolder(async (root) => {
      const folder = new PictureFolder(root)
      const path = join(root, '0417_H6.png')
      writeFileSync(path, 'half')
      expect(await folder.look()).toEqual([])
      writeFileSync(path, 'half and the rest')
      expect(await folder.look()).toEqual([])
      const [found] = await folder.look()
      expect(found).toMatchObject({ name: '0417_H6.png', place: { trayCode: '0417', attempt: 1 } })
      // Nobody has said what became of it.
      expect(await folder.look()).toEqual([])
      expect(readdirSync(root)).toEqual(['0417_H6.png'])
      if (found !== undefined) await folder.done(found)
      expect(filesIn(root, DONE_FOLDER)).toEqual(['0417_H6.png', TAKEN_FILE])
    }))

  it('tells what was refused as long as it lies there, also after a restart', () =>
    withFolder(async (root) => {
      const folder = new PictureFolder(root)
      expect(await folder.refused()).toEqual({ count: 0 })
      for (const name of ['0417_A1.png', 'letter.png']) writeFileSync(join(root, name), 'x')
      await folder.look()
      const [found] = await folder.look()
      expect(await folder.refused()).toEqual({ count: 1, newest: { file: 'letter.png', refusal: 'NAME' } })
      if (found !== undefined) await folder.refuse(found.name, 'COLOUR', 'This picture has colours.')
      expect(readFileSync(join(root, REFUSED_FOLDER, '0417_A1.png.txt'), 'utf8')).toBe(
        'COLOUR: This picture has colours.\n',
      )
      utimesSync(join(root, REFUSED_FOLDER, 'letter.png.txt'), 1, 1)
      const told = { count: 2, newest: { file: '0417_A1.png', refusal: 'COLOUR' } }
      expect([await folder.refused(), await new PictureFolder(root).refused()]).toEqual([told, told])
      writeFileSync(join(root, REFUSED_FOLDER, '0417_A1.png.txt'), 'somebody’s own words')
      expect(await new PictureFolder(root).refused()).toEqual({ count: 2 })
      rmSync(join(root, REFUSED_FOLDER), { recursive: true })
      expect(await folder.refused()).toEqual({ count: 0 })
    }))

  it('leaves what is held where it is and tries it again, and counts it and a wrong manifest among the refused', () =>
    withFolder(async (root) => {
      let isHeld = true
      const read = (path: string) => {
        if (isHeld && /A[13]\.png$/.test(path)) return Promise.reject(new Error('EBUSY'))
        return Promise.resolve(readFileSync(path))
      }
      const folder = new PictureFolder(root, undefined, read)
      for (const name of ['0417_A1.png', '0417_A2.png']) writeFileSync(join(root, name), 'x')
      await folder.look()
      expect((await folder.look()).map(({ name }) => name)).toEqual(['0417_A2.png'])
      expect(await folder.refused()).toEqual({ count: 1, newest: { file: '0417_A1.png', refusal: 'LOCKED' } })
      isHeld = false
      expect((await folder.look()).map(({ name }) => name)).toEqual(['0417_A1.png'])
      expect(await folder.refused()).toEqual({ count: 0 })
      isHeld = true
      writeFileSync(join(root, '0417_A3.png'), 'x')
      for (let looks = 0; looks < 2; looks++) await folder.look()
      rmSync(join(root, '0417_A3.png'))
      writeFileSync(join(root, 'manifest.csv'), 'nothing')
      await folder.look()
      expect(await folder.refused()).toEqual({ count: 1, newest: { file: 'manifest.csv', refusal: 'MANIFEST' } })
      await folder.stillThere()
      rmSync(root, { recursive: true })
      await expect(folder.stillThere()).rejects.toThrow('ENOENT')
    }))

  it('finds a picture that was written over another one of its name, which was under way', () =>
    withFolder(async (root) => {
      const path = join(root, '0417_H6.png')
      writeFileSync(path, 'one')
      const folder = new PictureFolder(root)
      await folder.look()
      const [first] = await folder.look()
      writeFileSync(path, 'the egg passed once more')
      if (first !== undefined) await folder.done(first)
      expect(readdirSync(root).filter((name) => name.endsWith('.png'))).toEqual(['0417_H6.png'])
      await folder.look()
      const [second] = await folder.look()
      expect(Buffer.from(second?.bytes ?? []).toString()).toBe('the egg passed once more')
      if (second !== undefined) await folder.done(second)
      expect(filesIn(root, DONE_FOLDER)).toEqual(['0417_H6.png', TAKEN_FILE])
    }))

  it('takes no picture twice: not after a restart, not when it is copied in again, not when the move was lost', () =>
    withFolder(async (root) => {
      const path = join(root, '0417_H6.png')
      writeFileSync(path, 'the same bytes')
      const first = new PictureFolder(root)
      await first.look()
      const [found] = await first.look()
      if (found === undefined) throw new Error('nothing found')
      await first.done(found)
      writeFileSync(path, 'the same bytes')
      writeFileSync(
        join(root, DONE_FOLDER, TAKEN_FILE),
        `${readFileSync(join(root, DONE_FOLDER, TAKEN_FILE), 'utf8')}{"name":"cut o`,
      )
      const second = new PictureFolder(root)
      await second.look()
      expect(await second.look()).toEqual([])
      expect(filesIn(root, DONE_FOLDER)).toEqual(['0417_H6-2.png', '0417_H6.png', TAKEN_FILE])
      // Other bytes under the same name are another picture, and so are the same bytes of another egg.
      writeFileSync(path, 'other bytes')
      writeFileSync(join(root, '0417_H7.png'), 'the same bytes')
      await second.look()
      const next = await second.look()
      expect(next.map(({ name }) => name).sort()).toEqual(['0417_H6.png', '0417_H7.png'])
      for (const one of next) await second.done(one)
      expect(
        readFileSync(join(root, DONE_FOLDER, TAKEN_FILE), 'utf8')
          .trimEnd()
          .split('\n'),
      ).toHaveLength(4)
    }))

  it('refuses what belongs nowhere and says why beside it; leaves alone what is no picture, a link and what is hidden', () =>
    withFolder(async (root) => {
      writeFileSync(join(root, 'holiday.png'), 'x')
      writeFileSync(join(root, 'notes.txt'), 'x')
      writeFileSync(join(root, '.0417_H6.png'), 'x')
      mkdirSync(join(root, '0417_H8.png'))
      symlinkSync('/dev/zero', join(root, '0417_H9.png'))
      const folder = new PictureFolder(root)
      await folder.look()
      expect(await folder.look()).toEqual([])
      expect(filesIn(root, REFUSED_FOLDER)).toEqual(['holiday.png', 'holiday.png.txt'])
      expect(readFileSync(join(root, REFUSED_FOLDER, 'holiday.png.txt'), 'utf8')).toContain('tray and cell')
      expect(readdirSync(root).sort()).toEqual([
        '.0417_H6.png',
        '0417_H8.png',
        '0417_H9.png',
        'notes.txt',
        REFUSED_FOLDER,
      ])
    }))

  it('lets a manifest name what no pattern does, and waits where it cannot be read', () =>
    withFolder(async (root) => {
      writeFileSync(join(root, 'scan-1.png'), 'x')
      writeFileSync(join(root, 'manifest.csv'), 'file,tray\n')
      const folder = new PictureFolder(root)
      await folder.look()
      expect(await folder.look()).toEqual([])
      expect(readFileSync(join(root, 'manifest.csv.txt'), 'utf8')).toContain('begins with the line')
      writeFileSync(join(root, 'manifest.csv'), 'file,tray,cell,attempt\nscan-1.png,0417,C2,1\n')
      expect(await folder.look()).toMatchObject([{ name: 'scan-1.png', place: { cell: { row: 2, column: 1 } } }])
    }))

  it('is not opened by a pattern that says too little', () => {
    expect(() => new PictureFolder('anywhere', '{tray}')).toThrow(RangeError)
  })
})
