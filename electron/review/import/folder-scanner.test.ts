import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { LINE_KINDS, type Line } from '../../../test/contract/scanner-lines.ts'
import { TestStation } from '../../../test/contract/scanner-station.ts'
import { withFolder } from '../../../test/make/temporary-folder.ts'
import { seededRandom } from '../../base/random.ts'
import { silentLogger } from '../../log/logger.ts'
import { MESSAGE_TYPE } from '../../pipeline/frame/message-type.ts'
import { decodeScan } from '../../pipeline/scan/decode-scan.ts'
import type { RefusedPictures } from '../../scanner/transport.ts'
import { requireSharp } from '../load-sharp.ts'
import { pictureToPng16 } from '../pictures/picture-files.ts'
import { FolderScanner, TRAY_QUIET_MS } from './folder-scanner.ts'
import { DONE_FOLDER, PictureFolder, REFUSED_FOLDER, TAKEN_FILE } from './picture-folder.ts'
import { SentBook } from './sent-book.ts'

const sharp = await requireSharp()
const SESSION = 0xabcd_0001

interface Bench {
  readonly line: Line
  readonly station: TestStation
  readonly pictures: string
  /** Power on; the same folders each time. */
  start(folder?: PictureFolder): FolderScanner
  /** Lets time pass, with the disk at work in between. */
  pass(ms: number): Promise<void>
  until(isSo: () => boolean): Promise<void>
  /** What the scanner said of refused files, newest last. */
  readonly refused: readonly RefusedPictures[]
  troubles(): number
}

let line: Line | undefined

afterEach(async () => {
  await line?.close()
  line = undefined
})

async function withBench(work: (bench: Bench) => Promise<void>): Promise<void> {
  await withFolder(async (root) => {
    const open = LINE_KINDS.find(({ name }) => name === 'a port between processes')?.open
    if (open === undefined) throw new Error('no line')
    const here = await open()
    line = here
    const station = new TestStation(here)
    const refused: RefusedPictures[] = []
    let troubles = 0
    const pictures = join(root, 'pictures')
    mkdirSync(pictures)
    const pass = async (ms: number) => {
      for (let past = 0; past < ms; past += 50) {
        await here.pass(50)
        // The disk works in real time, however long it takes.
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    }
    await work({
      ...{ line: here, station, pictures, pass, refused },
      troubles: () => troubles,
      start(folder = new PictureFolder(pictures)) {
        const scanner = new FolderScanner({
          folder,
          book: new SentBook(join(root, 'book'), () => SESSION),
          ...{ channel: here.channel, sharp, clock: here.clock, timers: here.timers },
          ...{ random: seededRandom('folder'), log: silentLogger, scannerSerial: 'FOLDER-1' },
          tray: { rows: 10, columns: 15, layout: 'square' },
          onRefused: (one) => void refused.push(one),
          onTrouble: () => void troubles++,
        })
        scanner.start()
        return scanner
      },
      async until(isSo) {
        for (let tries = 0; tries < 3_000 && !isSo(); tries++) await pass(100)
        expect(isSo()).toBe(true)
      },
    })
    await station.link.stop()
  })
}

const words = Uint16Array.from({ length: 64 }, (_, n) => n * 1_000)
const picture = { width: 8, height: 8, channels: 1, slices: 1, pixels: new Uint8Array(words.buffer) }
const png = await pictureToPng16(sharp, picture, { channel: 0, slice: 0 })

const doneIn = (folder: string) => {
  try {
    return readdirSync(join(folder, DONE_FOLDER)).filter((name) => name !== TAKEN_FILE)
  } catch {
    return []
  }
}
const typesOf = (station: TestStation) => [...station.kept.values()].map(({ type }) => type)
const { TRAY_BEGIN, SCAN, TRAY_END } = MESSAGE_TYPE

describe('a scanner whose pictures are files', () => {
  it('gives each file as a scan of its tray and cell, with its counts, and moves it when the station has it', () =>
    withBench(async ({ station, pictures, start, until, pass }) => {
      const scanner = start()
      station.link.start()
      writeFileSync(join(pictures, '0417_A1.png'), png)
      writeFileSync(join(pictures, '0417_H6_2.png'), png)
      await until(() => doneIn(pictures).length === 2)
      writeFileSync(join(pictures, '0418_A1.png'), png)
      await until(() => doneIn(pictures).length === 3)
      expect(typesOf(station)).toEqual([TRAY_BEGIN, SCAN, SCAN, TRAY_END, TRAY_BEGIN, SCAN])
      expect([...station.scans]).toEqual(['1/0/0/1', '1/7/5/2', '2/0/0/1'])
      const [first] = station.ofType(SCAN)
      if (first === undefined) throw new Error('no scan')
      const scan = decodeScan(first.payload, first)
      expect(scan.ok && [...new Uint16Array(scan.value.image.pixels.slice().buffer)]).toEqual([...words])
      // Nothing more comes: the tray is through.
      await pass(TRAY_QUIET_MS + 3_000)
      expect(typesOf(station).at(-1)).toBe(TRAY_END)
      expect(station.hellos[0]).toMatchObject({ scannerSerial: 'FOLDER-1' })
      await scanner.stop()
    }))

  it('keeps a file until the station has its scan, and after a restart sends it under the number that it had', () =>
    withBench(async ({ station, pictures, start, until, pass, troubles }) => {
      const folder = new PictureFolder(pictures)
      const first = start(folder)
      station.link.start()
      writeFileSync(join(pictures, '0417_A1.png'), png)
      await until(() => doneIn(pictures).length === 1)
      // From here on power is gone whenever a file is to be moved.
      folder.done = () => Promise.reject(new Error('power is gone'))
      writeFileSync(join(pictures, '0417_A2.png'), png)
      await until(() => station.ofType(SCAN).length === 2)
      await pass(1_500)
      expect(doneIn(pictures)).toEqual(['0417_A1.png'])
      // Whoever runs it hears that it stands still.
      expect(troubles()).toBeGreaterThan(0)
      // Power goes with the scan safe at the station and the file where it was.
      await first.stop()
      const second = start()
      await until(() => doneIn(pictures).length === 2)
      writeFileSync(join(pictures, '0417_A3.png'), png)
      await until(() => doneIn(pictures).length === 3)
      expect([...station.scans]).toEqual(['1/0/0/1', '1/0/1/1', '1/0/2/1'])
      expect(typesOf(station)).toEqual([TRAY_BEGIN, SCAN, SCAN, SCAN])
      // One session all the time: nothing was counted as of another one.
      expect(station.earlier).toEqual([])
      expect(station.isUnbroken).toBe(true)
      await second.stop()
    }))

  it('sends what the station never had, once it is there', () =>
    withBench(async ({ station, pictures, start, until, pass, line }) => {
      const first = start()
      station.link.start()
      writeFileSync(join(pictures, '0417_A1.png'), png)
      await until(() => doneIn(pictures).length === 1)
      line.channel.pull()
      writeFileSync(join(pictures, '0417_A2.png'), png)
      await pass(5_000)
      expect(station.ofType(SCAN)).toHaveLength(1)
      await first.stop()
      await line.channel.plug()
      const second = start()
      await until(() => doneIn(pictures).length === 2)
      expect([...station.scans]).toEqual(['1/0/0/1', '1/0/1/1'])
      await second.stop()
    }))

  it('takes nothing while the station does not want any, and refuses what is no scan of such a tray', () =>
    withBench(async ({ station, pictures, start, until, pass, refused: told }) => {
      const scanner = start()
      station.link.setFeed('pause')
      station.link.start()
      writeFileSync(join(pictures, '0417_K1.png'), png)
      writeFileSync(join(pictures, '0417_A1.png'), 'no picture at all')
      await pass(4_000)
      expect(station.kept.size).toBe(0)
      expect(readdirSync(pictures)).toHaveLength(2)
      station.link.setFeed('run')
      const refused = () => {
        try {
          return readdirSync(join(pictures, REFUSED_FOLDER)).sort()
        } catch {
          return []
        }
      }
      await until(() => refused().length === 4)
      await until(() => told.at(-1)?.count === 2)
      // The text is written when the file lies there already.
      await scanner.stop()
      expect(refused()).toEqual(['0417_A1.png', '0417_A1.png.txt', '0417_K1.png', '0417_K1.png.txt'])
      expect(readFileSync(join(pictures, REFUSED_FOLDER, '0417_K1.png.txt'), 'utf8')).toContain(
        '10 rows and 15 columns',
      )
      expect(readFileSync(join(pictures, REFUSED_FOLDER, '0417_A1.png.txt'), 'utf8')).toContain(
        'cannot be read as PNG or TIFF',
      )
      expect(station.kept.size).toBe(0)
    }))
})

describe('the book of what was sent', () => {
  it('goes on where it was left, and drops what a crash cut off', () =>
    withFolder((root) => {
      const folder = join(root, 'book')
      const book = new SentBook(folder, () => SESSION)
      const tray = { sequence: 1, code: '0417', cells: ['0-0'] }
      book.add({ sequence: 1, type: TRAY_BEGIN, payload: new Uint8Array([1]), tray: { ...tray, cells: [] } })
      book.add({
        sequence: 2,
        type: SCAN,
        payload: new Uint8Array([10, 2]),
        tray,
        picture: { name: 'a.png', sha256: 'f' },
      })
      book.forget(1)
      writeFileSync(join(folder, '0000000003.message'), '{"sequence":3')
      const again = new SentBook(folder, () => 7)
      expect([again.session, again.firstSequence, again.nextSequence, again.trays]).toEqual([SESSION, 2, 3, 1])
      expect(again.tray).toEqual(tray)
      expect(again.entries).toEqual([
        { sequence: 2, type: SCAN, payload: new Uint8Array([10, 2]), tray, picture: { name: 'a.png', sha256: 'f' } },
      ])
      again.forget(2)
      expect(new SentBook(folder, () => 7).firstSequence).toBe(3)
      expect(readdirSync(folder)).toEqual(['session.json'])
    }))

  it('is as it was when the disk refuses an entry', () =>
    withFolder((root) => {
      const book = new SentBook(root, () => SESSION)
      const entry = { sequence: 1, type: SCAN, payload: new Uint8Array([1]), tray: null }
      const obstacle = join(root, 'session.json')
      rmSync(obstacle)
      mkdirSync(join(obstacle, 'in the way'), { recursive: true })
      expect(() => book.add(entry)).toThrow('session.json')
      expect([book.size, book.nextSequence, readdirSync(root)]).toEqual([0, 1, ['session.json']])
      rmSync(obstacle, { recursive: true })
      book.add({ ...entry, payload: new Uint8Array([2]) })
      expect(new SentBook(root, () => 7).entries.map(({ payload }) => [...payload])).toEqual([[2]])
    }))

  it('begins anew where nobody can tell whose messages lie there', () =>
    withFolder((root) => {
      const book = new SentBook(root, () => SESSION)
      book.add({ sequence: 1, type: SCAN, payload: new Uint8Array(), tray: null })
      writeFileSync(join(root, 'session.json'), 'no json')
      const again = new SentBook(root, () => 7)
      expect([again.session, again.size, again.nextSequence]).toEqual([7, 0, 1])
    }))
})
